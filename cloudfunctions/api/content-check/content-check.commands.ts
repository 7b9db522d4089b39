/** What a person decides about held content, in the regions of the own posts; never about what they wrote themselves. */
import { refuse } from '../../../src/domain/refusal'
import { success } from '../../../src/domain/result'
import { contentOutcomes } from '../content-outcomes'
import type { OfficeContext, OfficeHandler, OfficeOutcome } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import { lockCheck, settleCheck, type Subject } from './content-check.repository'

const decide = async (
  context: OfficeContext,
  named: Pick<Subject, 'kind' | 'subjectId'>,
  decision: { readonly state: 'passed' | 'kept'; readonly reason: string },
): Promise<OfficeOutcome> => {
  const { transaction, vault, access, nowMs } = context
  const { tenantId, memberId } = access.actor
  const subject = { tenantId, ...named }
  const check = await lockCheck(transaction, subject)
  if (!check?.regionPath.startsWith(regionOf(context).path)) return refuse('content-not-found')
  if (check.state !== 'held') return refuse('already-done')
  if (check.memberId === memberId) return refuse('needs-another')
  const desk = { transaction, vault, tenantId, nowMs }
  await settleCheck(desk, subject, { ...decision, nowMs, decidedBy: memberId })
  await contentOutcomes[named.kind](desk, named.subjectId, { ...decision, byPerson: true })
  return success(undefined)
}

export const releaseContent: OfficeHandler<'content.release'> = ({ kind, subjectId }, context) =>
  decide(context, { kind, subjectId }, { state: 'passed', reason: '' })

export const keepContentHeld: OfficeHandler<'content.keep-held'> = (
  { kind, subjectId, reason },
  context,
) => decide(context, { kind, subjectId }, { state: 'kept', reason })
