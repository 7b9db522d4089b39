/** What residents wish, what others do about it, and what the community worker decides. */
import * as v from 'valibot'
import { helpedShape } from '../matter/matter-commands'
import { defineOffice } from '../office-command'
import { dateShape, filledTextShape, recordIdShape, textShape } from '../shapes'
import { noMoney, speaksOfMoney } from './money-words'
import { poolUnits } from './wish'

/** The tenant's own limit lies at or below. */
export const longestWish = 300
export const mostWishPhotos = 3

const withoutMoney = (shape: v.GenericSchema<string, string>) =>
  v.pipe(
    shape,
    v.check((text) => !speaksOfMoney(text), noMoney),
  )

const said = withoutMoney(textShape(longestWish))
const words = (missing: string) => withoutMoney(filledTextShape(longestWish, missing))
const photosShape = v.pipe(v.array(recordIdShape), v.maxLength(mostWishPhotos, '最多 3 张照片'))
const amountShape = v.pipe(v.number(), v.integer(), v.minValue(1, '至少写 1'), v.maxValue(100_000))

const phoneShape = v.pipe(
  textShape(20),
  v.regex(/^[0-9-]*$/, '电话只写数字'),
  v.minLength(7, '请留一个打得通的电话'),
)

/** How the community worker reaches somebody; the other side sees it once both are connected. */
const reachable = { name: filledTextShape(30, '请写姓名'), phone: phoneShape }

const wishEntries = {
  category: filledTextShape(20, '请选类别'),
  text: words('请写几句想要什么'),
  contact: v.strictObject({ ...reachable, door: textShape(60) }),
  /** null: to be claimed by one. */
  pool: v.nullable(
    v.strictObject({
      unit: v.picklist(poolUnits, '请选按什么凑'),
      target: amountShape,
      /** The last day on which something may be pledged. */
      untilDate: dateShape,
    }),
  ),
}

export const wishShape = v.strictObject({
  ...wishEntries,
  /** null: for oneself; else for a parent, a neighbour, with the consent noted. */
  helped: v.nullable(helpedShape),
})
const wishForShape = v.strictObject({ ...wishEntries, helped: helpedShape })

export type WishRequest = v.InferOutput<typeof wishShape>

/** A person, or somebody in the name of a unit. */
export const helperShape = v.strictObject({ ...reachable, unit: textShape(40) })
export type Helper = v.InferOutput<typeof helperShape>

/** `words` of a refusal are read by the wisher. */
export const wishActShape = v.variant('kind', [
  /** The words as everybody will read them: without what tells who it is. */
  v.strictObject({ kind: v.literal('publish'), text: words('请留下大家要看的话') }),
  v.strictObject({ kind: v.literal('decline'), words: words('请写明原因') }),
  v.strictObject({ kind: v.literal('connect'), words: said }),
  v.strictObject({ kind: v.literal('release'), words: words('请写明原因') }),
  v.strictObject({ kind: v.literal('fulfil'), words: words('请写几句怎么办到的') }),
])
export type WishActInput = v.InferOutput<typeof wishActShape>

const wish = { wishId: recordIdShape }

export const wishCommands = [
  defineOffice({
    name: 'wish.publish',
    title: '写下心愿',
    permission: null,
    /** In the region of the door. Everybody reads it after the community worker's check. */
    shape: v.strictObject({ ...wish, request: wishShape }),
  }),
  defineOffice({
    name: 'wish.publish-for',
    title: '代写心愿',
    permission: 'matter.report',
    shape: v.strictObject({ ...wish, request: wishForShape }),
  }),
  defineOffice({
    name: 'wish.rewrite',
    title: '改写心愿',
    permission: null,
    /** Of one that was held or turned down before others read it: looked at anew. */
    shape: v.strictObject({ ...wish, text: wishEntries.text }),
  }),
  defineOffice({
    name: 'wish.withdraw',
    title: '撤回心愿',
    permission: null,
    shape: v.strictObject(wish),
  }),
  defineOffice({
    name: 'wish.claim',
    title: '认领心愿',
    permission: null,
    /** `words` are for the community worker. */
    shape: v.strictObject({ ...wish, helper: helperShape, words: said }),
  }),
  defineOffice({
    name: 'wish.give-up',
    title: '退回认领',
    permission: null,
    shape: v.strictObject({ ...wish, words: said }),
  }),
  defineOffice({
    name: 'wish.fulfil',
    title: '心愿办到了',
    permission: null,
    shape: v.strictObject({ ...wish, words: words('请写几句怎么办到的'), photoIds: photosShape }),
  }),
  defineOffice({
    name: 'wish.confirm',
    title: '确认心愿',
    permission: null,
    /** `words`: thanks, or what is missing. */
    shape: v.strictObject({ ...wish, cameTrue: v.boolean(), words: said, photoIds: photosShape }),
  }),
  defineOffice({
    name: 'wish.confirm-for',
    title: '代为确认心愿',
    permission: 'matter.report',
    shape: v.strictObject({
      ...wish,
      cameTrue: v.boolean(),
      words: words('请写下对方怎么说'),
      photoIds: photosShape,
    }),
  }),
  defineOffice({
    name: 'wish.pledge',
    title: '出一份力',
    permission: null,
    /** In the pool's unit; hours are held in the own time bank at once. Answers `{pledged}`, of all. */
    shape: v.strictObject({
      ...wish,
      pledgeId: recordIdShape,
      amount: amountShape,
      helper: helperShape,
      words: said,
    }),
  }),
  defineOffice({
    name: 'wish.take-back',
    title: '收回一份',
    permission: null,
    shape: v.strictObject({ ...wish, pledgeId: recordIdShape }),
  }),
  defineOffice({
    name: 'wish.handle',
    title: '办理心愿',
    permission: 'wish.manage',
    shape: v.strictObject({ ...wish, act: wishActShape, photoIds: photosShape }),
  }),
] as const
