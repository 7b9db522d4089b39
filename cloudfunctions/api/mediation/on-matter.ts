/** What the resident reads of a mediation in the matter that was taken to it: how it goes, never what was said there. */
import { dayMs } from '../../../src/domain/calendar'
import { toldInMatter, type MediationStepKind } from '../../../src/domain/mediation/mediation-step'
import { addStep } from '../matter/matter-step.repository'
import { lockMatter } from '../matter/matter.repository'
import { writeMessages } from '../message/message.repository'
import type { MediationDesk } from './tell-mediation'
import type { StoredMediation } from './mediation.repository'

export const tellInMatter = async (
  { files, nowMs }: MediationDesk,
  { mediation }: StoredMediation,
  {
    kind,
    by,
  }: {
    readonly kind: MediationStepKind
    readonly by: { readonly memberId: string; readonly memberName: string }
  },
): Promise<void> => {
  const words = toldInMatter[kind]
  if (words === undefined || mediation.matterId === '') return
  const stored = await lockMatter(files, mediation.matterId)
  if (!stored) return
  const { matter, number, request } = stored
  const turn = stored.stepCount + 1
  await addStep(files, matter, {
    ...{ turn, kind: 'mediation', atMs: Math.max(nowMs, matter.changedAtMs) },
    ...{ memberId: by.memberId, byName: by.memberName, byPost: '调解员', words },
    ...{ isPrivate: false, publicity: 'private', photoIds: [], toName: '' },
  })
  if (matter.askerMemberId === '') return
  const text = {
    page: `packages/matter/pages/matter/index?matterId=${matter.id}`,
    title: `${request.category} ${number}`,
    startsAtMs: nowMs,
    place: request.place,
    remark: `人民调解：${words}`,
  }
  const outbox = {
    transaction: files.database,
    vault: files.vault,
    tenantId: files.tenantId,
    nowMs,
  }
  await writeMessages(outbox, [
    {
      id: `matter.${matter.id}.${turn}.${matter.askerMemberId}`,
      memberId: matter.askerMemberId,
      template: 'matter-turn',
      text,
      usefulUntilMs: nowMs + 7 * dayMs,
    },
  ])
}
