/**
 * The order in which doors are walked: estate, building, unit, then from the top floor down, so that nobody
 * climbs twice (从高到低，不走回头路), and the room within a floor.
 * Written without Intl, which old WeChat engines lack.
 */
import { floorOfRoom } from '../address-text'
import type { House } from './house'

/** Units named 甲 … 己 come in that order, before compass points and words. */
const ordinals = '甲乙丙丁戊己'
const compareText = (one: string, other: string): number => {
  const first = ordinals.indexOf(one)
  const second = ordinals.indexOf(other)
  if (first >= 0 && second >= 0) return first - second
  return one < other ? -1 : one > other ? 1 : 0
}

const chunks = (text: string): readonly string[] => text.match(/\d+|\D+/g) ?? []

/** Numbers inside a text count as numbers: '2' < '10', 'A2' < 'A10', '203' < '203-1'. */
export const compareNatural = (one: string, other: string): number => {
  // Nearly all doors that are compared stand in one building.
  if (one === other) return 0
  const first = chunks(one)
  const second = chunks(other)
  for (let index = 0; index < Math.max(first.length, second.length); index++) {
    const here = first[index] ?? ''
    const there = second[index] ?? ''
    const numeric = /^\d/.test(here) && /^\d/.test(there)
    const difference = numeric ? Number(here) - Number(there) : compareText(here, there)
    if (difference !== 0) return difference
  }
  return one.length - other.length
}

type Door = Pick<House, 'estate' | 'building' | 'unit' | 'floor' | 'room'>

/** The storey as written, else as the room number tells, else null. */
export const storeyOf = (door: Pick<Door, 'floor' | 'room'>): number | null =>
  door.floor ?? floorOfRoom(door.room)

/** Doors of which no storey is known come after the lowest one. */
export const compareDoors = (one: Door, other: Door): number =>
  compareNatural(one.estate, other.estate) ||
  compareNatural(one.building, other.building) ||
  compareNatural(one.unit, other.unit) ||
  (storeyOf(other) ?? -100) - (storeyOf(one) ?? -100) ||
  compareNatural(one.room, other.room)
