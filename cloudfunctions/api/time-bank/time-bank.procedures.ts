/** Answers about the time bank: to everybody about the own account, to the office about what waits for it. */
import { transferText, volunteerAccount } from '../../../src/domain/time-bank/ledger'
import { emptyChain } from '../../../src/domain/time-bank/check-chain'
import { requireRegion } from '../access/region-place'
import { CallError } from '../call-error'
import { os, requireAccess } from '../procedure'
import { findVolunteerOf, findVolunteers } from '../volunteer/volunteer.repository'
import { loadEntries, sha256 } from './audit-accounts.repository'
import { findLastAudit, goOnWithAudit } from './audit-run.repository'
import { findHolder } from './holder.repository'
import { loadOfficeWork } from './office-work'
import { loadProposals, withStanding } from './open-proposals'
import { loadOrdersFor } from './order-lines'
import { showContact } from './show-contact'
import { showReceiver } from './show-receiver'
import { loadStatement } from './statement'
import { findAccount, sumMonths } from './stored-ledger.repository'
import { teamProcedures } from './team.procedures'
import { auditTold, loadAudits, wholeAuditTold } from './audit-told'

const ENTRIES_A_PAGE = 500

export const timeBankProcedures = {
  ...teamProcedures,

  account: os.timeBank.account.handler(async ({ context }) => {
    const { api } = context
    const { actor, settings } = await requireAccess(context)
    const volunteer = await findVolunteerOf(api, actor)
    const id = volunteerAccount(volunteer?.id ?? '')
    const account = volunteer && (await findAccount(api.database, actor.tenantId, id))
    return {
      verified: volunteer?.state === 'verified',
      number: volunteer?.number ?? '',
      balanceMinutes: account?.balance ?? 0,
      heldMinutes: account?.held ?? 0,
      closed: (account?.closedAtMs ?? null) !== null,
      rules: settings.timeBank,
      wholeAudit: wholeAuditTold(await findLastAudit(api.database, actor.tenantId)),
      months: account ? await sumMonths(api.database, actor.tenantId, id) : [],
    }
  }),

  statement: os.timeBank.statement.handler(async ({ context, input }) => {
    const { api } = context
    const { actor } = await requireAccess(context)
    const holder = await findHolder(api.database, actor.tenantId, { memberId: actor.memberId })
    if (!holder) return { lines: [], next: null }
    return loadStatement(api, actor.tenantId, { ...input, account: volunteerAccount(holder.id) })
  }),

  chain: os.timeBank.chain.handler(async ({ context, input }) => {
    const { api } = context
    const { tenantId, memberId } = (await requireAccess(context)).actor
    const holder = await findHolder(api.database, tenantId, { memberId })
    const accountId = volunteerAccount(holder?.id ?? '')
    const where = { accountId, after: input.after, limit: ENTRIES_A_PAGE }
    // The entries first: one that is posted meanwhile is then missing in both.
    const entries = holder ? await loadEntries(api.database, tenantId, where) : []
    const account = holder && (await findAccount(api.database, tenantId, accountId))
    return {
      end: account?.end ?? emptyChain,
      entries: entries.map(({ entry, transfer }) => ({
        entry,
        transferDigest: transfer ? sha256(transferText(transfer)) : '',
      })),
      more: entries.length === ENTRIES_A_PAGE,
    }
  }),

  orders: os.timeBank.orders.handler(async ({ context, input }) =>
    loadOrdersFor(context.api, await requireAccess(context), input),
  ),

  contact: os.timeBank.contact.handler(async ({ context, input }) =>
    showContact(context.api, await requireAccess(context), input.orderId),
  ),

  receiver: os.timeBank.receiver.handler(async ({ context, input }) =>
    showReceiver(context.api, await requireAccess(context), input.number),
  ),

  office: os.timeBank.office.handler(async ({ context, input }) => {
    const access = await requireAccess(context)
    const { database } = context.api
    const { path } = await requireRegion(database, access, 'volunteer.manage', input.regionId)
    return loadOfficeWork(context.api, access, path)
  }),

  proposals: os.timeBank.proposals.handler(async ({ context, input }) => {
    const access = await requireAccess(context)
    const { database } = context.api
    const { path } = await requireRegion(database, access, 'volunteer.manage', input.regionId)
    return loadProposals(context.api, access, path)
  }),

  ofVolunteer: os.timeBank.ofVolunteer.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { tenantId } = access.actor
    const place = await requireRegion(api.database, access, 'volunteer.manage', input.regionId)
    const holder = await findHolder(api.database, tenantId, { number: input.number })
    if (holder?.path.startsWith(place.path) !== true) throw new CallError('forbidden')
    const account = volunteerAccount(holder.id)
    const [people, found, { lines, next }] = await Promise.all([
      findVolunteers(api, tenantId, [holder.id]),
      findAccount(api.database, tenantId, account),
      loadStatement(api, tenantId, { ...input, account }),
    ])
    return {
      name: people[0]?.details.name ?? '',
      balanceMinutes: found?.balance ?? 0,
      heldMinutes: found?.held ?? 0,
      lines: await withStanding(api, tenantId, lines),
      next,
    }
  }),

  audit: os.timeBank.audit.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    await requireRegion(api.database, access, 'volunteer.manage', input.regionId)
    return loadAudits(api, access)
  }),

  auditOn: os.timeBank.auditOn.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    await requireRegion(api.database, access, 'volunteer.manage', input.regionId)
    return auditTold(await goOnWithAudit(api, access.actor, api.nowMs()))
  }),
}
