/** 原有服务时长: what an older record brought is put right by another line; nothing is overwritten. */
import { refuse } from '../../../src/domain/refusal'
import { success } from '../../../src/domain/result'
import type { OfficeHandler } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import { requireNoShare } from '../time-bank/involvement.repository'
import { insertCarriedAmendment, loadCarriedService } from './carried-service.repository'
import { fileOf, filesOf } from './volunteer-files'
import { lockVolunteerBelow } from './volunteer.repository'

export const amendCarried: OfficeHandler<'volunteer.amend-carried'> = async (args, context) => {
  const { access, commandId: id, nowMs } = context
  const { tenantId, memberName: byName } = access.actor
  const { volunteerId, minutes, reason } = args
  const where = { id: volunteerId, path: regionOf(context).path }
  const volunteer = await lockVolunteerBelow(filesOf(context), tenantId, where)
  if (!volunteer) return refuse('volunteer-not-found')
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
