/** What the content check held is written anew by whose it is: checked anew, with the former words kept in the history. */
import { refuse } from '../../../src/domain/refusal'
import { success } from '../../../src/domain/result'
import { askContentCheck, lockCheck } from '../content-check/content-check.repository'
import type { OfficeHandler } from '../office/office-handler'
import { deskOf, takeMatterPhotos } from './matter.commands'
import { isWrittenBy } from './matter-duty'
import { lockMatter, savePublicity, saveRequest } from './matter.repository'
import { takeStep } from './take-step'

export const rewriteMatter: OfficeHandler<'matter.rewrite'> = async (
  { matterId, text, photoIds },
  context,
) => {
  const { transaction, vault, access, nowMs } = context
  const { tenantId, memberId } = access.actor
  const desk = deskOf(context)
  // Before the matter's own row, as whoever settles a check does.
  await lockCheck(transaction, { tenantId, kind: 'matter', subjectId: matterId })
  const before = await lockMatter(desk.files, matterId)
  if (!before || !isWrittenBy(access, before)) return refuse('matter-not-found')
  const former = before.request
  const request = { ...former, text, photoIds: [...photoIds] }
  const by = {
    ...{ memberId, memberName: before.matter.askerMemberId === '' ? access.actor.memberName : '' },
    ...{ isAsker: true, handles: false, joint: [] },
  }
  const told = {
    ...{ by, byPost: '', words: former.text },
    photoIds: former.photoIds.filter((id) => !photoIds.includes(id)),
  }
  const act = { kind: 'rewrite', isHeld: before.publicity === 'held' } as const
  const taken = await takeStep(desk, before, act, told)
  if (!taken.ok) return taken
  // Who wrote it may have another phone now: photos that are with the matter already stay where they are kept.
  const added = photoIds.filter((id) => !former.photoIds.includes(id))
  const arrived = new Set(await takeMatterPhotos(context, added, matterId))
  const kept = photoIds.filter((id) => former.photoIds.includes(id) || arrived.has(id))
  await saveRequest(desk.files, matterId, { ...request, photoIds: kept })
  await savePublicity(desk.files, matterId, 'checking')
  await askContentCheck(
    { transaction, vault, tenantId, nowMs },
    {
      ...{ kind: 'matter', subjectId: matterId, memberId, texts: [text], photoIds: kept },
      region: { id: before.matter.regionId, path: before.path },
    },
  )
  return success(undefined)
}
