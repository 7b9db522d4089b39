/**
 * Who of the files on this phone has a name that begins so, with the door: to choose from while it is being typed. Of many of one
 * name those whose door has what is typed after a space: '沈慧琴 301'.
 */
import type { LiveRecords } from '../../application'
import type { Resident } from '../../domain/resident/resident'
import { doorWords } from '../words/file-words'

export interface LivingResident {
  readonly resident: Resident
  readonly door: string
}

export const mostFound = 4
/** One character fits half a street. */
const shortestName = 2

const bare = (words: string): string => words.replace(/\s/g, '')

export const livingByName = (records: LiveRecords, typed: string): readonly LivingResident[] => {
  const whole = typed.trim()
  const [name = '', ...rest] = whole.split(/\s+/)
  const behind = rest.join('')
  if (name.length < shortestName) return []
  return (
    records
      .all('resident')
      .filter((one) => one.state === 'living' && one.name.startsWith(name))
      .map((resident) => {
        const household = records.get('household', resident.householdId)
        const house = household && records.get('house', household.houseId)
        return { resident, door: house ? doorWords(house) : '' }
      })
      // A name may have a space of its own.
      .filter(
        ({ resident, door }) => resident.name.startsWith(whole) || bare(door).includes(behind),
      )
      .slice(0, mostFound)
  )
}
