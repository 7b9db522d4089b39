/** A wrong transfer is put right by another one that names it. What went over the cap comes back from the pool first. */
import { sql } from 'kysely'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { correctionProblem, planCorrection } from '../../../src/domain/time-bank/giving'
import { isCorrectable, ownerIn, type StoredTransfer } from '../../../src/domain/time-bank/ledger'
import { transferIdOf } from '../../../src/domain/time-bank/proposal'
import type { Transaction } from '../database/connect'
import type { OfficeContext } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import { findHolder } from './holder.repository'
import { standsOrRefused } from './ledger-refusal'
import { openReason, postTransfers, sealReason, type Transfer } from './ledger.repository'
import type { Proposal } from './proposal.repository'
import { findTransfer, listSurpluses, standingMinutes } from './stored-ledger.repository'
import { tellOfCorrection } from './tell-proposal'
import { lockTeam } from './team.repository'

export interface Correctable {
  readonly transfer: StoredTransfer
  /** Of whom it is, with where they live, for a team its keeper; none when it went between the pool and the issuance. */
  readonly holders: readonly { readonly id: string; readonly regionId: string }[]
  readonly ofEndedTeam: boolean
}

/** A team's hours concern who answers for them, where the team is. Held. */
const findTeamAsHolder = async (transaction: Transaction, tenantId: string, teamId: string) => {
  const team = await lockTeam(transaction, tenantId, teamId)
  return (
    team && {
      ...{ id: team.keeperId, regionId: team.regionId, path: team.path },
      hasEnded: team.state === 'ended',
    }
  )
}

/** Everybody whom it concerns must live in the envelope's region. */
export const findCorrectable = async (
  transferId: string,
  context: OfficeContext,
): Promise<Result<Correctable, Refusal>> => {
  const { transaction, access } = context
  const { tenantId } = access.actor
  const transfer = await findTransfer(transaction, tenantId, transferId)
  if (!transfer || !isCorrectable(transfer)) return refuse('transfer-not-found')
  const { path } = regionOf(context)
  const holders: Correctable['holders'][number][] = []
  let ofEndedTeam = false
  for (const account of [transfer.debit, transfer.credit ?? '']) {
    const [id, teamId] = [ownerIn('volunteer', account), ownerIn('team', account)]
    if (id === '' && teamId === '') continue
    const holder = await (teamId === ''
      ? findHolder(transaction, tenantId, { id })
      : findTeamAsHolder(transaction, tenantId, teamId))
    if (holder?.path.startsWith(path) !== true) return refuse('transfer-not-found')
    holders.push(holder)
    ofEndedTeam ||= 'hasEnded' in holder && holder.hasEnded
  }
  return success({ transfer, holders, ofEndedTeam })
}

/** What came to an ended team now, nobody could ever move on. That it stays as it is, may still be decided. */
export const requireNoEndedTeam = ({ ofEndedTeam }: Correctable): Result<undefined, Refusal> =>
  ofEndedTeam ? refuse('team-not-found', '已经解散') : success(undefined)

const back = (transfer: StoredTransfer, id: string, minutes: number): Transfer => ({
  ...{ id, kind: 'correction', phase: 'posted', correctsId: transfer.id, minutes },
  ...{ debit: transfer.credit ?? '', credit: transfer.debit },
})

interface Right {
  readonly proposalId: string
  readonly minutes: number
}

const plan = async (
  transfer: StoredTransfer,
  { proposalId, minutes: right }: Right,
  { transaction, access }: OfficeContext,
): Promise<readonly Transfer[]> => {
  const planned = planCorrection(await standingMinutes(transaction, transfer), right)
  if (!planned) return []
  const { minutes } = planned
  const id = transferIdOf('correction', proposalId)
  if (planned.direction === 'more')
    return [
      {
        ...back(transfer, id, minutes),
        ...{ debit: transfer.debit, credit: transfer.credit ?? '' },
        capMinutes: access.settings.timeBank.personalCapMinutes,
      },
    ]
  const fromPool: Transfer[] = []
  let left = minutes
  for (const surplus of await listSurpluses(transaction, transfer)) {
    const over = Math.min(left, await standingMinutes(transaction, surplus))
    if (over > 0)
      fromPool.push(back(surplus, `correct-cap/${proposalId}/${fromPool.length + 1}`, over))
    left -= over
  }
  return [...fromPool, back(transfer, id, minutes)]
}

export const putRight = async (
  proposal: Proposal,
  context: OfficeContext,
): Promise<Result<unknown, Refusal>> => {
  const { id: proposalId, subjectId, minutes, reasonCipher } = proposal
  const { transaction, vault, access, nowMs } = context
  const { tenantId } = access.actor
  // Held before it is looked at how much of it stands.
  await sql`select from time_transfer where tenant_id = ${tenantId}
    and id = ${subjectId} for no key update`.execute(transaction)
  const found = await findCorrectable(subjectId, context)
  if (!found.ok) return found
  const { transfer, holders } = found.value
  const goesOn = requireNoEndedTeam(found.value)
  if (!goesOn.ok) return goesOn
  const problem = correctionProblem(transfer, minutes ?? 0)
  if (problem !== '') return refuse('invalid', problem)
  const transfers = await plan(transfer, { proposalId, minutes: minutes ?? 0 }, context)
  if (transfers.length === 0) return refuse('already-done', '原来就是这么多')
  const reason = openReason(vault, tenantId, transferIdOf('correction', proposalId), reasonCipher)
  const sealed = transfers.map((one) => ({
    ...one,
    reasonCipher: sealReason(vault, tenantId, one.id, reason),
  }))
  // The first of two may stand while the second is refused; then neither may.
  await sql`savepoint correction`.execute(transaction)
  const results = await postTransfers({ database: transaction, by: access.actor, nowMs }, sealed)
  const refused = results.map(standsOrRefused).find(({ ok }) => !ok)
  if (!refused) {
    await tellOfCorrection(
      context,
      proposal,
      holders.map(({ id }) => id),
    )
    return success(undefined)
  }
  await sql`rollback to savepoint correction`.execute(transaction)
  return refused
}
