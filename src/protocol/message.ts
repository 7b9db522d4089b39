/** Which subscribe messages there are to ask for. */
import { oc, type } from '@orpc/contract'
import * as v from 'valibot'
import type { MessageTemplate } from '../domain/message/message-commands'

export interface OfferedTemplate {
  readonly template: MessageTemplate
  /** WeChat's id of it. */
  readonly id: string
}

export interface Followings {
  /** Regions of whose next announcement the caller will be told. */
  readonly regionIds: readonly string[]
  /** Topics of whose end. */
  readonly topicIds: readonly string[]
}

export const messageContract = {
  /** Needs no login. Empty where no messages are sent: then nothing is asked. */
  templates: oc.input(v.optional(v.strictObject({}))).output(type<readonly OfferedTemplate[]>()),
  /** Of what the caller will be told once. */
  following: oc.input(v.optional(v.strictObject({}))).output(type<Followings>()),
} as const
