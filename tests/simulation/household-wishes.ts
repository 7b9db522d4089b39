/** What a worker writes when people move, part, join, die, or turn out to be one person with two files. */
import { pick } from './chance'
import { choose, isLiving, pastDay, wish, type WishOf } from './scene'

export const moveHousehold: WishOf = (scene) => {
  const household = choose(scene, 'household', scene.dice[0], isLiving)
  const house = choose({ ...scene, among: Infinity }, 'house', scene.dice[1])
  return household && house
    ? wish('household.move-within', household.regionId, {
        householdId: household.id,
        toHouseId: house.id,
        toRegionId: house.regionId,
        on: pastDay,
      })
    : null
}

export const moveResident: WishOf = (scene) => {
  const resident = choose(scene, 'resident', scene.dice[0])
  const household = choose(scene, 'household', scene.dice[1], isLiving)
  return household && resident
    ? wish('resident.move-to', resident.regionId, {
        residentId: resident.id,
        toHouseholdId: household.id,
        toRegionId: household.regionId,
        relation: '亲属',
        on: pastDay,
      })
    : null
}

export const split: WishOf = (scene) => {
  const household = choose(scene, 'household', scene.dice[0], isLiving)
  const house = choose({ ...scene, among: Infinity }, 'house', scene.dice[1])
  const resident = household && scene.records.ofHousehold('resident', household.id).find(isLiving)
  return household && house && resident
    ? wish('household.split', household.regionId, {
        householdId: household.id,
        newHouseholdId: scene.phone.newId(),
        residentIds: [resident.id],
        toHouseId: house.id,
        toRegionId: house.regionId,
        on: pastDay,
      })
    : null
}

export const join: WishOf = (scene) => {
  const household = choose(scene, 'household', scene.dice[0], isLiving)
  const into = choose({ ...scene, among: Infinity }, 'household', scene.dice[1], isLiving)
  return household && into
    ? wish('household.join', household.regionId, {
        householdId: household.id,
        intoHouseholdId: into.id,
        intoRegionId: into.regionId,
      })
    : null
}

export const splitOrJoin: WishOf = (scene) => (scene.dice[3] % 2 === 0 ? join(scene) : split(scene))

export const householdLeavesOrReturns: WishOf = (scene) => {
  const household = choose(scene, 'household', scene.dice[0])
  if (!household) return null
  const { id: householdId, regionId } = household
  if (isLiving(household))
    return wish('household.move-out', regionId, { householdId, on: pastDay, whereTo: '' })
  const left = scene.records
    .ofHousehold('resident', householdId)
    .filter(({ state }) => state === 'left')
  const residentIds = left.slice(0, scene.dice[1] % 3).map(({ id }) => id)
  return wish('household.return', regionId, { householdId, residentIds })
}

export const personLeavesOrReturns: WishOf = (scene) => {
  const resident = choose(scene, 'resident', scene.dice[0])
  if (!resident) return null
  const { id: residentId, regionId, householdId } = resident
  switch (scene.dice[1] % 3) {
    case 0:
      return wish('resident.record-death', regionId, { residentId, on: pastDay })
    case 1:
      return wish('resident.return', regionId, { residentId, householdId })
    default:
      return wish('resident.move-out', regionId, { residentId, on: pastDay, whereTo: '' })
  }
}

export const leaveOrReturn: WishOf = (scene) =>
  scene.dice[2] % 4 === 0 ? householdLeavesOrReturns(scene) : personLeavesOrReturns(scene)

const unmerge: WishOf = ({ records, dice }) => {
  const merged = pick(
    records.all('lifeEvent').filter(({ restores }) => restores !== null),
    dice[0],
  )
  const restores = merged?.restores
  const kept = restores && records.get('resident', restores.keepId)
  const dropped = restores && records.get('resident', restores.dropId)
  return merged && kept && dropped
    ? wish('resident.unmerge', kept.regionId, {
        eventId: merged.id,
        keepId: kept.id,
        dropId: dropped.id,
        dropRegionId: dropped.regionId,
      })
    : null
}

export const mergeTwo: WishOf = (scene) => {
  const keep = choose(scene, 'resident', scene.dice[0])
  const drop = choose(scene, 'resident', scene.dice[1])
  return keep && drop
    ? wish('resident.merge', keep.regionId, {
        keepId: keep.id,
        dropId: drop.id,
        dropRegionId: drop.regionId,
        fields: ['remark', 'phone', 'tags'],
      })
    : null
}

export const merge: WishOf = (scene) =>
  (scene.dice[3] % 2 === 0 && unmerge(scene)) || mergeTwo(scene)
