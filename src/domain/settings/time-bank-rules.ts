/** What a tenant decides about the time bank. Cities differ in nearly every line, so each of them is data. */
import * as v from 'valibot'
import { filledTextShape } from '../shapes'
import { mostMinutes } from '../time-bank/most-minutes'

export const giftReaches = ['nobody', 'relatives', 'anyone'] as const

const approvals = (least: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(5))

/** An estate cannot speak for itself: whatever a street decides, two others look. */
export const leastInheritanceApprovals = 2

export const timeBankRulesShape = v.strictObject({
  /** What a volunteer may hold at most; 0 = no cap. What comes beyond goes to the community pool. */
  personalCapMinutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostMinutes)),
  /** From this age on hours may be redeemed for oneself. */
  redeemFromAge: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(120)),
  /** Own hours for somebody whose age is only said: a community worker looks before it goes out to volunteers. */
  saidAgeNeedsApproval: v.boolean(),
  giftsTo: v.picklist(giftReaches),
  /** To the community pool, for those who have no hours of their own. */
  mayDonate: v.boolean(),
  /** So many people of the office must agree to an inheritance, besides the one who proposes it. */
  inheritanceApprovals: approvals(leastInheritanceApprovals),
  /** The same for the correction of a transfer. Never 0: nobody makes hours alone. */
  correctionApprovals: approvals(1),
  /** So long an order waits for the next step: approved, taken, confirmed. What nobody took is then released. */
  holdDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365)),
  /** Who takes orders and gives them back learns who lives where: so often within so many days, then no more. */
  giveBacksMost: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
  giveBackDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365)),
  /** The menu: what can be asked for. */
  services: v.pipe(v.array(filledTextShape(20, '服务要有名称')), v.minLength(1), v.maxLength(60)),
})

export type TimeBankRules = v.InferOutput<typeof timeBankRulesShape>

export const defaultTimeBank: TimeBankRules = {
  personalCapMinutes: 1500 * 60,
  redeemFromAge: 60,
  saidAgeNeedsApproval: true,
  giftsTo: 'relatives',
  mayDonate: true,
  inheritanceApprovals: 2,
  correctionApprovals: 1,
  holdDays: 30,
  giveBacksMost: 3,
  giveBackDays: 30,
  services: ['陪诊', '代购', '理发', '陪聊', '保洁', '助浴', '水电维修', '代办'],
}
