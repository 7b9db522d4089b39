/** What residents and community workers do in the residents' council. */
import * as v from 'valibot'
import { defineOffice } from '../office-command'
import { dateShape, filledTextShape, recordIdShape, timeMsShape } from '../shapes'
import { askedWays } from './ballot'
import { majorities } from './topic-result'

export const longestTopic = 1_000
export const longestOpinion = 300
export const mostOptions = 8
/** Of one person about one topic that stand. */
export const mostOpinions = 5

const words = {
  title: filledTextShape(40, '请写议题'),
  text: filledTextShape(longestTopic, '请写几句是什么事'),
}

/** The last days on which opinions and votes are taken. */
const dates = { collectUntil: dateShape, voteUntil: dateShape }

export const topicFieldsShape = v.strictObject({
  ...words,
  ...dates,
  options: v.pipe(
    v.array(filledTextShape(40, '选项不能空着')),
    v.minLength(2, '至少写两个选项'),
    v.maxLength(mostOptions, `最多 ${mostOptions} 个选项`),
    v.check((options) => new Set(options).size === options.length, '有两个选项一样'),
  ),
  quorumPercent: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
  majority: v.picklist(majorities),
})
export type TopicFields = v.InferOutput<typeof topicFieldsShape>

const topic = { topicId: recordIdShape }
const opinion = { ...topic, opinionId: recordIdShape }
const reason = filledTextShape(200, '请写明原因')

export const deliberationCommands = [
  defineOffice({
    name: 'deliberation.propose',
    title: '提议题',
    permission: null,
    /** For the envelope's region. Neighbours read it after the check. */
    shape: v.strictObject({ ...topic, ...words }),
  }),
  defineOffice({
    name: 'deliberation.take-back',
    title: '收回议题',
    permission: null,
    shape: v.strictObject(topic),
  }),
  defineOffice({
    name: 'deliberation.say',
    title: '说意见',
    permission: null,
    shape: v.strictObject({
      ...opinion,
      text: filledTextShape(longestOpinion, '请写几句'),
      /** Without even the covered name. */
      isAnonymous: v.boolean(),
    }),
  }),
  defineOffice({
    name: 'deliberation.unsay',
    title: '撤回意见',
    permission: null,
    shape: v.strictObject(opinion),
  }),
  defineOffice({
    name: 'deliberation.vote',
    title: '投票',
    permission: null,
    /** For the household of an own home that was found among the files; again to change it. */
    shape: v.strictObject({
      ...topic,
      homeId: recordIdShape,
      option: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostOptions - 1)),
    }),
  }),
  defineOffice({
    name: 'deliberation.vote-for',
    title: '代投',
    permission: 'file.write',
    /** For the household of somebody of the files, in the envelope's region or below, as that person said. */
    shape: v.strictObject({
      ...topic,
      residentId: recordIdShape,
      asked: v.picklist(askedWays, '请选是怎样问的'),
      option: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostOptions - 1)),
    }),
  }),
  defineOffice({
    name: 'deliberation.open',
    title: '开议题',
    permission: 'deliberation.run',
    /** A new one of the envelope's region, or one that was proposed there or below. */
    shape: v.strictObject({ ...topic, fields: topicFieldsShape }),
  }),
  defineOffice({
    name: 'deliberation.change',
    title: '改议题',
    permission: 'deliberation.run',
    /**
     * The words and the dates, while opinions are collected; who spoke and who proposed it are told. `seenAtMs`: its
     * `changedAtMs` as the writer had it before them.
     */
    shape: v.strictObject({ ...topic, ...words, ...dates, seenAtMs: timeMsShape }),
  }),
  defineOffice({
    name: 'deliberation.decline',
    title: '不采用议题',
    permission: 'deliberation.run',
    shape: v.strictObject({ ...topic, reason }),
  }),
  defineOffice({
    name: 'deliberation.call-off',
    title: '停办议题',
    permission: 'deliberation.run',
    /** Everybody reads the reason. */
    shape: v.strictObject({ ...topic, reason }),
  }),
  defineOffice({
    name: 'deliberation.remove',
    title: '移除意见',
    permission: 'deliberation.run',
    /** Who wrote it reads the reason. */
    shape: v.strictObject({ ...opinion, reason }),
  }),
  defineOffice({
    name: 'deliberation.link',
    title: '成为办理事项',
    permission: 'deliberation.run',
    /** The matter was taken down before. */
    shape: v.strictObject({ ...topic, matterId: recordIdShape }),
  }),
] as const
