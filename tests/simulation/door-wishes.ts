/**
 * What a worker writes at the doors. Every text is unique, so that it can be told later whether it arrived, and how
 * often.
 */
import type { CommandArgs } from '../../src/domain/commands'
import { houseFields, residentFields } from '../support/api/test-file'
import { choose, isLiving, pastDay, wish, type Scene, type WishOf } from './scene'

export const visit: WishOf = (scene) => {
  const { records, dice, phone, unique } = scene
  const household = choose(scene, 'household', dice[0], isLiving)
  if (!household) return null
  const [resident] = records.ofHousehold('resident', household.id).filter(isLiving)
  const open = records.ofHousehold('followUp', household.id).find(({ state }) => state === 'open')
  const corrects = resident !== undefined && dice[2] % 3 === 0
  const promises = dice[1] % 2 === 0
  const raised = {
    id: phone.newId(),
    kind: promises ? ('promise' as const) : ('matter' as const),
    text: unique,
    dueOn: promises ? '2026-04-01' : '',
  }
  return wish('visit.record', household.regionId, {
    visitId: phone.newId(),
    houseId: household.houseId,
    householdId: household.id,
    outcome: 'met',
    kind: 'routine',
    note: `走访 ${unique}`,
    photoIds: [],
    visitedAtMs: phone.nowMs,
    edits: corrects
      ? [{ residentId: resident.id, changes: { remark: { from: resident.remark, to: unique } } }]
      : [],
    followUps: dice[3] % 3 === 0 ? [raised] : [],
    settledFollowUpIds: open && dice[3] % 4 === 0 ? [open.id] : [],
  })
}

/** Some of five fields of one of two people: two who write at once nearly always overlap, seldom wholly. */
export const editResident: WishOf = (scene) => {
  const { dice, unique } = scene
  const resident = choose({ ...scene, among: 2 }, 'resident', dice[0])
  if (!resident) return null
  const { remark, employer, phoneRemark, phone, tags } = resident
  const chosen = 1 + (dice[1] % 31)
  const digits = `139${String(dice[2] % 100_000_000).padStart(8, '0')}`
  const changes: CommandArgs<'resident.edit'>['changes'] = {
    ...(chosen & 1 ? { remark: { from: remark, to: unique } } : {}),
    ...(chosen & 2 ? { employer: { from: employer, to: unique } } : {}),
    ...(chosen & 4 ? { phoneRemark: { from: phoneRemark, to: unique } } : {}),
    ...(chosen & 8 ? { phone: { from: phone, to: digits } } : {}),
    ...(chosen & 16 ? { tags: { from: tags, to: [...tags.slice(-2), unique] } } : {}),
  }
  return wish('resident.edit', resident.regionId, { residentId: resident.id, changes })
}

export const editPlace: WishOf = (scene) => {
  const { dice, unique } = scene
  const house = choose(scene, 'house', dice[0])
  const household = choose(scene, 'household', dice[0])
  const remarkOf = ({ remark }: { readonly remark: string }) => ({
    remark: { from: remark, to: unique },
  })
  if (dice[1] % 2 === 0)
    return house
      ? wish('house.edit', house.regionId, { houseId: house.id, changes: remarkOf(house) })
      : null
  return household
    ? wish('household.edit', household.regionId, {
        householdId: household.id,
        changes: remarkOf(household),
      })
    : null
}

const person = (scene: Scene, name: string) => ({
  residentId: scene.phone.newId(),
  fields: { ...residentFields, name },
  idNumber: '',
})

export const addResident: WishOf = (scene) => {
  const household = choose(scene, 'household', scene.dice[0], isLiving)
  return household
    ? wish('resident.add', household.regionId, {
        householdId: household.id,
        ...person(scene, `新人${scene.unique}`),
      })
    : null
}

export const addDoor: WishOf = (scene) => {
  const { dice, phone, unique } = scene
  const house = choose(scene, 'house', dice[0])
  if (!house) return null
  return dice[1] % 2 === 0
    ? wish('house.add', house.regionId, {
        houseId: phone.newId(),
        fields: { ...houseFields, remark: unique },
      })
    : wish('household.move-in', house.regionId, {
        householdId: phone.newId(),
        houseId: house.id,
        tenure: '租住',
        movedInOn: pastDay,
        residents: [person(scene, `迁入${unique}`)],
      })
}

export const amend: WishOf = (scene) => {
  const written = choose(scene, 'visit', scene.dice[0])
  return written
    ? wish('visit.amend', written.regionId, { visitId: written.id, text: scene.unique })
    : null
}

export const correctVisit: WishOf = (scene) => {
  const { dice, phone, unique } = scene
  const isOwn = ({ memberId }: { readonly memberId: string }) => memberId === phone.memberId
  const written = choose(scene, 'visit', dice[0], isOwn)
  return written
    ? wish('visit.correct', written.regionId, {
        visitId: written.id,
        changes: { note: { from: written.note, to: unique } },
      })
    : null
}

export const followUp: WishOf = (scene) => {
  const one = choose(scene, 'followUp', scene.dice[0])
  if (!one) return null
  return one.state === 'open'
    ? wish('follow-up.close', one.regionId, { followUpId: one.id, note: scene.unique })
    : wish('follow-up.reopen', one.regionId, { followUpId: one.id })
}

export const dial: WishOf = (scene) => {
  const resident = choose(scene, 'resident', scene.dice[0])
  return resident
    ? wish('access.note', resident.regionId, { residentId: resident.id, act: 'dial' })
    : null
}
