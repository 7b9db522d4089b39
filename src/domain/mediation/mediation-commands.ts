/** What is written about a mediation: opening it, and what its mediators do. */
import * as v from 'valibot'
import { defineOffice } from '../office-command'
import {
  dateOrUnknownShape,
  dateShape,
  filledTextShape,
  memberIdShape,
  recordIdShape,
  textShape,
  timeMsShape,
} from '../shapes'
import { disputeKinds, keptStates, maxParties, otherWays, sides } from './mediation'

export const maxMediationWords = 2000
export const maxMediators = 5

const words = (missing: string) => filledTextShape(maxMediationWords, missing)
const remark = textShape(maxMediationWords)

const representativeShape = v.strictObject({
  name: filledTextShape(30, '请写明代理人姓名'),
  relation: filledTextShape(20, '请写明代理人和当事人的关系'),
  phone: textShape(20),
})

export const partyShape = v.strictObject({
  id: recordIdShape,
  side: v.picklist(sides),
  kind: v.picklist(['person', 'unit']),
  name: filledTextShape(60, '请写明当事人姓名或单位名称'),
  phone: textShape(20),
  sex: v.picklist(['', '男', '女']),
  ethnicGroup: textShape(20),
  age: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(150))),
  occupation: textShape(40),
  address: textShape(100),
  representative: v.nullable(representativeShape),
  /** Of the files, where the writer may read them; '' for an outsider. */
  residentId: v.union([v.literal(''), recordIdShape]),
})

export type PartyInput = v.InferOutput<typeof partyShape>

export const mediatorsShape = v.pipe(
  v.array(memberIdShape),
  v.minLength(1, '至少要有一位调解员'),
  v.maxLength(maxMediators, `最多 ${maxMediators} 位调解员`),
)

export const mediationActShape = v.variant('kind', [
  /** By whoever keeps mediations here: the first one is responsible. */
  v.strictObject({ kind: v.literal('assign'), mediatorIds: mediatorsShape, words: remark }),
  /** Adds one, or changes the one of this id. */
  v.strictObject({ kind: v.literal('set-party'), party: partyShape }),
  v.strictObject({ kind: v.literal('remove-party'), partyId: recordIdShape }),
  /** After being told of their rights: it is free, of free will, and may be left at any time. */
  v.strictObject({
    kind: v.literal('consent'),
    partyId: recordIdShape,
    agreed: v.boolean(),
    words: remark,
  }),
  v.strictObject({
    kind: v.literal('plan'),
    atMs: timeMsShape,
    place: filledTextShape(60, '请写明在哪里调解'),
  }),
  v.strictObject({
    kind: v.literal('hold'),
    atMs: timeMsShape,
    place: filledTextShape(60, '请写明在哪里调解的'),
    presentIds: v.pipe(
      v.array(recordIdShape),
      v.minLength(1, '请选谁到场了'),
      v.maxLength(maxParties),
    ),
    /** '社区民警王强、邻居两位' */
    alsoPresent: textShape(100),
    words: words('请写几句这次谈了什么'),
    /** For the mediators alone. */
    privateWords: remark,
  }),
  v.strictObject({
    kind: v.literal('agree'),
    form: v.picklist(['written', 'oral']),
    facts: words('请写明纠纷的主要事实和争议'),
    terms: words('请写明双方怎样说好的'),
    performance: words('请写明怎样履行'),
    performBy: dateOrUnknownShape,
    agreedOn: dateShape,
    revisitOn: dateShape,
  }),
  v.strictObject({ kind: v.literal('sign'), signedOn: dateShape }),
  v.strictObject({
    kind: v.literal('fail'),
    toldWays: v.pipe(
      v.array(v.picklist(otherWays)),
      v.minLength(1, '请告诉当事人还有哪些途径，再选上'),
      v.maxLength(otherWays.length),
    ),
    words: words('请写几句为什么没有调成'),
  }),
  v.strictObject({
    kind: v.literal('withdraw'),
    words: words('请写几句谁不愿意再调，为什么'),
  }),
  v.strictObject({
    kind: v.literal('revisit'),
    on: dateShape,
    kept: v.picklist(keptStates),
    words: words('请写几句回访时怎么说'),
    /** '' when no further one is promised. */
    nextOn: dateOrUnknownShape,
    /** They were told that they may go to court about it (人民调解法 32). */
    toldCourt: v.boolean(),
  }),
  /** Both parties have asked the court to confirm it. */
  v.strictObject({ kind: v.literal('confirmation'), on: dateShape, words: remark }),
  v.strictObject({ kind: v.literal('note'), words: words('请写下要记的话') }),
])

export type MediationActInput = v.InferOutput<typeof mediationActShape>

export const mediationCommands = [
  defineOffice({
    name: 'mediation.open',
    title: '受理调解',
    permission: 'mediation.keep',
    /** Of an open matter at or below the region, or ('') of its own. Answers `{number}`. */
    shape: v.strictObject({
      mediationId: recordIdShape,
      matterId: v.union([v.literal(''), recordIdShape]),
      kind: v.picklist(disputeKinds),
      /** 纠纷简要情况 */
      brief: words('请写几句是什么纠纷'),
      mediatorIds: mediatorsShape,
      parties: v.pipe(v.array(partyShape), v.maxLength(maxParties)),
    }),
  }),
  defineOffice({
    name: 'mediation.handle',
    title: '办理调解',
    permission: 'mediation.keep',
    /** By its mediators; `assign` by whoever keeps mediations there. */
    shape: v.strictObject({ mediationId: recordIdShape, act: mediationActShape }),
  }),
] as const
