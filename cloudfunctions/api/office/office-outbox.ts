/** Where an office command writes, in its own transaction, what goes on from it: messages, and words to be checked. */
import type { Outbox } from '../message/message.repository'
import type { OfficeContext } from './office-handler'

export const outboxOf = ({ transaction, vault, access, nowMs }: OfficeContext): Outbox => ({
  transaction,
  vault,
  tenantId: access.actor.tenantId,
  nowMs,
})
