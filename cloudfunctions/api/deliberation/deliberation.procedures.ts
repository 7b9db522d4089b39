/** Answers about the council. Nobody is answered with another's ballot, and the office with counts only. */
import { isShownTopic, phaseAt } from '../../../src/domain/deliberation/topic'
import type {
  HouseholdVote,
  ProxyLine,
  TopicLine,
  TopicPage,
} from '../../../src/protocol/deliberation'
import { mostShownProxies, topicsPerPage } from '../../../src/protocol/deliberation'
import { may, type ActorAccess } from '../access/actor-access'
import { atOrBelow } from '../access/at-or-below'
import { idsOnPath } from '../access/on-duty'
import { loadRegionPlaces, requireRegion } from '../access/region-place'
import type { Api } from '../api'
import { findHomesOf, regionNames, type Home } from '../home/home.repository'
import { accessOrNobody, os, requireAccess } from '../procedure'
import { findTenantId } from '../session/member.repository'
import { countTurnout, findBallots, type Ballot } from './ballot.repository'
import { belongsStill, entitledHomes, standingOfHomes } from './home-standing.repository'
import { listOpinions } from './opinion.repository'
import { countProxies, listProxies } from './proxy.repository'
import { findTopic, listTopics, type StoredTopic, type TopicFiles } from './topic.repository'

const mostOwn = 30

const filesOf = ({ database, vault }: Api, tenantId: string): TopicFiles => ({
  ...{ database, vault, tenantId },
})

const toLines = async (
  api: Api,
  tenantId: string,
  found: readonly StoredTopic[],
  memberId: string,
): Promise<readonly TopicLine[]> => {
  const regionIds = found.map(({ topic }) => topic.regionId)
  const names = await regionNames(api.database, tenantId, regionIds)
  return found.map(({ topic: { proposerMemberId, ...topic }, words }) => ({
    ...topic,
    ...{ title: words.title, text: words.text, options: words.options, reason: words.reason },
    regionName: names.get(topic.regionId) ?? '',
    phase: phaseAt(topic, api.nowMs()),
    isProposer: proposerMemberId !== '' && proposerMemberId === memberId,
  }))
}

const toPage = async (
  api: Api,
  tenantId: string,
  { found, next }: Awaited<ReturnType<typeof listTopics>>,
  memberId: string,
): Promise<TopicPage> => ({ topics: await toLines(api, tenantId, found, memberId), next })

/**
 * What a ballot says is for who cast it; the others of the household learn that it was, and by whom. To them one of who lives
 * there no more is as none: they cast it anew.
 */
const votesOf = async (
  files: TopicFiles,
  { topic, path }: StoredTopic,
  homes: readonly Home[],
  memberId: string,
): Promise<readonly HouseholdVote[]> => {
  const ids = homes.map(({ householdId }) => householdId)
  const ballots: Ballot[] = []
  for (const one of await findBallots(files, topic.id, ids))
    if (one.isProxied || one.memberId === memberId || (await belongsStill(files, one, path)))
      ballots.push(one)
  return homes.map(({ id, householdId, details }) => {
    const ballot = ballots.find((one) => one.householdId === householdId)
    const isOwn = ballot?.memberId === memberId && !ballot.isProxied
    return {
      ...{ homeId: id, door: details.door },
      relation: details.forWhom === 'elder' ? details.relation : '',
      cast: ballot
        ? {
            ...{ byName: ballot.byName, isOwn, atMs: ballot.castAtMs },
            isProxied: ballot.isProxied,
            option: isOwn || ballot.isProxied ? ballot.option : null,
          }
        : null,
    }
  })
}

const opinionsFor = async (files: TopicFiles, topicId: string, memberId: string) => {
  const opinions = await listOpinions(files, topicId, memberId)
  return opinions.map(({ id, text, name, saidAtMs, state, reason, ...opinion }) => ({
    ...{ id, text, name, saidAtMs, state, reason },
    isOwn: opinion.memberId === memberId,
  }))
}

const proxiesOf = async (files: TopicFiles, topicId: string): Promise<readonly ProxyLine[]> =>
  (await listProxies(files, topicId, mostShownProxies)).map(({ memberId: _, ...line }) => line)

const viewOf = async (
  api: Api,
  tenantId: string,
  stored: StoredTopic,
  access: ActorAccess | null,
) => {
  const { topic, path, content } = stored
  const memberId = access?.actor.memberId ?? ''
  const manages = access !== null && may(access, 'deliberation.run', { path })
  const isProposer = memberId !== '' && topic.proposerMemberId === memberId
  if (!isShownTopic(topic.state) && !manages && !isProposer) return null
  const files = filesOf(api, tenantId)
  const homes = access ? await findHomesOf(api, access.actor) : []
  const entitled = await entitledHomes(files, homes, path)
  const { voted, entitled: of } = topic.result ?? (await countTurnout(files, stored))
  const [line] = await toLines(api, tenantId, [stored], memberId)
  return (
    line && {
      ...line,
      ...{ voted, entitled: of, former: stored.words.former },
      proposed: manages || isProposer ? stored.words.proposed : null,
      opinions: await opinionsFor(files, topic.id, memberId),
      households: await votesOf(files, stored, entitled, memberId),
      newMatterId: manages ? api.vault.blindIndex(tenantId, 'topic-matter', topic.id) : '',
      proxies: manages ? await proxiesOf(files, topic.id) : [],
      proxyActors: manages ? await countProxies(files, topic.id) : [],
      home: access ? standingOfHomes(homes, entitled, path) : ('unknown' as const),
      manages,
      content: manages || isProposer ? content : ('unasked' as const),
    }
  )
}

const openStates = ['collecting', 'voting'] as const
const deskStates = {
  checking: ['checking'],
  open: openStates,
  ended: ['published', 'called-off', 'declined'],
} as const

export const deliberationProcedures = {
  shown: os.deliberation.shown.handler(async ({ context, input }) => {
    const { api } = context
    const { database } = api
    const tenantId = (await findTenantId(database)) ?? ''
    const places = await loadRegionPlaces(database, tenantId, input.regionIds)
    const regionIds = [...new Set([...places.values()].flatMap(({ path }) => idsOnPath(path)))]
    if (regionIds.length === 0) return { topics: [], next: null }
    const states = input.list === 'open' ? openStates : (['published', 'called-off'] as const)
    const question = { states, regionIds, after: input.after, most: topicsPerPage }
    return toPage(api, tenantId, await listTopics(filesOf(api, tenantId), question), '')
  }),

  one: os.deliberation.one.handler(async ({ context, input }) => {
    const { api } = context
    const access = await accessOrNobody(context)
    const tenantId = access?.actor.tenantId ?? (await findTenantId(api.database)) ?? ''
    const stored = await findTopic(filesOf(api, tenantId), input.topicId)
    return stored ? ((await viewOf(api, tenantId, stored, access)) ?? null) : null
  }),

  mine: os.deliberation.mine.handler(async ({ context }) => {
    const { api } = context
    const { tenantId, memberId } = (await requireAccess(context)).actor
    const states = ['checking', 'declined', ...openStates, 'published', 'called-off'] as const
    const question = { states, proposerMemberId: memberId, most: mostOwn }
    const { found } = await listTopics(filesOf(api, tenantId), question)
    return toLines(api, tenantId, found, memberId)
  }),

  desk: os.deliberation.desk.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { tenantId, memberId } = access.actor
    const { regionId, list, after } = input
    const { path } = await requireRegion(api.database, access, 'deliberation.run', regionId)
    const below = atOrBelow(path)
    const question = { states: deskStates[list], below, after, most: topicsPerPage }
    return toPage(api, tenantId, await listTopics(filesOf(api, tenantId), question), memberId)
  }),
}
