/**
 * Volunteers read the names of teams, so they go through the content check. A name stands while it is looked at, because who
 * writes it holds a post; what the check took for something bad is hidden until a person has looked.
 */
import { isUnjudged } from '../../../src/domain/content-check/content-check'
import { findCheckStates } from '../content-check/check-state.repository'
import {
  askContentCheck,
  type CheckDesk,
  type ContentOutcome,
} from '../content-check/content-check.repository'
import type { OfficeContext } from '../office/office-handler'
import { outboxOf } from '../office/office-outbox'
import { hideTeamName } from './team.repository'

interface NamedTeam {
  readonly id: string
  readonly name: string
  readonly region: { readonly id: string; readonly path: string }
}

export const askTeamNameCheck = (
  context: OfficeContext,
  { id, name, region }: NamedTeam,
): Promise<void> =>
  askContentCheck(outboxOf(context), {
    ...{ kind: 'team', subjectId: id, region, texts: [name], photoIds: [] },
    memberId: context.access.actor.memberId,
  })

export const settleTeamName = async (
  { transaction, tenantId }: CheckDesk,
  teamId: string,
  { state }: ContentOutcome,
): Promise<void> => {
  const checks = await findCheckStates(transaction, { tenantId, kind: 'team' }, [teamId])
  const why = checks.get(teamId)?.why ?? null
  const hidden = state === 'kept' || (state === 'held' && !isUnjudged(why))
  await hideTeamName(transaction, tenantId, { id: teamId, hidden })
}
