/** What a person decides about held content, in the regions of the own posts; never about what they wrote themselves. */
import { refuse } from '../../../src/domain/refusal'
import { success } from '../../../src/domain/result'
import { contentOutcomes } from '../content-outcomes'
import type { OfficeContext, OfficeHandler, OfficeOutcome } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import { lockCheck, settleCheck, type Subject } from './content-check.repository'

/** As it was read: `writtenAtMs` tells it from what the writer made of it since. */
interface SeenContent extends Pick<Subject, 'kind' | 'subjectId'> {
  readonly writtenAtMs: number
}

const decide = async (
  context: OfficeContext,
  { kind, subjectId, writtenAtMs }: SeenContent,
  decision: { readonly state: 'passed' | 'kept'; readonly reason: string },
): Promise<OfficeOutcome> => {
  const { transaction, vault, access, nowMs } = context
  const { tenantId, memberId } = access.actor
  const subject = { tenantId, kind, subjectId }
  const check = await lockCheck(transaction, subject)
  if (!check?.regionPath.startsWith(regionOf(context).path)) return refuse('content-not-found')
  if (check.askedAtMs !== writtenAtMs) return refuse('already-done', '写的人刚改过，请更新后再看')
  if (check.state !== 'held') return refuse('already-done')
  if (check.memberId === memberId) return refuse('needs-another')
  const desk = { transaction, vault, tenantId, nowMs }
  await settleCheck(desk, subject, { ...decision, nowMs, decidedBy: memberId })
  await contentOutcomes[kind](desk, subjectId, { ...decision, byPerson: true })
  return success(undefined)
}

export const releaseContent: OfficeHandler<'content.release'> = (seen, context) =>
  decide(context, seen, { state: 'passed', reason: '' })

export const keepContentHeld: OfficeHandler<'content.keep-held'> = ({ reason, ...seen }, context) =>
  decide(context, seen, { state: 'kept', reason })
