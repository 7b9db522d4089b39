/** Which step asks for which command; the rarer things that a worker does, beside those at the doors. */
import { pick } from './chance'
import type { StepKind } from './history'
import {
  addDoor,
  addResident,
  editPlace,
  editResident,
  leaveOrReturn,
  moveHousehold,
  moveResident,
  splitOrJoin,
  visit,
  wish,
  type Scene,
  type Wish,
} from './worker-steps'

const merge = ({ records, dice }: Scene): Wish | null => {
  const merged = pick(
    records.all('lifeEvent').filter(({ restores }) => restores !== null),
    dice[0],
  )
  const restores = merged?.restores
  const keep = pick(records.all('resident'), dice[0])
  const drop = pick(records.all('resident'), dice[1])
  if (merged && restores && dice[3] % 2 === 0) {
    const kept = records.get('resident', restores.keepId)
    const dropped = records.get('resident', restores.dropId)
    return kept && dropped
      ? wish('resident.unmerge', kept.regionId, {
          eventId: merged.id,
          keepId: kept.id,
          dropId: dropped.id,
          dropRegionId: dropped.regionId,
        })
      : null
  }
  return keep && drop
    ? wish('resident.merge', keep.regionId, {
        keepId: keep.id,
        dropId: drop.id,
        dropRegionId: drop.regionId,
        fields: ['remark', 'phone', 'tags'],
      })
    : null
}

const amend = ({ records, dice, unique }: Scene): Wish | null => {
  const written = pick(records.all('visit'), dice[0])
  return written
    ? wish('visit.amend', written.regionId, { visitId: written.id, text: unique })
    : null
}

const correctVisit = ({ records, dice, phone, unique }: Scene): Wish | null => {
  const own = records.all('visit').filter(({ memberId }) => memberId === phone.memberId)
  const written = pick(own, dice[0])
  return written
    ? wish('visit.correct', written.regionId, {
        visitId: written.id,
        changes: { note: { from: written.note, to: unique } },
      })
    : null
}

const followUp = ({ records, dice, unique }: Scene): Wish | null => {
  const one = pick(records.all('followUp'), dice[0])
  if (!one) return null
  return one.state === 'open'
    ? wish('follow-up.close', one.regionId, { followUpId: one.id, note: unique })
    : wish('follow-up.reopen', one.regionId, { followUpId: one.id })
}

const dial = ({ records, dice }: Scene): Wish | null => {
  const resident = pick(records.all('resident'), dice[0])
  return resident
    ? wish('access.note', resident.regionId, { residentId: resident.id, act: 'dial' })
    : null
}

/** The steps that ask for one command; null from them when the phone shows nothing to do it to. */
export const wishes: Partial<Record<StepKind, (scene: Scene) => Wish | null>> = {
  visit,
  'edit-resident': editResident,
  'edit-place': editPlace,
  'add-resident': addResident,
  'add-door': addDoor,
  'move-household': moveHousehold,
  'move-resident': moveResident,
  'split-or-join': splitOrJoin,
  'leave-or-return': leaveOrReturn,
  merge,
  amend,
  'correct-visit': correctVisit,
  'follow-up': followUp,
  dial,
}
