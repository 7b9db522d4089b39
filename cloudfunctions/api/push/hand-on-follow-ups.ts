/**
 * What visits left to do and asks for others becomes a matter in the transaction that stores it: both are there or neither.
 * One that cannot become a matter stays with who walks.
 */
import type { Authorship, ChangeSet } from '../record/change-set'
import type { CommandId } from '../../../src/domain/shapes'
import { effect } from '../../../src/domain/command'
import type { FollowUp } from '../../../src/domain/follow-up/follow-up'
import { categoryOfFollowUp } from '../../../src/domain/follow-up/hand-on-follow-up'
import { houseTitle } from '../../../src/domain/house/house'
import { loadMissingPlaces, type RegionPlaces } from '../access/region-place'
import { takeDownMatter } from '../matter/matter.commands'
import type { PushContext } from './push-context'

const mostOfPlace = 60

const doorOf = async (
  { transaction, access }: PushContext,
  staged: ChangeSet['staged'],
  { householdId }: FollowUp,
): Promise<string> => {
  // A visit names its house; it may have been added in the same breath.
  const named = staged.get('house', staged.get('household', householdId)?.houseId ?? '')
  if (named) return houseTitle(named).slice(0, mostOfPlace)
  const house = await transaction
    .selectFrom('household as h')
    .innerJoin('house as d', (join) =>
      join.onRef('d.tenant_id', '=', 'h.tenant_id').onRef('d.id', '=', 'h.house_id'),
    )
    .select(['d.estate', 'd.building', 'd.unit', 'd.floor', 'd.room'])
    .where('h.tenant_id', '=', access.actor.tenantId)
    .where('h.id', '=', householdId)
    .executeTakeFirst()
  return house ? houseTitle(house).slice(0, mostOfPlace) : ''
}

export const handOnFollowUps = async (
  context: PushContext,
  changes: ChangeSet,
  known: RegionPlaces,
  author: Omit<Authorship, 'commandId'>,
): Promise<void> => {
  const { access } = context
  const asked = changes.ofKind('followUp').filter(({ record }) => record.handling === 'asked')
  if (asked.length === 0) return
  const regionIds = asked.map(({ record }) => record.regionId)
  const places = await loadMissingPlaces(
    ...([context.transaction, access.actor.tenantId, known, regionIds] as const),
  )
  for (const { record } of asked) {
    // Named after what made it, as events are.
    const commandId = record.id as CommandId
    const region = places.get(record.regionId) ?? null
    const request = {
      category: categoryOfFollowUp(record.kind, access.settings.matters),
      text: record.text,
      photoIds: [],
      place: await doorOf(context, changes.staged, record),
      ...{ isPublic: false, name: '', phone: '', helped: null },
    }
    const args = { matterId: record.id, channel: 'visit', request } as const
    const taken = await takeDownMatter(args, { ...context, commandId, region })
    const handling = taken.ok ? 'waiting' : ''
    changes.add(
      { ...author, commandId },
      effect([{ kind: 'followUp', record: { ...record, handling } }]).value,
    )
  }
}
