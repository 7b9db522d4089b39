/** 原有服务时长: what an older record brought is put right by another line; nothing is overwritten. */
import { refuse } from '../../../src/domain/refusal'
import { success } from '../../../src/domain/result'
import { filesOf, lockVolunteerHere } from '../office/office-files'
import type { OfficeHandler } from '../office/office-handler'
import { requireNoShare } from '../time-bank/involvement.repository'
import { insertCarriedAmendment, loadCarriedService } from './carried-service.repository'
import { fileOf } from './volunteer-files'

export const amendCarried: OfficeHandler<'volunteer.amend-carried'> = async (args, context) => {
  const { access, commandId: id, nowMs } = context
  const { tenantId, memberName: byName } = access.actor
  const { volunteerId, minutes, reason } = args
  if (!(await lockVolunteerHere(context, volunteerId))) return refuse('volunteer-not-found')
  const free = await requireNoShare([volunteerId], context)
  if (!free.ok) return free
  const carried = await loadCarriedService(filesOf(context), tenantId, volunteerId)
  if (!carried) return refuse('record-line-not-found')
  if (carried.minutes === minutes) return refuse('already-done', '原来就是这么多')
  const place = carried.amendments.length + 1
  const line = { id, volunteerId, place, minutes, reason, byName, atMs: nowMs }
  await insertCarriedAmendment(fileOf(context), line)
  return success(undefined)
}
