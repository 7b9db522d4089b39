/** An order (兑换) that somebody has taken, and the answers of the server around it. */
import { defaultTimeBank } from '../../src/domain/settings/time-bank-rules'
import type { OwnTimeAccount } from '../../src/protocol/time-bank'
import type { TimeOrder } from '../../src/protocol/time-order'

export const fixtureOrder = (part: Partial<TimeOrder> = {}): TimeOrder => ({
  ...{ id: 'o1', service: '陪诊', minutes: 120, state: 'taken', fromPool: false },
  ...{ regionName: '杨家门社区', wantedOn: '', wish: '', wishCheck: null, mine: 'asked' },
  ...{ needsAnother: false, asElder: false, fromElder: false, elderAgreed: false, elder: null },
  ...{ askedAtMs: 0, expiresAtMs: 0, takerLeft: false, neededApproval: false, entitlement: null },
  ...{ elderName: '王奶奶', relation: '婆婆', contact: '13800001234', askerName: '李组长' },
  ...{ takerName: '王小妹', askerMinutes: null, takerMinutes: null, takenAtMs: null },
  ...{ objected: false, disputes: [], settledByName: '', settledReason: '' },
  ...part,
})

const account: OwnTimeAccount = {
  ...{ verified: true, number: '3304830010001', balanceMinutes: 750, heldMinutes: 120 },
  ...{ closed: false, rules: defaultTimeBank, months: [], wholeAudit: null },
}

export const orderAnswers = (own: readonly TimeOrder[], office: readonly TimeOrder[] = []) => ({
  'timeBank.account': account,
  'timeBank.orders': { own, open: [], next: null, nextOwn: null },
  'timeBank.office': { orders: office, orderCount: office.length, gifts: [] },
})
