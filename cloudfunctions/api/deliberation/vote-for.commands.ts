/**
 * A post votes for a household that does not use WeChat, as somebody of it said. Where anybody of it votes on a phone it is
 * refused, so that nobody votes past somebody who could; and the household's own vote replaces it at any time before the count.
 */
import { chinaDate } from '../../../src/domain/calendar'
import { coveredName } from '../../../src/domain/covered-name'
import { askedWayNames, mayActFor } from '../../../src/domain/deliberation/ballot'
import { refuse } from '../../../src/domain/refusal'
import { findHomesOfHousehold } from '../home/home.repository'
import type { OfficeHandler } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import { inPhase, topicDeskOf } from './deliberation.commands'
import { entitledHomes } from './home-standing.repository'
import { addProxy } from './proxy.repository'
import { putBallot } from './put-ballot'
import type { TopicTransaction } from './topic.repository'

/** Somebody of the files who lives somewhere now. */
const findSpeaker = ({ database, tenantId }: TopicTransaction, residentId: string) =>
  database
    .selectFrom('resident as p')
    .innerJoin('household as h', (join) =>
      join.onRef('h.tenant_id', '=', 'p.tenant_id').onRef('h.id', '=', 'p.household_id'),
    )
    .innerJoin('region as r', (join) =>
      join.onRef('r.tenant_id', '=', 'h.tenant_id').onRef('r.id', '=', 'h.region_id'),
    )
    .select(['p.name', 'p.birth_date as birthDate', 'h.id as householdId', 'r.path'])
    .where('p.tenant_id', '=', tenantId)
    .where('p.id', '=', residentId)
    .where('p.state', '=', 'living')
    .where('h.state', '=', 'living')
    .executeTakeFirst()

/**
 * Somebody has given it as an own home or an elder's, and may vote there now: the home of one who has died or moved out must not
 * keep the others from their vote.
 */
const usesPhone = async (
  files: TopicTransaction,
  householdId: string,
  regionPath: string,
): Promise<boolean> => {
  const homes = await findHomesOfHousehold(files, files.tenantId, householdId)
  return (await entitledHomes(files, homes, regionPath)).length > 0
}

export const voteFor: OfficeHandler<'deliberation.vote-for'> = async (
  { topicId, residentId, asked, option },
  context,
) => {
  const { access, nowMs } = context
  const { memberId, memberName } = access.actor
  const held = await inPhase(context, topicId, 'voting')
  if (!held.ok) return held
  const { topic, path } = held.value
  if (option >= topic.optionCount) return refuse('invalid', '没有这个选项')
  const { files } = topicDeskOf(context)
  const speaker = await findSpeaker(files, residentId)
  // Whom somebody may not see is as unknown as whom there is not.
  if (!speaker?.path.startsWith(regionOf(context).path)) return refuse('gone')
  if (!speaker.path.startsWith(path)) return refuse('home-not-here', '这户不在这个议题的范围里')
  const { householdId, birthDate } = speaker
  const asksPhone = { birthDate, usesPhone: await usesPhone(files, householdId, path) }
  const may = mayActFor(asksPhone, chinaDate(nowMs))
  if (!may.ok) return may
  const saidBy = coveredName(speaker.name)
  const byName = `${memberName}（代投，${askedWayNames[asked]}问过${saidBy}）`
  const cast = { householdId, memberId, castAtMs: nowMs }
  const put = await putBallot(files, held.value, { ...cast, isProxied: true, option, byName })
  if (!put.ok) return put
  await addProxy(files, topicId, { ...cast, byName: memberName, saidBy, asked })
  return put
}
