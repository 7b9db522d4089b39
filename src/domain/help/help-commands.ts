/** Registering for the help call, pressing its key, and what those on duty do about a call. */
import * as v from 'valibot'
import { defineOffice } from '../office-command'
import { filledTextShape, recordIdShape, textShape, timeMsShape } from '../shapes'
import { answererOutcomes } from './help-call'

export const mostRelatives = 3

const phoneShape = v.pipe(
  textShape(20),
  v.regex(/^[0-9-]*$/, '电话只写数字'),
  v.minLength(3, '请写一个打得通的电话'),
)

export const relativeShape = v.strictObject({
  name: filledTextShape(30, '请写家属姓名'),
  relation: filledTextShape(20, '请写是什么关系，比如 女儿'),
  phone: phoneShape,
})

const relativesShape = v.pipe(v.array(relativeShape), v.maxLength(mostRelatives, '最多写三位家属'))

const whatIsKnown = {
  relatives: relativesShape,
  /** Dialled by the key without a network; '' = the number of the settings. */
  stationPhone: v.union([v.literal(''), phoneShape]),
  /** What helps those who come: '耳背，钥匙在隔壁 301'. */
  note: textShape(200),
} as const

export const helpDetailsShape = v.strictObject(whatIsKnown)
export type HelpDetails = v.InferOutput<typeof helpDetailsShape>
export type Relative = v.InferOutput<typeof relativeShape>

const registration = { registrationId: recordIdShape }
const call = { callId: recordIdShape }
const words = textShape(200)
const minutesShape = (most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most))

export const helpActShape = v.variant('kind', [
  v.strictObject({
    kind: v.literal('acknowledge'),
    /** '10 分钟到'; until then nobody else is alerted, so whoever is farther away leaves it to others. */
    minutes: minutesShape(60),
    words,
  }),
  /** Who has it: '还要 10 分钟' from now. */
  v.strictObject({ kind: v.literal('delay'), minutes: minutesShape(30), words }),
  v.strictObject({ kind: v.literal('pass-on'), words }),
  v.strictObject({ kind: v.literal('arrive'), words }),
  v.strictObject({ kind: v.literal('note'), words: filledTextShape(200, '请写下要记的话') }),
  v.strictObject({
    kind: v.literal('end'),
    outcome: v.picklist(answererOutcomes, '请选结果'),
    words,
  }),
])

export type HelpActInput = v.InferOutput<typeof helpActShape>

export const helpCommands = [
  defineOffice({
    name: 'help.ask-registration',
    title: '申请一键呼叫',
    permission: null,
    /** For one of the sender's own homes: for oneself, or the parent whose consent that home notes. */
    shape: v.strictObject({ ...registration, homeId: recordIdShape, details: helpDetailsShape }),
  }),
  defineOffice({
    name: 'help.register',
    title: '登记一键呼叫',
    permission: 'file.write',
    /** Whether it was asked for or not, for a home in the envelope's region or below. */
    shape: v.strictObject({ ...registration, homeId: recordIdShape, details: helpDetailsShape }),
  }),
  defineOffice({
    name: 'help.change',
    title: '改一键呼叫',
    permission: 'file.write',
    shape: v.strictObject({ ...registration, details: helpDetailsShape }),
  }),
  defineOffice({
    name: 'help.end',
    title: '停用一键呼叫',
    permission: 'file.write',
    shape: v.strictObject({ ...registration, reason: filledTextShape(200, '请写明原因') }),
  }),
  defineOffice({
    name: 'help.call',
    title: '一键呼叫',
    permission: null,
    /** Answers `{callId}`: another than the own one when a call of this registration is open, which this one joins. */
    shape: v.strictObject({
      ...call,
      ...registration,
      pressedAtMs: timeMsShape,
      isDrill: v.boolean(),
    }),
  }),
  defineOffice({
    name: 'help.cancel',
    title: '没事了',
    permission: null,
    shape: v.strictObject(call),
  }),
  defineOffice({
    name: 'help.answer',
    title: '应答一键呼叫',
    permission: 'help.answer',
    /**
     * seen: how many events stood on the screen of who acts. "再 5 分钟" about another standing is another one, also when
     * the answer to the first was lost; absent from older versions.
     */
    shape: v.strictObject({
      ...call,
      act: helpActShape,
      seen: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
    }),
  }),
] as const
