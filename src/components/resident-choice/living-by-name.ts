/** Who of the files on this phone has a name that begins so, with the door: to choose from while it is being typed. */
import type { LiveRecords } from '../../application'
import type { Resident } from '../../domain/resident/resident'
import { doorWords } from '../words/file-words'

export interface LivingResident {
  readonly resident: Resident
  readonly door: string
}

const most = 4
/** One character fits half a street. */
const shortestName = 2

export const livingByName = (records: LiveRecords, name: string): readonly LivingResident[] =>
  name.length < shortestName
    ? []
    : records
        .all('resident')
        .filter((one) => one.state === 'living' && one.name.startsWith(name))
        .slice(0, most)
        .map((resident) => {
          const household = records.get('household', resident.householdId)
          const house = household && records.get('house', household.houseId)
          return { resident, door: house ? doorWords(house) : '' }
        })
