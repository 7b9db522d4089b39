/** Keeps what a member has just consented to: one message of each template. */
import { success } from '../../../src/domain/result'
import type { OfficeHandler } from '../office/office-handler'
import { addConsents } from './message.repository'

/** WeChat keeps count itself; beyond this nobody can have tapped. */
const mostConsents = 50

export const consentToMessages: OfficeHandler<'message.consent'> = async (args, context) => {
  const { transaction, access } = context
  const { tenantId, memberId } = access.actor
  await addConsents({ transaction, tenantId }, memberId, args.templates, mostConsents)
  return success(undefined)
}
