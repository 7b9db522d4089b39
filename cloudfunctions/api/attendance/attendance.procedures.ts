/** Scans in; what a gate, a volunteer, a leader and the public may know of attendances and hours. */
import * as v from 'valibot'
import { personalCodeText } from '../../../src/domain/attendance/gate-code'
import { chinaDate } from '../../../src/domain/calendar'
import { countingPermissions } from '../../../src/domain/organisation/permission'
import { regionIdShape } from '../../../src/domain/shapes'
import { may } from '../access/actor-access'
import { logShown } from '../access/access-log.repository'
import { loadRegionPlaces, requireRegion } from '../access/region-place'
import type { Api } from '../api'
import { CallError } from '../call-error'
import { os, requireAccess, requireCaller } from '../procedure'
import { findTenantId } from '../session/member.repository'
import { findSharedBy } from '../time-bank/involvement.repository'
import { findVerified } from '../volunteer/volunteer-find.repository'
import { findVolunteerBelow, findVolunteerOf } from '../volunteer/volunteer.repository'
import { findShift } from './attendance.repository'
import { loadGatePack, wallCodeOf } from './gate-pack'
import { volunteerProof } from './gate-secrets'
import { loadHoursSheet } from './hours-sheet'
import { listLateShifts } from './late-scans.repository'
import { listOpenObjections, listOwnObjections } from './objection.repository'
import { renderCodePaper } from './render-code-paper'
import { renderWallPaper } from './render-wall-paper'
import { scanDeskOf } from './scan-desk'
import { countAttendances, listNotices, listServicesOf } from './services.repository'
import { listWaiting } from './waiting-attendances.repository'

/** The caller's access and the shift that it may run; forbidden, whether the shift does not exist or is not theirs. */
const requireShift = async (context: Parameters<typeof requireAccess>[0], shiftId: string) => {
  const access = await requireAccess(context)
  const shift = await findShift(context.api.database, access.actor.tenantId, shiftId)
  if (!shift || !may(access, 'activity.run', shift.region)) throw new CallError('forbidden')
  return { access, shift, tenantId: access.actor.tenantId }
}

/** Of the community that a region lies in; of the street it is the street. undefined for no region. */
const findCommunityPath = async (
  { database }: Api,
  tenantId: string,
  regionId: string,
): Promise<string | undefined> => {
  const place = (await loadRegionPlaces(database, tenantId, [regionId])).get(regionId)
  return place && `/${place.path.split('/').filter(Boolean).slice(0, 2).join('/')}/`
}

export const attendanceProcedures = {
  scan: os.attendance.scan.handler(async ({ context, input }) => {
    const caller = await requireCaller(context)
    return { results: await scanDeskOf(context.api)({ caller, ...input }) }
  }),

  gate: os.attendance.gate.handler(async ({ context, input }) => {
    const { access, shift } = await requireShift(context, input.shiftId)
    return loadGatePack(context.api, access, shift)
  }),

  wallPicture: os.attendance.wallPicture.handler(async ({ context, input }) => {
    const { shift, tenantId } = await requireShift(context, input.shiftId)
    const { miniProgramCodes } = context.api
    const drawn = await miniProgramCodes.make(
      'scan',
      await wallCodeOf(context.api, tenantId, shift.id),
    )
    return typeof drawn === 'string'
      ? { kind: drawn }
      : {
          kind: 'picture' as const,
          bytes: drawn.toString('base64'),
          isFake: miniProgramCodes.isFake,
        }
  }),

  wallPaper: os.attendance.wallPaper.handler(async ({ context, input }) => {
    const { api } = context
    const { access, shift, tenantId } = await requireShift(context, input.shiftId)
    const { miniProgramCodes } = api
    const wallCode = await wallCodeOf(api, tenantId, shift.id)
    // A picture that nothing can scan belongs on no wall.
    const drawn = miniProgramCodes.isFake ? 'none' : await miniProgramCodes.make('scan', wallCode)
    const picture = typeof drawn === 'string' ? null : drawn
    const bytes = await renderWallPaper({ ...shift, wallCode, picture }, access.tenantName)
    const fileName = `签到码 ${chinaDate(shift.startsAtMs)}.pdf`
    return { fileName, bytes: bytes.toString('base64') }
  }),

  findVolunteer: os.attendance.findVolunteer.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    await requireRegion(api.database, access, 'activity.run', input.regionId)
    return api.database.transaction().execute(async (transaction) => {
      const files = { database: transaction, vault: api.vault }
      const found = await findVerified(files, access.actor.tenantId, input.find)
      for (const { volunteer, regionId, byPhone } of found)
        if (byPhone)
          await logShown(transaction, access.actor, {
            ...{ act: 'find-by-phone', of: { volunteer_id: volunteer.volunteerId }, regionId },
            ...{ reason: '找志愿者', atMs: api.nowMs() },
          })
      const ids = found.map(({ volunteer }) => volunteer.volunteerId)
      const shared = await findSharedBy(transaction, access.actor, ids)
      return found.map(({ volunteer }) =>
        shared.has(volunteer.volunteerId) ? { ...volunteer, own: true } : volunteer,
      )
    })
  }),

  codePaper: os.attendance.codePaper.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { tenantId } = access.actor
    const { path } = await requireRegion(api.database, access, 'volunteer.manage', input.regionId)
    const volunteer = await findVolunteerBelow(api, tenantId, { id: input.volunteerId, path })
    if (volunteer?.state !== 'verified') throw new CallError('forbidden')
    const { id, number, details, regionId, codeSerial } = volunteer
    await logShown(api.database, access.actor, {
      ...{ act: 'print-code', of: { volunteer_id: id }, regionId },
      ...{ reason: '给没有手机的人', atMs: api.nowMs() },
    })
    const code = personalCodeText(id, volunteerProof(api.vault, tenantId, id, codeSerial))
    const bytes = await renderCodePaper({ name: details.name, number, code }, access.tenantName)
    return { fileName: `志愿者码 ${number}.pdf`, bytes: bytes.toString('base64') }
  }),

  mine: os.attendance.mine.handler(async ({ context }) => {
    const { api } = context
    const caller = await requireCaller(context)
    const volunteer = await findVolunteerOf(api, caller)
    if (!volunteer) return null
    const { tenantId } = caller
    return {
      volunteerId: volunteer.id,
      proof: volunteerProof(api.vault, tenantId, volunteer.id, volunteer.codeSerial),
      name: volunteer.details.name,
      number: volunteer.number,
      regionId: v.parse(regionIdShape, volunteer.regionId),
      waiting: await listWaiting(api, tenantId, volunteer.id),
      services: await listServicesOf(api, tenantId, volunteer.id),
    }
  }),

  sheet: os.attendance.sheet.handler(async ({ context, input }) => {
    const { access, shift } = await requireShift(context, input.shiftId)
    return loadHoursSheet(context.api, access, shift)
  }),

  lateScans: os.attendance.lateScans.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { path } = await requireRegion(api.database, access, 'activity.run', input.regionId)
    return listLateShifts(api.database, access.actor, { path, nowMs: api.nowMs() })
  }),

  notices: os.attendance.notices.handler(async ({ context: { api }, input }) => {
    const tenantId = await findTenantId(api.database)
    if (tenantId === null) return []
    const { after = '', regionId, number = '' } = input
    const path = regionId === undefined ? '/' : await findCommunityPath(api, tenantId, regionId)
    if (path === undefined) return []
    return listNotices(api, tenantId, { nowMs: api.nowMs(), after, path, number })
  }),

  objections: os.attendance.objections.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { path } = await requireRegion(api.database, access, 'volunteer.manage', input.regionId)
    return listOpenObjections(api, access, path)
  }),

  myObjections: os.attendance.myObjections.handler(async ({ context }) =>
    listOwnObjections(context.api, await requireCaller(context)),
  ),

  counts: os.attendance.counts.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const readers = ['activity.run', ...countingPermissions] as const
    const { path } = await requireRegion(api.database, access, readers, input.regionId)
    const { fromMs, toMs, activityId = '' } = input
    return countAttendances(api, access.actor.tenantId, { path, fromMs, toMs, activityId })
  }),
}
