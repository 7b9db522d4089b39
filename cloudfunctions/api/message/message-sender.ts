/** The port through which a message leaves: WeChat's subscribe messages, or a fake where WeChat cannot be reached. */
import type { MessageTemplate } from '../../../src/domain/message/message-commands'

/** What a message says; each template shows the part of it that it has room for. */
export interface MessageText {
  /** What it opens: 'packages/volunteer/pages/activity/index?activityId=a'. */
  readonly page: string
  readonly title: string
  /** When it begins, or until when it is due. */
  readonly startsAtMs: number
  readonly place: string
  /** '明天的活动，记得来', '已解决，请您看看好不好' */
  readonly remark: string
}

export interface OutgoingMessage {
  readonly id: string
  readonly openid: string
  readonly template: MessageTemplate
  readonly text: MessageText
}

/**
 * sent; refused: it never will be (no consent left, unknown person); not-sent: certainly not, try again; unknown: it may
 * have arrived, and nobody gets the same message twice.
 */
export type SendOutcome = 'sent' | 'refused' | 'not-sent' | 'unknown'

export interface MessageSender {
  /** Ids under which WeChat knows the templates; what is absent is not asked for. */
  readonly templateIds: Readonly<Partial<Record<MessageTemplate, string>>>
  /** Rejects never. */
  send(message: OutgoingMessage): Promise<SendOutcome>
}

/** Where no way to WeChat is configured: messages stay in the outbox until they are given up, and nobody is told so. */
export const noMessageSender: MessageSender = {
  templateIds: {},
  send: () => Promise.resolve('not-sent'),
}
