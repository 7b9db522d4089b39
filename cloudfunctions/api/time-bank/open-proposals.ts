/** What waits for another person's approval, and the lines of a volunteer's account that could be put right. */
import { isCorrectable, volunteerAccount } from '../../../src/domain/time-bank/ledger'
import { approvalsNeeded, transferIdOf } from '../../../src/domain/time-bank/proposal'
import type { OfficeTimeLine, TimeLine } from '../../../src/protocol/time-bank'
import type { DeclinedProposal, OpenProposal, Proposals } from '../../../src/protocol/time-proposal'
import type { Actor, ActorAccess } from '../access/actor-access'
import { idsOnPath, listOnDuty, type DutyHolder } from '../access/on-duty'
import type { Api } from '../api'
import { findEnding } from '../volunteer/volunteer-ending.repository'
import { accountNames, concernedBy } from './account-owners.repository'
import { openReason } from './ledger.repository'
import { sharersAmong } from './involvement.repository'
import { loadListedHours } from './listed-hours.repository'
import {
  listDeclined,
  listProposals,
  type PlacedProposal,
  type Proposal,
} from './proposal.repository'
import { findAccount, findTransfer, standingMinutes, standingOf } from './stored-ledger.repository'

interface Matter extends Pick<
  OpenProposal,
  'fromName' | 'toName' | 'minutes' | 'rightMinutes' | 'corrects' | 'ended' | 'list' | 'reason'
> {
  /** Volunteers; who has a share in their hours has no say. */
  readonly concerned: readonly string[]
}

const sidesOf = async (
  api: Api,
  tenantId: string,
  [from, to]: readonly [string, string | null],
): Promise<Pick<Matter, 'fromName' | 'toName' | 'concerned'>> => {
  const names = await accountNames(api, tenantId, [from, to])
  return {
    ...{ fromName: names.get(from) ?? '', toName: names.get(to) ?? '' },
    concerned: await concernedBy(api.database, tenantId, [from, to]),
  }
}

type ReadProposal = Omit<Proposal, 'approvedBy'>

const reasonOf = ({ vault }: Api, tenantId: string, { id, kind, reasonCipher }: ReadProposal) =>
  openReason(vault, tenantId, transferIdOf(kind, id), reasonCipher)

const listMatter = async (api: Api, tenantId: string, list: ReadProposal): Promise<Matter> => {
  const hours = await loadListedHours(api.database, tenantId, list.id)
  const most = hours.reduce((one, other) => (other.minutes > one.minutes ? other : one))
  const account = volunteerAccount(most.volunteerId)
  const names = await accountNames(api, tenantId, [account])
  return {
    ...{ fromName: '', toName: '', minutes: 0, rightMinutes: 0 },
    ...{ corrects: null, ended: null, reason: '' },
    concerned: hours.map(({ volunteerId }) => volunteerId),
    list: {
      fileName: reasonOf(api, tenantId, list),
      people: hours.length,
      settled:
        list.state === 'agreed' ? hours.filter(({ state }) => state !== 'waiting').length : null,
      minutes: hours.reduce((sum, { minutes }) => sum + minutes, 0),
      mostName: names.get(account) ?? '',
      mostMinutes: most.minutes,
    },
  }
}

const matterOf = async (api: Api, tenantId: string, proposal: ReadProposal): Promise<Matter> => {
  const { kind, subjectId, toVolunteerId, minutes } = proposal
  if (kind === 'opening') return listMatter(api, tenantId, proposal)
  const { database } = api
  const reason = reasonOf(api, tenantId, proposal)
  if (kind === 'correction') {
    const transfer = await findTransfer(database, tenantId, subjectId)
    if (!transfer) throw new Error('A transfer is never deleted.')
    return {
      ...(await sidesOf(api, tenantId, [transfer.debit, transfer.credit])),
      minutes: await standingMinutes(database, transfer),
      rightMinutes: minutes ?? 0,
      corrects: { kind: transfer.kind, atMs: transfer.atMs },
      ...{ list: null, reason },
      ended: null,
    }
  }
  const from = volunteerAccount(subjectId)
  const to = toVolunteerId === null ? null : volunteerAccount(toVolunteerId)
  return {
    ...(await sidesOf(api, tenantId, [from, to])),
    minutes: (await findAccount(database, tenantId, from))?.balance ?? 0,
    rightMinutes: 0,
    corrects: null,
    ended: await findEnding(api, tenantId, subjectId),
    ...{ list: null, reason },
  }
}

/** Whoever manages volunteers today where these proposals lie, or above. */
const listManagers = (
  { database, nowMs }: Api,
  { actor: { tenantId }, settings }: ActorAccess,
  proposals: readonly PlacedProposal[],
): Promise<readonly DutyHolder[]> =>
  listOnDuty(
    { database, tenantId, settings, nowMs: nowMs() },
    [...new Set(proposals.flatMap(({ path }) => idsOnPath(path)))],
    settings.postKinds
      .filter((kind) => kind.permissions.includes('volunteer.manage'))
      .map(({ id }) => id),
  )

/** How many of them could still agree: those who have neither said so nor a share in it. */
const countMayAgree = async (
  { database }: Api,
  { tenantId }: Actor,
  managers: readonly DutyHolder[],
  { one, concerned }: { readonly one: PlacedProposal; readonly concerned: readonly string[] },
): Promise<number> => {
  const ids = idsOnPath(one.path)
  const holders = managers.filter(({ regionId }) => ids.includes(regionId))
  const said = new Set([one.proposedByMemberId, ...one.approvedBy])
  const others = new Set(holders.map(({ memberId }) => memberId).filter((id) => !said.has(id)))
  const sharers = await sharersAmong(database, { tenantId, memberIds: [...others] }, concerned)
  return others.size - sharers.size
}

const loadOpen = async (
  api: Api,
  access: ActorAccess,
  path: string,
): Promise<readonly OpenProposal[]> => {
  const { actor, settings } = access
  const { tenantId, memberId } = actor
  const proposals = await listProposals(api.database, tenantId, path)
  const managers = await listManagers(api, access, proposals)
  const mineOf = ({ proposedByMemberId, approvedBy }: Proposal): OpenProposal['mine'] => {
    if (proposedByMemberId === memberId) return 'proposed'
    return approvedBy.includes(memberId) ? 'agreed' : 'nothing'
  }
  const open: OpenProposal[] = []
  for (const one of proposals) {
    const { concerned, ...matter } = await matterOf(api, tenantId, one)
    open.push({
      id: one.id,
      kind: one.kind,
      ...matter,
      proposedByName: one.proposedByName,
      proposedAtMs: one.proposedAtMs,
      mine: mineOf(one),
      approvals: one.approvedBy.length,
      approvalsNeeded: approvalsNeeded(settings.timeBank, one.kind),
      mayAgree: await countMayAgree(api, actor, managers, { one, concerned }),
    })
  }
  return open
}

const declinedForMs = 30 * 24 * 3_600_000

/** To who proposed them: what colleagues did not agree to, and why. */
const loadDeclined = async (
  api: Api,
  { tenantId, memberId }: Actor,
  path: string,
): Promise<readonly DeclinedProposal[]> => {
  const sinceMs = api.nowMs() - declinedForMs
  const rows = await listDeclined(api.database, tenantId, { path, memberId, sinceMs })
  const declined: DeclinedProposal[] = []
  for (const one of rows) {
    const { fromName, toName, corrects, list } = await matterOf(api, tenantId, one)
    declined.push({
      ...{ id: one.id, kind: one.kind, corrects, list, fromName, toName },
      rightMinutes: one.minutes ?? 0,
      declinedByName: one.declinedByName,
      declinedAtMs: one.declinedAtMs ?? 0,
      reason: openReason(api.vault, tenantId, `decline/${one.id}`, one.declinedReasonCipher),
    })
  }
  return declined
}

export const loadProposals = async (
  api: Api,
  access: ActorAccess,
  path: string,
): Promise<Proposals> => ({
  open: await loadOpen(api, access, path),
  declined: await loadDeclined(api, access.actor, path),
})

export const withStanding = async (
  { database }: Api,
  tenantId: string,
  lines: readonly TimeLine[],
): Promise<readonly OfficeTimeLine[]> => {
  const ids = lines.filter(isCorrectable).map(({ transferId }) => transferId)
  const standing = await standingOf(database, tenantId, ids)
  return lines.map((line) => ({
    ...line,
    standingMinutes: standing.get(line.transferId) ?? null,
  }))
}
