/** Where an office command writes what is to be told of it, in its own transaction. */
import type { Outbox } from '../message/message.repository'
import type { OfficeContext } from './office-handler'

export const outboxOf = ({ transaction, vault, access, nowMs }: OfficeContext): Outbox => ({
  transaction,
  vault,
  tenantId: access.actor.tenantId,
  nowMs,
})
