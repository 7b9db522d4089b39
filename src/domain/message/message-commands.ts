/** Messages (订阅消息) to who signed up. WeChat counts a consent for one message of one template. */
import * as v from 'valibot'
import { defineOffice } from '../office-command'

/**
 * reminder: the day before; change: another time or place, or cancelled; seat: moved up from the waiting list.
 * help-call: to those on duty for a door, and to relatives, when somebody there calls for help.
 * matter-turn: to who asked, at each turn; matter-duty: to who has to do something about it.
 * wish-turn, wish-duty: the same of wishes; deliberation-turn, deliberation-duty: of topics of the residents' council.
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
    }),
  }),
] as const
