/** Puts a ballot in: the first of its household, or in place of one that gives way to it. */
import { mayCast } from '../../../src/domain/deliberation/ballot'
import type { Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { addBallot, changeBallot, lockBallot, type Ballot } from './ballot.repository'
import { belongsStill } from './home-standing.repository'
import type { StoredTopic, TopicTransaction } from './topic.repository'

export const putBallot = async (
  files: TopicTransaction,
  { topic: { id }, path }: StoredTopic,
  ballot: Ballot,
): Promise<Result<undefined, Refusal>> => {
  if (await addBallot(files, id, ballot)) return success(undefined)
  const { householdId, memberId, isProxied } = ballot
  const before = await lockBallot(files, id, householdId)
  const may = mayCast(
    { memberId, isProxy: isProxied },
    before
      ? {
          ...{ memberId: before.memberId, isProxy: before.isProxied },
          // Whom a post's ballot gives way to does not depend on it.
          isStillThere:
            before.isProxied || (await belongsStill(files, { ...before, householdId }, path)),
        }
      : null,
  )
  if (!may.ok) return may
  await changeBallot(files, id, ballot)
  return success(undefined)
}
