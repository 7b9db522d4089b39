/** Questions about the organisation: who holds what, which invitations are open, how much there is where. */
import { chinaDate } from '../../../src/domain/calendar'
import { countingPermissions } from '../../../src/domain/organisation/permission'
import { whyNotGiven } from '../../../src/domain/organisation/post-giving'
import type { InvitationLine } from '../../../src/protocol/contract'
import type { ActorAccess } from '../access/actor-access'
import { requireRegion } from '../access/region-place'
import type { Api } from '../api'
import { CallError } from '../call-error'
import { os, requireAccess } from '../procedure'
import { loadInUse } from './in-use'
import { findInvitation, listOpenInvitations, type InvitationRow } from './invitation.repository'
import { mayGrant } from './may-grant'
import { listFormerPosts, listPosts } from './post-list.repository'
import { countRegions } from './region-counts'
import { namesBetween } from './region.repository'
import { listSettingsHistory } from './settings-history.repository'
import { mayTryCode, noteWrongCode, tooManyCodes } from './wrong-code.repository'

const codeOf = ({ vault }: Api, tenantId: string, { id, codeCipher }: InvitationRow): string =>
  vault.open({ tenantId, recordId: id, field: 'code' }, codeCipher)

const lineOf = (api: Api, access: ActorAccess, row: InvitationRow): InvitationLine => ({
  id: row.id,
  code: codeOf(api, access.actor.tenantId, row),
  kindId: row.kindId,
  regionId: row.regionId,
  fromDate: row.fromDate,
  toDate: row.toDate,
  expiresAtMs: row.expiresAtMs,
  usesLeft: row.usesLeft,
  issuedByName: row.issuedByName,
})

export const organisationProcedures = {
  posts: os.organisation.posts.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { path } = await requireRegion(api.database, access, 'post.manage', input.regionId)
    const where = { path, today: chinaDate(api.nowMs()), after: input.after ?? '' }
    return listPosts(api.database, access.actor.tenantId, where)
  }),

  formerPosts: os.organisation.formerPosts.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { path } = await requireRegion(api.database, access, 'post.manage', input.regionId)
    const where = { path, today: chinaDate(api.nowMs()) }
    return listFormerPosts(api.database, access.actor.tenantId, where)
  }),

  invitations: os.organisation.invitations.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { path } = await requireRegion(api.database, access, 'post.manage', input.regionId)
    const where = { path, nowMs: api.nowMs() }
    const rows = await listOpenInvitations(api.database, access.actor.tenantId, where)
    // A code is as good as the post: it is shown only to those who could give that post themselves.
    return rows
      .filter((row) => mayGrant(access, row.kindId, row))
      .map((row) => lineOf(api, access, row))
  }),

  invitation: os.organisation.invitation.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { tenantId } = access.actor
    const nowMs = api.nowMs()
    if (!(await mayTryCode(api.database, access.actor, nowMs)))
      throw new CallError('retry-later', tooManyCodes)
    const codeIndex = api.vault.blindIndex(tenantId, 'invitation-code', input.code)
    const row = await findInvitation(api.database, tenantId, { codeIndex })
    if (!row) await noteWrongCode(api.database, access.actor, nowMs)
    const { settings } = access
    const kind = settings.postKinds.find(({ id }) => id === row?.kindId)
    const usable = row && !row.revoked && row.usesLeft > 0 && row.expiresAtMs > nowMs
    if (!usable || !kind || whyNotGiven(kind, row.levelId, settings) !== '')
      throw new CallError('unusable', '邀请码不对、已用完或已过期，请向社区要一个新的')
    const above = await namesBetween(api.database, tenantId, row.path)
    return {
      kindName: kind.name,
      regionName: row.regionName,
      within: above.join(' · '),
      issuedByName: row.issuedByName,
      expiresAtMs: row.expiresAtMs,
    }
  }),

  counts: os.organisation.counts.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { regionId } = input
    const place = await requireRegion(api.database, access, countingPermissions, regionId)
    return countRegions(api.database, access.actor.tenantId, place, api.nowMs())
  }),

  inUse: os.organisation.inUse.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    await requireRegion(api.database, access, 'settings.change', input.regionId)
    return loadInUse(api.database, access.actor.tenantId, api.nowMs())
  }),

  settingsHistory: os.organisation.settingsHistory.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    await requireRegion(api.database, access, 'settings.change', input.regionId)
    return listSettingsHistory(api.database, access.actor.tenantId)
  }),
}
