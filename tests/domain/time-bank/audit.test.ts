/** How far an audit has come, through every phase of it and whatever is added meanwhile; and what a place is called. */
import {
  auditPercent,
  placeWords,
  type AuditCounts,
  type PlaceNames,
} from '../../../src/domain/time-bank/audit'

const counts = (accounts: number, entries: number, transfers: number): AuditCounts => ({
  ...{ accounts, entries, transfers },
})

test.each([
  ['nothing yet', counts(0, 0, 0), 0],
  ['accounts that never moved', counts(40, 0, 0), 4],
  ['half of the entries', counts(50, 250, 0), 30],
  ['all accounts, no transfer', counts(100, 500, 0), 60],
  ['half of the transfers', counts(100, 500, 200), 80],
  ['all, and the sum still to come', counts(100, 500, 400), 99],
  ['more entries than there were: the transfers are still to come', counts(101, 900, 0), 60],
])('%s', (_what, done, percent) => {
  expect(auditPercent(done, counts(100, 500, 400))).toBe(percent)
})

test('of a small ledger, whose accounts are one portion, the transfers are still seen', () => {
  const whole = counts(34, 6, 4)
  const seen = [counts(0, 0, 0), counts(34, 6, 0), counts(34, 6, 2), counts(34, 6, 4)]
  expect(seen.map((done) => auditPercent(done, whole))).toEqual([0, 90, 95, 99])
})

test('of a ledger in which there was nothing it makes nothing up', () => {
  expect(auditPercent(counts(2, 2, 1), counts(0, 0, 0))).toBe(0)
})

const names: PlaceNames = {
  numberOf: (id) => (id === 'v-1' ? '1001002' : undefined),
  teamNameOf: (id) => (id === 't-1' ? '银龄服务队' : undefined),
}

test.each([
  ['', '整本账'],
  ['volunteer:v-1', '志愿者 1001002 的账户'],
  ['team:t-1', '银龄服务队的账户'],
  ['pool:07', '公益池的账户 07'],
  ['issuance:00', '发放时间的账户 00'],
  ['transfer:issue/pool:07', '转账 issue/pool:07'],
  ['volunteer:altered', '账户 volunteer:altered'],
  ['altered', '账户 altered'],
])('a place %p is called %s', (place, words) => {
  expect(placeWords(place, names)).toBe(words)
})
