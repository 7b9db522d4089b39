/** What a tenant decides about micro-wishes: what may be wished, how long a claim holds, how many somebody may have. */
import * as v from 'valibot'
import { filledTextShape } from '../shapes'

const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))

export const wishRulesShape = v.strictObject({
  categories: v.pipe(
    v.array(filledTextShape(20, '心愿类别要有名称')),
    v.minLength(1),
    v.maxLength(60),
  ),
  /** Whoever claims a wish has so many days, and as many again from the day on which both were connected. */
  claimDays: whole(1, 90),
  /** So many days before that the claimer is reminded. */
  remindDays: whole(1, 30),
  /** Claims that one person may have at the same time. */
  mostClaims: whole(1, 20),
  longestText: whole(15, 300),
})

export type WishRules = v.InferOutput<typeof wishRulesShape>

export const defaultWishes: WishRules = {
  categories: [
    '生活用品',
    '学习用品',
    '陪伴聊天',
    '维修跑腿',
    '看病陪护',
    '节日心意',
    '技能帮学',
    '其他',
  ],
  claimDays: 14,
  remindDays: 3,
  mostClaims: 3,
  longestText: 120,
}
