/**
 * For every document command, what leads up to it and the command itself (last), all on a door of its own.
 * Typed by the registry: a new command without a journey does not compile.
 */
import * as v from 'valibot'
import type { DocumentCommandName } from '../../../src/domain/commands'
import { regionIdShape } from '../../../src/domain/shapes'
import type { CommandEnvelope } from '../../../src/protocol/envelope'
import {
  command,
  doorOf,
  houseFields,
  idNumbers,
  openDoor,
  residentFields,
  visitArgs,
} from './test-file'

export type Journey = (suffix: string) => readonly CommandEnvelope[]

const b1 = v.parse(regionIdShape, 'b1')
const on = '2026-03-01'

const visited = (suffix: string, kind: 'matter' | 'need' = 'matter') =>
  command('visit.record', 'b1', {
    ...visitArgs(suffix, `visit-${suffix}`),
    followUps: [{ id: `f-${suffix}`, kind, text: '楼道灯不亮', dueOn: '' }],
  })

const close = (suffix: string) =>
  command('follow-up.close', 'b1', { followUpId: `f-${suffix}`, note: '修好了' })

const movedOut = (suffix: string) => {
  const { householdId } = doorOf(suffix)
  return command('household.move-out', 'b1', { householdId, on, whereTo: '嘉兴' })
}

const left = (suffix: string) => {
  const { residentId } = doorOf(suffix)
  return command('resident.move-out', 'b1', { residentId, on, whereTo: '杭州' })
}

const merge = (suffix: string, commandId: string) =>
  command(
    'resident.merge',
    'b1',
    {
      keepId: doorOf(suffix).residentId,
      dropId: doorOf(`${suffix}-2`).residentId,
      dropRegionId: b1,
      fields: ['phone', 'idNumber'],
    },
    commandId,
  )

const two = (suffix: string, idNumber = '') => [
  ...openDoor('b1', suffix),
  ...openDoor('b1', `${suffix}-2`, idNumber),
]

export const journeys: Readonly<Record<DocumentCommandName, Journey>> = {
  'visit.record': (s) => [...openDoor('b1', s), visited(s)],
  'visit.correct': (s) => [
    ...openDoor('b1', s),
    visited(s),
    command('visit.correct', 'b1', {
      visitId: `visit-${s}`,
      changes: { note: { from: '身体都好', to: '腿疼' } },
    }),
  ],
  'visit.amend': (s) => [
    ...openDoor('b1', s),
    visited(s),
    command('visit.amend', 'b1', { visitId: `visit-${s}`, text: '又来过电话' }),
  ],
  'follow-up.close': (s) => [...openDoor('b1', s), visited(s), close(s)],
  'follow-up.reopen': (s) => [
    ...openDoor('b1', s),
    visited(s),
    close(s),
    command('follow-up.reopen', 'b1', { followUpId: `f-${s}` }),
  ],
  'follow-up.hand-on': (s) => [
    ...openDoor('b1', s),
    visited(s, 'need'),
    command('follow-up.hand-on', 'b1', { followUpId: `f-${s}` }),
  ],
  'house.add': (s) => [
    command('house.add', 'b1', { houseId: doorOf(s).houseId, fields: houseFields }),
  ],
  'house.edit': (s) => [
    ...openDoor('b1', s),
    command('house.edit', 'b1', {
      houseId: doorOf(s).houseId,
      changes: { remark: { from: '', to: '后门进' } },
    }),
  ],
  'household.move-in': (s) => openDoor('b1', s),
  'household.edit': (s) => [
    ...openDoor('b1', s),
    command('household.edit', 'b1', {
      householdId: doorOf(s).householdId,
      changes: { remark: { from: '', to: '晚上在家' } },
    }),
  ],
  'household.move-out': (s) => [...openDoor('b1', s), movedOut(s)],
  'household.return': (s) => [
    ...openDoor('b1', s),
    movedOut(s),
    command('household.return', 'b1', {
      householdId: doorOf(s).householdId,
      residentIds: [doorOf(s).residentId],
    }),
  ],
  'household.move-within': (s) => [
    ...two(s),
    command('household.move-within', 'b1', {
      householdId: doorOf(s).householdId,
      toHouseId: doorOf(`${s}-2`).houseId,
      toRegionId: b1,
      on,
    }),
  ],
  'household.split': (s) => [
    ...openDoor('b1', s),
    command('resident.add', 'b1', {
      householdId: doorOf(s).householdId,
      residentId: `child-${s}`,
      fields: { ...residentFields, name: '李小明' },
      idNumber: '',
    }),
    command('household.split', 'b1', {
      householdId: doorOf(s).householdId,
      newHouseholdId: `split-${s}`,
      residentIds: [`child-${s}`],
      toHouseId: doorOf(s).houseId,
      toRegionId: b1,
      on,
    }),
  ],
  'household.join': (s) => [
    ...two(s),
    command('household.join', 'b1', {
      householdId: doorOf(s).householdId,
      intoHouseholdId: doorOf(`${s}-2`).householdId,
      intoRegionId: b1,
    }),
  ],
  'resident.add': (s) => [
    ...openDoor('b1', s),
    command('resident.add', 'b1', {
      householdId: doorOf(s).householdId,
      residentId: `added-${s}`,
      fields: residentFields,
      idNumber: '',
    }),
  ],
  'resident.edit': (s) => [
    ...openDoor('b1', s),
    command('resident.edit', 'b1', {
      residentId: doorOf(s).residentId,
      changes: { name: { from: '李佳珍', to: '单雄信' } },
    }),
  ],
  'resident.correct-id-number': (s) => [
    ...openDoor('b1', s),
    command('resident.correct-id-number', 'b1', {
      residentId: doorOf(s).residentId,
      idNumber: idNumbers.other,
    }),
  ],
  'resident.move-out': (s) => [...openDoor('b1', s), left(s)],
  'resident.record-death': (s) => [
    ...openDoor('b1', s),
    command('resident.record-death', 'b1', { residentId: doorOf(s).residentId, on }),
  ],
  'resident.return': (s) => [
    ...openDoor('b1', s),
    left(s),
    command('resident.return', 'b1', {
      residentId: doorOf(s).residentId,
      householdId: doorOf(s).householdId,
    }),
  ],
  'resident.move-to': (s) => [
    ...two(s),
    command('resident.move-to', 'b1', {
      residentId: doorOf(s).residentId,
      toHouseholdId: doorOf(`${s}-2`).householdId,
      toRegionId: b1,
      relation: '女',
      on,
    }),
  ],
  'resident.merge': (s) => [...two(s, idNumbers.one), merge(s, `merge-${s}`)],
  'resident.unmerge': (s) => [
    ...two(s, idNumbers.third),
    merge(s, `merge-${s}`),
    command('resident.unmerge', 'b1', {
      eventId: `merge-${s}`,
      keepId: doorOf(s).residentId,
      dropId: doorOf(`${s}-2`).residentId,
      dropRegionId: b1,
    }),
  ],
  'access.note': (s) => [
    ...openDoor('b1', s),
    command('access.note', 'b1', { residentId: doorOf(s).residentId, act: 'dial' }),
  ],
}
