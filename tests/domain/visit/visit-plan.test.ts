/** The day's round: whatever houses and visits there are, each due household once, and no stairs climbed twice. */
import fc from 'fast-check'
import type { House } from '../../../src/domain/house/house'
import type { RecordChange } from '../../../src/domain/record'
import { doorStanding } from '../../../src/domain/visit/door-standing'
import { householdFiles } from '../../../src/domain/household/household-file'
import { planVisits } from '../../../src/domain/visit/visit-plan'
import {
  fixtureRecords,
  fixtureSettings,
  house,
  household,
  resident,
} from '../../support/fixture-building'
import { recordSet } from '../../support/rule-runner'

const rules = { settings: fixtureSettings, today: '2026-03-10' }
const template = recordSet(fixtureRecords).get('visit', 'v-1')
if (!template) throw new Error('the fixture has no visit')

const door = fc.record({
  building: fc.constantFrom('2', '10', 'A'),
  unit: fc.constantFrom('1', '2', '10'),
  floor: fc.option(fc.integer({ min: 1, max: 12 })),
  room: fc.integer({ min: 1, max: 4 }),
  tags: fc.constantFrom<string[]>([], ['独居老人'], ['残疾']),
  visitedOn: fc.constantFrom('', '2025-11-01', '2026-02-01', '2026-03-09'),
  outcome: fc.constantFrom('met' as const, 'absent' as const, 'declined' as const),
})

const records = fc.array(door, { maxLength: 40 }).map((doors) =>
  recordSet(
    doors.flatMap(({ building, unit, floor, room, tags, visitedOn, outcome }, index) => {
      const id = String(index)
      const place: House = {
        ...house(`h-${id}`, unit, floor ?? 1, floor === null ? '车库' : `${floor}0${room}`),
        building,
        floor,
      }
      const lives: RecordChange[] = [
        { kind: 'house', record: place },
        { kind: 'household', record: household(`hh-${id}`, place.id) },
        { kind: 'resident', record: resident(`r-${id}`, `hh-${id}`, '李', { tags }) },
      ]
      const visitedAtMs = Date.parse(`${visitedOn}T10:00:00+08:00`)
      if (visitedOn !== '')
        lives.push({
          kind: 'visit',
          record: { ...template, id: `v-${id}`, householdId: `hh-${id}`, outcome, visitedAtMs },
        })
      return lives
    }),
  ),
)

test('every due household is on the round exactly once, and nobody else', () => {
  fc.assert(
    fc.property(records, (set) => {
      const { today, firstVisits } = planVisits({ records: set, ...rules })
      const planned = today.map(({ file }) => file.household.id)
      const due = householdFiles(set)
        .filter((file) => ['overdue', 'soon'].includes(doorStanding(file, rules).state))
        .map((file) => file.household.id)
      expect([...planned].sort()).toEqual([...due].sort())
      expect(firstVisits.some(({ file }) => planned.includes(file.household.id))).toBe(false)
    }),
  )
})

test('no building, and no unit, is entered twice, and within one it only goes down', () => {
  fc.assert(
    fc.property(records, (set) => {
      const stops = planVisits({ records: set, ...rules }).today.map(({ house: at }) => at)
      const left = new Set<string>()
      stops.forEach((stop, index) => {
        const before = stops[index - 1]
        const stairs = `${stop.building}/${stop.unit}`
        expect(left.has(stairs)).toBe(false)
        if (!before) return
        if (`${before.building}/${before.unit}` !== stairs)
          left.add(`${before.building}/${before.unit}`)
        else expect(stop.floor ?? -100).toBeLessThanOrEqual(before.floor ?? -100)
      })
    }),
  )
})

test('the regions asked for, and only those', () => {
  const set = recordSet(fixtureRecords)
  const here = planVisits({ records: set, ...rules, regionIds: new Set(['b15']) })
  const nowhere = planVisits({ records: set, ...rules, regionIds: new Set(['b16']) })
  expect(here.today.map(({ house: { unit, room } }) => `${unit}-${room}`)).toEqual([
    ...['1-201', '1-101', '1-102', '2-201'],
  ])
  expect(here.firstVisits.map(({ house: { unit, room } }) => `${unit}-${room}`)).toEqual([
    ...['1-202', '2-101'],
  ])
  expect(nowhere).toEqual({ today: [], firstVisits: [] })
})
