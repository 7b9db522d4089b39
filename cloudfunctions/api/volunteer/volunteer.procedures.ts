/** Questions about volunteers: one's own record with a login, an office's list with a post. */
import * as v from 'valibot'
import { chinaDate } from '../../../src/domain/calendar'
import { regionIdShape } from '../../../src/domain/shapes'
import { looksPerAnswer } from '../../../src/protocol/volunteer'
import { kindOf } from '../access/actor-access'
import { logAllShown } from '../access/access-log.repository'
import { requireRegion } from '../access/region-place'
import { CallError } from '../call-error'
import { listSettingsHistory } from '../organisation/settings-history.repository'
import { os, requireAccess, requireCaller, type CallContext } from '../procedure'
import { findTenantId } from '../session/member.repository'
import { listScansOf } from '../attendance/own-scans.repository'
import { loadWholeStatement } from '../time-bank/whole-statement.repository'
import { exportRecord } from './export-record'
import { loadOfficeFile } from './office-file'
import { countWaiting } from './office-waiting.repository'
import { listLooks } from './own-looks.repository'
import { accountSheet, correctionSheet, looksSheet, scanSheet } from './record-sheets'
import { revealDetails } from './reveal-details'
import { loadServed } from './served-hours'
import { listVolunteers, type WhichVolunteers } from './volunteer-list.repository'
import { listMoved } from './volunteer-move.repository'
import { loadVolunteerRecord } from './volunteer-record'
import { findVolunteerOf } from './volunteer.repository'

const loadOwn = async (context: CallContext, mostService?: number | null) => {
  const { api } = context
  const caller = await requireCaller(context)
  const own = await findVolunteerOf(api, caller)
  return own ? loadVolunteerRecord(api, caller, own, mostService) : null
}

export const volunteerProcedures = {
  regions: os.volunteer.regions.handler(async ({ context: { api } }) => {
    const tenantId = (await findTenantId(api.database)) ?? ''
    const rows = await api.database
      .selectFrom('region as r')
      .leftJoin('region as above', (join) =>
        join.onRef('above.tenant_id', '=', 'r.tenant_id').onRef('above.id', '=', 'r.parent_id'),
      )
      .select(['r.id', 'r.name'])
      .where('r.tenant_id', '=', tenantId)
      .where((of) => of.or([of('r.parent_id', 'is', null), of('above.parent_id', 'is', null)]))
      .orderBy('r.path')
      .limit(500)
      .execute()
    return rows.map(({ id, name }) => ({ id: v.parse(regionIdShape, id), name }))
  }),

  mine: os.volunteer.mine.handler(({ context }) => loadOwn(context)),

  served: os.volunteer.served.handler(async ({ context }) => {
    const { api } = context
    const caller = await requireCaller(context)
    const own = await findVolunteerOf(api, caller)
    const { tenantId } = caller
    return own ? loadServed(api, { tenantId, volunteerId: own.id }) : null
  }),

  looks: os.volunteer.looks.handler(async ({ context }) => {
    const { api } = context
    const caller = await requireCaller(context)
    const own = await findVolunteerOf(api, caller)
    const { tenantId } = caller
    return own
      ? listLooks(api.database, { tenantId, volunteerId: own.id, most: looksPerAnswer })
      : []
  }),

  exportMine: os.volunteer.exportMine.handler(async ({ context }) => {
    const record = await loadOwn(context, null)
    if (!record) throw new CallError('unusable', '您还没有登记成为志愿者')
    const { api } = context
    const { tenantId } = await requireCaller(context)
    const more = [
      accountSheet(await loadWholeStatement(api, tenantId, record.id)),
      scanSheet(await listScansOf(api.database, tenantId, record.id)),
      correctionSheet(record.corrections),
      looksSheet(await listLooks(api.database, { tenantId, volunteerId: record.id, most: null })),
    ]
    const fileName = `我的志愿记录-${chinaDate(context.api.nowMs())}.xlsx`
    return { fileName, bytes: exportRecord(record, more).toString('base64') }
  }),

  list: os.volunteer.list.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { path } = await requireRegion(api.database, access, 'volunteer.manage', input.regionId)
    const which: WhichVolunteers = {
      path,
      state: input.state ?? '',
      find: input.find?.trim() ?? '',
      correcting: input.correcting ?? false,
      after: input.after ?? '',
    }
    const { foundByPhone, ...page } = await listVolunteers(api, access.actor.tenantId, which)
    await logAllShown(
      api.database,
      access.actor,
      foundByPhone.map(({ id, regionId }) => ({
        ...{ act: 'find-by-phone', of: { volunteer_id: id }, regionId },
        ...{ reason: '找志愿者', atMs: api.nowMs() },
      })),
    )
    const showsMoved = which.after === '' && which.state === '' && !which.correcting
    const moved = showsMoved
      ? await listMoved(api, access.actor.tenantId, { ...which, nowMs: api.nowMs() })
      : []
    return { ...page, moved }
  }),

  waiting: os.volunteer.waiting.handler(async ({ context }) => {
    const { api } = context
    const access = await requireAccess(context)
    const paths = access.posts
      .filter((post) => kindOf(access, post)?.permissions.includes('volunteer.manage'))
      .map(({ path }) => path)
    return countWaiting(api.database, access.actor, { paths, nowMs: api.nowMs() })
  }),

  ruleChanges: os.volunteer.ruleChanges.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    await requireRegion(api.database, access, 'volunteer.manage', input.regionId)
    return listSettingsHistory(api.database, access.actor.tenantId, 'of volunteers')
  }),

  one: os.volunteer.one.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { path } = await requireRegion(api.database, access, 'volunteer.manage', input.regionId)
    const file = await loadOfficeFile(api, access.actor, { id: input.volunteerId, path })
    if (!file) throw new CallError('forbidden')
    return file
  }),

  phone: os.volunteer.phone.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { volunteerId, regionId, reason } = input
    const place = await requireRegion(api.database, access, 'volunteer.manage', regionId)
    const asked = { act: 'show-phone', volunteerId, place, reason } as const
    const { phone, guardian } = await revealDetails({ api, access }, asked)
    return { phone, guardianPhone: guardian.phone }
  }),

  politicalStatus: os.volunteer.politicalStatus.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { volunteerId, regionId, reason } = input
    const place = await requireRegion(api.database, access, 'volunteer.manage', regionId)
    const asked = { act: 'show-political-status', volunteerId, place, reason } as const
    const { politicalStatus } = await revealDetails({ api, access }, asked)
    return { politicalStatus }
  }),
}
