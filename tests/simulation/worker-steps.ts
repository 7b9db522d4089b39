/**
 * What a worker does at the doors, chosen by a step's dice among what the phone shows. Every text that is written is
 * unique, so that it can be told later whether it arrived, and how often.
 */
import type { CommandArgs, DocumentCommandName } from '../../src/domain/commands'
import type { LiveRecords } from '../../src/application'
import type { RegionId } from '../../src/domain/shapes'
import { houseFields, residentFields } from '../support/api/test-file'
import { pick } from './chance'
import type { Step } from './history'
import type { SimulatedPhone } from './simulated-phone'

export interface Wish<Name extends DocumentCommandName = DocumentCommandName> {
  readonly name: Name
  readonly regionId: RegionId
  readonly args: CommandArgs<Name>
}

const wish = <Name extends DocumentCommandName>(
  name: Name,
  regionId: RegionId,
  args: CommandArgs<Name>,
): Wish<Name> => ({ name, regionId, args })

interface Scene {
  readonly records: LiveRecords
  readonly dice: Step['dice']
  readonly phone: SimulatedPhone
  /** A text or id that nobody has written before. */
  readonly unique: string
}

const day = '2026-03-01'

const livingHouseholds = ({ records }: Scene) =>
  records.all('household').filter(({ state }) => state === 'living')

const visit = (scene: Scene): Wish | null => {
  const { records, dice, phone, unique } = scene
  const household = pick(livingHouseholds(scene), dice[0])
  if (!household) return null
  const resident = pick(
    records.ofHousehold('resident', household.id).filter(({ state }) => state === 'living'),
    dice[1],
  )
  const open = records.ofHousehold('followUp', household.id).find(({ state }) => state === 'open')
  const corrects = resident !== undefined && dice[2] % 3 === 0
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
    followUps:
      dice[3] % 3 === 0 ? [{ id: phone.newId(), kind: 'matter', text: unique, dueOn: '' }] : [],
    settledFollowUpIds: open && dice[3] % 4 === 0 ? [open.id] : [],
  })
}

const editResident = ({ records, dice, unique }: Scene): Wish | null => {
  // The same few people on every phone, so that two writers meet.
  const known = [...records.all('resident')].sort((one, other) => (one.id < other.id ? -1 : 1))
  const resident = pick(known.slice(0, 2), dice[0])
  if (!resident) return null
  const edit = (changes: CommandArgs<'resident.edit'>['changes']) =>
    wish('resident.edit', resident.regionId, { residentId: resident.id, changes })
  const digits = `139${String(dice[2] % 100_000_000).padStart(8, '0')}`
  switch (dice[1] % 4) {
    case 0:
      return edit({ remark: { from: resident.remark, to: unique } })
    case 1:
      return edit({
        phone: { from: resident.phone, to: digits },
        employer: { from: resident.employer, to: unique },
      })
    case 2:
      return edit({ tags: { from: resident.tags, to: [...resident.tags.slice(-2), unique] } })
    default:
      return edit({ employer: { from: resident.employer, to: unique } })
  }
}

const editPlace = ({ records, dice, unique }: Scene): Wish | null => {
  const house = pick(records.all('house'), dice[0])
  const household = pick(records.all('household'), dice[0])
  if (dice[1] % 2 === 0)
    return house
      ? wish('house.edit', house.regionId, {
          houseId: house.id,
          changes: { remark: { from: house.remark, to: unique } },
        })
      : null
  return household
    ? wish('household.edit', household.regionId, {
        householdId: household.id,
        changes: { remark: { from: household.remark, to: unique } },
      })
    : null
}

const addResident = (scene: Scene): Wish | null => {
  const household = pick(livingHouseholds(scene), scene.dice[0])
  return household
    ? wish('resident.add', household.regionId, {
        householdId: household.id,
        residentId: scene.phone.newId(),
        fields: { ...residentFields, name: `新人${scene.unique}` },
        idNumber: '',
      })
    : null
}

const addDoor = ({ records, dice, phone, unique }: Scene): Wish | null => {
  const house = pick(records.all('house'), dice[0])
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
        movedInOn: day,
        residents: [
          {
            residentId: phone.newId(),
            fields: { ...residentFields, name: `迁入${unique}` },
            idNumber: '',
          },
        ],
      })
}

const moveHousehold = (scene: Scene): Wish | null => {
  const household = pick(livingHouseholds(scene), scene.dice[0])
  const house = pick(scene.records.all('house'), scene.dice[1])
  return household && house
    ? wish('household.move-within', household.regionId, {
        householdId: household.id,
        toHouseId: house.id,
        toRegionId: house.regionId,
        on: day,
      })
    : null
}

const moveResident = (scene: Scene): Wish | null => {
  const resident = pick(scene.records.all('resident'), scene.dice[0])
  const household = pick(livingHouseholds(scene), scene.dice[1])
  return household && resident
    ? wish('resident.move-to', resident.regionId, {
        residentId: resident.id,
        toHouseholdId: household.id,
        toRegionId: household.regionId,
        relation: '亲属',
        on: day,
      })
    : null
}

const splitOrJoin = (scene: Scene): Wish | null => {
  const household = pick(livingHouseholds(scene), scene.dice[0])
  const into = pick(livingHouseholds(scene), scene.dice[1])
  const house = pick(scene.records.all('house'), scene.dice[2])
  const resident = household && scene.records.ofHousehold('resident', household.id)[0]
  if (!household || !into || !house) return null
  return scene.dice[3] % 2 === 0 || !resident
    ? wish('household.join', household.regionId, {
        householdId: household.id,
        intoHouseholdId: into.id,
        intoRegionId: into.regionId,
      })
    : wish('household.split', household.regionId, {
        householdId: household.id,
        newHouseholdId: scene.phone.newId(),
        residentIds: [resident.id],
        toHouseId: house.id,
        toRegionId: house.regionId,
        on: day,
      })
}

const leaveOrReturn = ({ records, dice }: Scene): Wish | null => {
  const household = pick(records.all('household'), dice[0])
  const resident = pick(records.all('resident'), dice[1])
  if (!household || !resident) return null
  const { regionId } = resident
  switch (dice[2] % 4) {
    case 0:
      return household.state === 'living'
        ? wish('household.move-out', household.regionId, {
            householdId: household.id,
            on: day,
            whereTo: '',
          })
        : wish('household.return', household.regionId, {
            householdId: household.id,
            residentIds: [],
          })
    case 1:
      return wish('resident.record-death', regionId, { residentId: resident.id, on: day })
    case 2:
      return wish('resident.return', regionId, {
        residentId: resident.id,
        householdId: resident.householdId,
      })
    default:
      return wish('resident.move-out', regionId, { residentId: resident.id, on: day, whereTo: '' })
  }
}

export { addDoor, addResident, editPlace, editResident, leaveOrReturn, moveHousehold }
export { moveResident, splitOrJoin, visit, wish, type Scene }
