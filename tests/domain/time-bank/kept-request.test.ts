/** A request that was kept on a phone: for every day, moment and wish, when it may go by itself and when it is asked about. */
import fc from 'fast-check'
import { addDays, chinaDate, startOfChinaDateMs } from '../../../src/domain/calendar'
import { requestKept } from '../../../src/domain/time-bank/kept-request'
import { waitsForItsWriter } from '../../../src/domain/waits-for-its-writer'

const hour = 3_600_000
const writtenAtMs = startOfChinaDateMs('2026-03-10') + 9 * hour

test.each([
  ['at once', '', 0, 'fresh'],
  ['after a day to the millisecond', '', 24 * hour, 'fresh'],
  ['after more than a day', '', 24 * hour + 1, 'old'],
  ['for tomorrow, this evening', '2026-03-11', 12 * hour, 'fresh'],
  ['for today, this evening', '2026-03-10', 14 * hour, 'fresh'],
  ['for today, at midnight', '2026-03-10', 15 * hour, 'day-over'],
  ['for next week, after more than a day', '2026-03-17', 30 * hour, 'old'],
  ['by a phone whose clock went back', '', -hour, 'fresh'],
] as const)('a request kept %s', (_, wantedOn, laterMs, kept) => {
  expect(requestKept({ wantedOn }, writtenAtMs, writtenAtMs + laterMs)).toBe(kept)
})

test('what goes by itself was meant within a day, and for a day that is not over', () => {
  const days = fc.option(fc.integer({ min: -3, max: 3 }), { nil: null })
  fc.assert(
    fc.property(fc.integer({ min: -48, max: 96 }), days, fc.boolean(), (hours, day, maybeSent) => {
      const nowMs = writtenAtMs + hours * hour
      const wantedOn = day === null ? '' : addDays(chinaDate(nowMs), day)
      const letter = {
        envelope: { name: 'redeem.request', args: { wantedOn }, issuedAtMs: writtenAtMs },
        state: { kind: 'waiting', maybeSent },
      }
      const asks = waitsForItsWriter(letter, nowMs)
      expect(asks).toBe(!maybeSent && (hours > 24 || (day ?? 0) < 0))
      // Said to be wanted now: only the day can stand against it.
      const renewed = { ...letter, state: { ...letter.state, meantAtMs: nowMs } }
      expect(waitsForItsWriter(renewed, nowMs)).toBe(!maybeSent && (day ?? 0) < 0)
      const gift = { ...letter, envelope: { ...letter.envelope, name: 'donation.give' } }
      expect(waitsForItsWriter(gift, nowMs)).toBe(false)
    }),
  )
})
