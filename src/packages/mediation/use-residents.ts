/** Residents of the files on this phone by the beginning of their name, as they would stand in an agreement. */
import { useApplication, useLive } from '../../app-context'
import { livingByName } from '../../components/resident-choice/living-by-name'
import { ageOn, chinaDate } from '../../domain/calendar'
import type { PartyInput } from '../../domain/mediation/mediation-commands'

export interface FoundResident {
  readonly door: string
  readonly party: Omit<PartyInput, 'id' | 'side' | 'representative'>
}

const sexNames = { male: '男', female: '女', unknown: '' } as const

export const newParty = (id: string, side: PartyInput['side']): PartyInput => ({
  ...{ id, side, kind: 'person', name: '', phone: '', sex: '', ethnicGroup: '', age: null },
  ...{ occupation: '', address: '', representative: null, residentId: '' },
})

export const useResidents = (name: string) => {
  const application = useApplication()
  const records = useLive((snapshot) => snapshot.records)
  const today = chinaDate(application.device.clock.nowMs())
  const found = livingByName(records, name).map(({ resident: one, door }): FoundResident => ({
    door,
    party: {
      ...{ kind: 'person', name: one.name, phone: one.phone, sex: sexNames[one.sex] },
      ...{ ethnicGroup: one.ethnicGroup, age: ageOn(one.birthDate, today) },
      ...{ occupation: one.employer.slice(0, 40), address: door, residentId: one.id },
    },
  }))
  /** The number of the file comes into the form, so it is written down who saw it. */
  const noteLook = (residentId: string): void => {
    const one = records.get('resident', residentId)
    if (one && one.phone !== '')
      void application.execute('access.note', one.regionId, { residentId, act: 'show-phone' })
  }
  return { found, noteLook }
}

export type Residents = ReturnType<typeof useResidents>
