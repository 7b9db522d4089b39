/** Tells those whose hours a proposal has moved: nothing goes out of an account, or comes into it, without a word to its owner. */
import { writeVolunteerTurns } from '../message/volunteer-turn.repository'
import type { OfficeContext } from '../office/office-handler'
import { outboxOf } from '../office/office-outbox'
import { findHolder } from './holder.repository'
import type { Proposal } from './proposal.repository'

const bankPage = 'packages/volunteer/pages/bank/index'

/** Each of these volunteers who still signs in, once. */
const tell = async (
  context: OfficeContext,
  { id }: Proposal,
  remarks: ReadonlyMap<string, string>,
): Promise<void> => {
  const outbox = outboxOf(context)
  const said = { page: bankPage, title: '时间银行', startsAtMs: outbox.nowMs }
  const turns = []
  for (const [volunteerId, remark] of remarks) {
    const holder = await findHolder(outbox.transaction, outbox.tenantId, { id: volunteerId })
    const memberId = holder?.memberId ?? null
    if (memberId !== null)
      turns.push({ id: `proposal.${id}.${memberId}`, memberId, ...said, remark })
  }
  await writeVolunteerTurns(outbox, turns)
}

/** Of a transfer between the pool and the issuance there is nobody to tell. */
export const tellOfCorrection = (
  context: OfficeContext,
  proposal: Proposal,
  holderIds: readonly string[],
): Promise<void> =>
  tell(context, proposal, new Map(holderIds.map((id) => [id, '有一笔时间更正了，打开看'])))

export const tellOfInheritance = (context: OfficeContext, proposal: Proposal): Promise<void> =>
  tell(
    context,
    proposal,
    new Map([
      [proposal.subjectId, '您的时间由社区办了继承，打开看'],
      ...(proposal.toVolunteerId === null
        ? []
        : [[proposal.toVolunteerId, '家人的时间转给您了，打开看'] as const]),
    ]),
  )
