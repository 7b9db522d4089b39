/** A home (我家) as a resident gives it, once, so that no form asks for it again; also of a parent for whom a child acts. */
import * as v from 'valibot'
import { dateShape, filledTextShape, textShape } from '../shapes'

/** unconfirmed: given; confirmed: found among the files; declined: not there, with a reason. It may be used in each. */
export const homeStates = ['unconfirmed', 'confirmed', 'declined'] as const
export type HomeState = (typeof homeStates)[number]

/** Own, both parents', and one more. */
export const mostHomes = 4

const who = {
  door: filledTextShape(60, '请写门牌，比如 3幢2单元502'),
  /** Who lives there: the resident, or the elder for whom a child acts. */
  name: filledTextShape(30, '请写姓名'),
  phone: v.pipe(
    textShape(20),
    v.regex(/^[0-9-]*$/, '电话只写数字'),
    v.minLength(7, '请留一个打得通的电话'),
  ),
} as const

/** What the server seals as one text. */
export const homeDetailsShape = v.variant(
  'forWhom',
  [
    v.strictObject({ forWhom: v.literal('self'), ...who }),
    v.strictObject({
      forWhom: v.literal('elder'),
      ...who,
      /** Who the elder is to the one who acts: '母亲'. */
      relation: filledTextShape(20, '请写您和老人的关系'),
      /** The day on which the elder agreed to it. */
      consentedOn: dateShape,
    }),
  ],
  '请选是自己家，还是帮老人登记',
)

export type HomeDetails = v.InferOutput<typeof homeDetailsShape>

/** Those to which somebody's homes are confirmed; '' is not found among the files. */
export const householdsOf = (
  homes: readonly { readonly state: HomeState; readonly householdId: string }[],
): readonly string[] =>
  homes
    .filter(({ state, householdId }) => state === 'confirmed' && householdId !== '')
    .map(({ householdId }) => householdId)
