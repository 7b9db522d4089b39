/** Messages (订阅消息) to who signed up. WeChat counts a consent for one message of one template. */
import * as v from 'valibot'
import { defineOffice } from '../office-command'
import { recordIdShape, regionIdShape } from '../shapes'

/**
 * reminder: the day before; change: another time or place, or cancelled; seat: moved up from the waiting list.
 * help-call: to those on duty for a door, and to relatives, when somebody there calls for help.
 * matter-turn: to who asked, at each turn; matter-duty: to who has to do something about it.
 * wish-turn, wish-duty: the same of wishes; deliberation-turn, deliberation-duty: of topics of the residents' council.
 * volunteer-turn: to a volunteer, or to who asked one for help: an order, a gift of hours, the own
 * registration, a certificate, an objection.
 * ledger-fault: to who manages the time bank of the whole town, when an audit finds what does not agree.
 * announcement-new, topic-result: to who asked to be told of the next announcement, or of how a topic ends.
 */
export const messageTemplates = [
  'activity-reminder',
  'activity-change',
  'activity-seat',
  'matter-turn',
  'matter-duty',
  'help-call',
  'wish-turn',
  'wish-duty',
  'deliberation-turn',
  'deliberation-duty',
  'announcement-new',
  'topic-result',
  'volunteer-turn',
  'ledger-fault',
] as const
export type MessageTemplate = (typeof messageTemplates)[number]

export const messageCommands = [
  defineOffice({
    name: 'message.consent',
    title: '同意收消息',
    permission: null,
    /** Those that the user accepted just now: one message each. */
    shape: v.strictObject({
      templates: v.pipe(
        v.array(v.picklist(messageTemplates)),
        v.minLength(1),
        v.maxLength(messageTemplates.length),
      ),
      /** Of which own place the reminder is wanted; without it, of the first that has none. */
      shiftId: v.exactOptional(recordIdShape),
    }),
  }),
  defineOffice({
    name: 'message.follow',
    title: '有消息告诉我',
    permission: null,
    /** Consented to just now, for one message: the next announcement in these regions, or how this topic ends. */
    shape: v.strictObject({
      news: v.variant('of', [
        v.strictObject({
          of: v.literal('announcements'),
          regionIds: v.pipe(v.array(regionIdShape), v.minLength(1), v.maxLength(5)),
        }),
        v.strictObject({ of: v.literal('topic'), topicId: recordIdShape }),
      ]),
    }),
  }),
] as const
