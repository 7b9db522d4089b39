/** Which subscribe messages there are to ask for. */
import { oc, type } from '@orpc/contract'
import * as v from 'valibot'
import type { MessageTemplate } from '../domain/message/message-commands'

export interface OfferedTemplate {
  readonly template: MessageTemplate
  /** WeChat's id of it. */
  readonly id: string
}

export const messageContract = {
  /** Needs no login. Empty where no messages are sent: then nothing is asked. */
  templates: oc.input(v.optional(v.strictObject({}))).output(type<readonly OfferedTemplate[]>()),
} as const
