/**
 * Who voted for which household, as whom of it said: written down for good, so that one who casts for many is seen. What such a
 * vote says is not here.
 */
import { sql } from 'kysely'
import type { AskedWay } from '../../../src/domain/deliberation/ballot'
import type { ProxyActor } from '../../../src/protocol/deliberation'
import type { TopicFiles, TopicTransaction } from './topic.repository'

interface ProxyWords {
  readonly byName: string
  /** Covered; who of the household said so. */
  readonly saidBy: string
  readonly asked: AskedWay
}

export interface Proxy extends ProxyWords {
  readonly householdId: string
  readonly memberId: string
  readonly castAtMs: number
}

export interface ListedProxy extends ProxyWords {
  readonly memberId: string
  readonly castAtMs: number
  /** '7幢1单元301' */
  readonly door: string
  /** Nobody has voted anew since: neither the household nor the post. */
  readonly stands: boolean
}

const place = (tenantId: string, topicId: string, proxy: string) => ({
  ...{ tenantId, recordId: `${topicId}.${proxy}`, field: 'ballot-proxy' },
})

/** Sealed by addProxy; the seal vouches that nobody else wrote it. */
const wordsIn = (text: string): ProxyWords => JSON.parse(text) as ProxyWords

interface ActorRow {
  readonly householdId: string
  readonly turn: number
  readonly sealed: string
  readonly households: number
}

/** In the transaction of its ballot, which holds the household's turn. */
export const addProxy = async (
  { database, vault, tenantId }: TopicTransaction,
  topicId: string,
  { householdId, memberId, castAtMs, ...words }: Proxy,
): Promise<void> => {
  const { last } = await database
    .selectFrom('deliberation_proxy')
    .select((of) => of.fn.coalesce(of.fn.max('turn'), sql<number>`0`).as('last'))
    .where('tenant_id', '=', tenantId)
    .where('topic_id', '=', topicId)
    .where('household_id', '=', householdId)
    .executeTakeFirstOrThrow()
  const turn = Number(last) + 1
  await database
    .insertInto('deliberation_proxy')
    .values({
      ...{ tenant_id: tenantId, topic_id: topicId, household_id: householdId, turn },
      ...{ member_id: memberId, cast_at_ms: castAtMs },
      proxy_cipher: vault.seal(
        place(tenantId, topicId, `${householdId}.${turn}`),
        JSON.stringify(words),
      ),
    })
    .execute()
}

/** Each who acted, with the name of the last time, and for how many households. */
export const countProxies = async (
  { database, vault, tenantId }: TopicFiles,
  topicId: string,
): Promise<readonly ProxyActor[]> => {
  const { rows } = await sql<ActorRow>`
    select distinct on (member_id) household_id as "householdId", turn, proxy_cipher as sealed,
      (select count(distinct a.household_id) from deliberation_proxy a
        where a.tenant_id = p.tenant_id and a.topic_id = p.topic_id
          and a.member_id = p.member_id) as households
    from deliberation_proxy p where tenant_id = ${tenantId} and topic_id = ${topicId}
    order by member_id, cast_at_ms desc, household_id, turn desc`.execute(database)
  return rows
    .map(({ householdId, turn, sealed, households }) => ({
      byName: wordsIn(vault.open(place(tenantId, topicId, `${householdId}.${turn}`), sealed))
        .byName,
      households: Number(households),
    }))
    .sort((one, other) => one.byName.localeCompare(other.byName))
}

interface DoorRow {
  readonly building: string | null
  readonly unit: string | null
  readonly room: string | null
}

const doorOf = ({ building, unit, room }: DoorRow): string =>
  [building && `${building}幢`, unit && `${unit}单元`, room].filter(Boolean).join('')

/** The newest first. */
export const listProxies = async (
  { database, vault, tenantId }: TopicFiles,
  topicId: string,
  most: number,
): Promise<readonly ListedProxy[]> => {
  const rows = await database
    .selectFrom('deliberation_proxy as p')
    .leftJoin('deliberation_ballot as b', (join) =>
      join
        .onRef('b.tenant_id', '=', 'p.tenant_id')
        .onRef('b.topic_id', '=', 'p.topic_id')
        .onRef('b.household_id', '=', 'p.household_id'),
    )
    .leftJoin('household as h', (join) =>
      join.onRef('h.tenant_id', '=', 'p.tenant_id').onRef('h.id', '=', 'p.household_id'),
    )
    .leftJoin('house as d', (join) =>
      join.onRef('d.tenant_id', '=', 'h.tenant_id').onRef('d.id', '=', 'h.house_id'),
    )
    .select(['p.household_id as householdId', 'p.turn', 'p.member_id as memberId'])
    .select([
      'p.cast_at_ms as castAtMs',
      'p.proxy_cipher as sealed',
      'd.building',
      'd.unit',
      'd.room',
    ])
    .select('b.is_proxied as isProxied')
    .where('p.tenant_id', '=', tenantId)
    .where('p.topic_id', '=', topicId)
    .orderBy('p.cast_at_ms', 'desc')
    .orderBy('p.household_id')
    .orderBy('p.turn', 'desc')
    .limit(most)
    .execute()
  const newest = new Map(rows.map((row) => [row.householdId, 0]))
  for (const { householdId, turn } of rows)
    newest.set(householdId, Math.max(turn, newest.get(householdId) ?? 0))
  return rows.map(({ sealed, householdId, turn, memberId, castAtMs, isProxied, ...house }) => ({
    ...{ memberId, castAtMs, door: doorOf(house) },
    stands: isProxied === true && newest.get(householdId) === turn,
    ...wordsIn(vault.open(place(tenantId, topicId, `${householdId}.${turn}`), sealed)),
  }))
}
