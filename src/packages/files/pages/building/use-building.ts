/** One building: its units, the picture of the chosen one, the door that is open. */
import { useMemo, useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { chinaDate } from '../../../../domain/calendar'
import { buildingPlan } from '../../../../domain/house/building-plan'
import { compareNatural } from '../../../../domain/house/door-order'

interface BuildingAddress {
  readonly estate: string
  readonly building: string
  /** Opened at this unit; '' for the first. */
  readonly unit: string
}

export const useBuilding = ({ estate, building, unit }: BuildingAddress) => {
  const { ready, records, settings } = useLive(({ ready, records, access }) => ({
    ready,
    records,
    settings: access?.settings,
  }))
  const today = chinaDate(useApplication().device.clock.nowMs())
  const units = useMemo(() => {
    const houses = records
      .all('house')
      .filter((house) => house.estate === estate && house.building === building)
    return [...new Set(houses.map((house) => house.unit))].sort(compareNatural)
  }, [records, estate, building])
  const [chosen, setUnit] = useState(unit)
  const shown = units.includes(chosen) ? chosen : (units[0] ?? '')
  const plan = useMemo(
    () =>
      settings
        ? buildingPlan({ records, settings, today, estate, building, unit: shown })
        : { columnCount: 0, floors: [], apart: [] },
    [records, settings, today, estate, building, shown],
  )
  const [openId, setOpenId] = useState('')
  const doors = [...plan.floors.flatMap(({ cells }) => cells), ...plan.apart]
  const tagsHere = new Set(
    doors
      .flatMap((door) => door?.households ?? [])
      .flatMap(({ file }) => file.residents.flatMap((resident) => resident.tags)),
  )
  return {
    ready,
    units,
    unit: shown,
    setUnit,
    plan,
    /** For the legend: what the small characters on these doors mean. */
    tags: settings?.tags.filter(({ name }) => tagsHere.has(name)) ?? [],
    isPending: (houseId: string, householdIds: readonly string[]) =>
      records.markOf('house', houseId) === 'pending' ||
      householdIds.some((id) =>
        records
          .ofHousehold('visit', id)
          .some((visit) => records.markOf('visit', visit.id) === 'pending'),
      ),
    openId,
    openDoor: doors.find((door) => door?.house.id === openId) ?? null,
    open: setOpenId,
    close: () => setOpenId(''),
  }
}
