/** What residents ask and say of matters, and what those do who handle them. */
import * as v from 'valibot'
import { defineOffice } from '../office-command'
import { deadlineClasses } from '../settings/matter-rules'
import { filledTextShape, recordIdShape, regionIdShape, textShape } from '../shapes'
import { matterOutcomes } from './matter'

export const maxRequestLength = 500
export const maxMatterPhotos = 9

const wordsShape = (missing: string) => filledTextShape(maxRequestLength, missing)
const photosShape = v.pipe(v.array(recordIdShape), v.maxLength(maxMatterPhotos, '最多 9 张照片'))

/** Somebody who is helped: the child asks for the parent, the grid member at the door; with the consent noted (PIPL). */
export const helpedShape = v.strictObject({
  name: filledTextShape(30, '请写明替谁提'),
  /** '母亲', '邻居', '网格里的老人' */
  relation: filledTextShape(20, '请写明和对方的关系'),
  consent: v.picklist(['said', 'written', 'guardian'], '请选对方怎样同意的'),
})

export const requestShape = v.strictObject({
  category: filledTextShape(20, '请选类别'),
  text: wordsShape('请写几句是什么事'),
  photoIds: photosShape,
  /** In the envelope's region: '3幢东边垃圾房旁', or the own door. */
  place: textShape(60),
  /** Neighbours may read what it is about (never who asked) and add their voice. */
  isPublic: v.boolean(),
  /** '' for one who only wants to be reached in WeChat. */
  name: textShape(30),
  phone: textShape(20),
  /** null: for oneself. */
  helped: v.nullable(helpedShape),
})

export type MatterRequest = v.InferOutput<typeof requestShape>

const dutyShape = v.strictObject({
  regionId: regionIdShape,
  /** '' or a kind of post that is a department. */
  kindId: textShape(30),
})

const ratingShape = v.strictObject({
  solved: v.boolean(),
  satisfaction: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
})

/** 回访: how somebody without WeChat was reached, and whether it was they themselves who spoke. Never a name. */
export const reachedShape = v.strictObject({
  way: v.picklist(['phone', 'door'], '请选怎样问的'),
  who: v.picklist(['self', 'family'], '请选问的是谁'),
})
export type Reached = v.InferOutput<typeof reachedShape>

const reason = wordsShape('请写明原因')

/** `words` are read by the resident; those of a note by colleagues only. */
export const handlerActShape = v.variant('kind', [
  v.strictObject({ kind: v.literal('accept'), words: textShape(maxRequestLength) }),
  v.strictObject({
    kind: v.literal('dispatch'),
    duty: dutyShape,
    words: textShape(maxRequestLength),
  }),
  v.strictObject({ kind: v.literal('hand-up'), words: reason }),
  v.strictObject({ kind: v.literal('progress'), words: wordsShape('请写几句办到哪一步了') }),
  v.strictObject({
    kind: v.literal('call-in'),
    duty: dutyShape,
    words: wordsShape('请写明请他们做什么'),
  }),
  v.strictObject({ kind: v.literal('report-in'), words: wordsShape('请写几句做了什么') }),
  v.strictObject({ kind: v.literal('release'), duty: dutyShape, words: reason }),
  v.strictObject({ kind: v.literal('ask-back'), words: wordsShape('请写明要居民补充什么') }),
  v.strictObject({
    kind: v.literal('pause'),
    days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(90)),
    words: reason,
  }),
  v.strictObject({ kind: v.literal('resume'), words: textShape(maxRequestLength) }),
  v.strictObject({
    kind: v.literal('answer'),
    outcome: v.picklist(matterOutcomes),
    words: wordsShape('请写明办得怎么样，居民会看到'),
  }),
  v.strictObject({
    kind: v.literal('reclass'),
    deadlineClass: v.picklist(deadlineClasses),
    words: reason,
  }),
  v.strictObject({
    kind: v.literal('merge'),
    intoId: recordIdShape,
    words: textShape(maxRequestLength),
  }),
  v.strictObject({ kind: v.literal('take-over'), words: reason }),
  v.strictObject({ kind: v.literal('note'), words: wordsShape('请写下要记的话') }),
])

export type HandlerActInput = v.InferOutput<typeof handlerActShape>

const matterIdEntry = { matterId: recordIdShape }

export const matterCommands = [
  defineOffice({
    name: 'matter.submit',
    title: '提诉求',
    permission: null,
    /** In the region where it is. Answers `{number, dueAtMs}`. */
    shape: v.strictObject({ ...matterIdEntry, request: requestShape }),
  }),
  defineOffice({
    name: 'matter.take-down',
    title: '代居民登记',
    permission: 'matter.report',
    /** The same, taken down at the door, on the phone, at the desk, on a patrol. */
    shape: v.strictObject({
      ...matterIdEntry,
      channel: v.picklist(['visit', 'patrol', 'phone', 'desk', 'hotline']),
      request: requestShape,
    }),
  }),
  defineOffice({
    name: 'matter.add-voice',
    title: '我也遇到了',
    permission: null,
    /** Who adds a voice follows it as the one who asked does. */
    shape: v.strictObject(matterIdEntry),
  }),
  defineOffice({
    name: 'matter.say',
    title: '补充诉求',
    permission: null,
    shape: v.strictObject({
      ...matterIdEntry,
      words: wordsShape('请写几句'),
      photoIds: photosShape,
    }),
  }),
  defineOffice({
    name: 'matter.rewrite',
    title: '改写诉求',
    permission: null,
    /** Of a public one that the content check held: what it says now is checked anew, what it said stays in its history. */
    shape: v.strictObject({
      ...matterIdEntry,
      text: wordsShape('请写几句是什么事'),
      photoIds: photosShape,
    }),
  }),
  defineOffice({
    name: 'matter.withdraw',
    title: '撤回诉求',
    permission: null,
    shape: v.strictObject(matterIdEntry),
  }),
  defineOffice({
    name: 'matter.rate',
    title: '评价',
    permission: null,
    /** `later`: four weeks on. Not solved opens it again, once. */
    shape: v.strictObject({
      ...matterIdEntry,
      rating: ratingShape,
      words: textShape(maxRequestLength),
      later: v.boolean(),
    }),
  }),
  defineOffice({
    name: 'matter.rate-for',
    title: '回访后代填评价',
    permission: 'matter.handle',
    /** For somebody whom nobody can reach in WeChat, by another than the one responsible. */
    shape: v.strictObject({
      ...matterIdEntry,
      rating: ratingShape,
      words: wordsShape('请写下居民怎么说'),
      reached: reachedShape,
      later: v.boolean(),
    }),
  }),
  defineOffice({
    name: 'matter.handle',
    title: '办理诉求',
    permission: 'matter.handle',
    shape: v.strictObject({ ...matterIdEntry, act: handlerActShape, photoIds: photosShape }),
  }),
] as const
