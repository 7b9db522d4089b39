/** One building: its units, the picture of the chosen one, the door that is open. */
import { useMemo, useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { chinaDate } from '../../../../domain/calendar'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import {
  buildingPlan,
  type BuildingDoor,
  type BuildingPlan,
} from '../../../../domain/house/building-plan'
import { compareNatural } from '../../../../domain/house/door-order'
import { mayActIn } from '../../../../domain/organisation/permitted-regions'
import { doorStates } from '../../../../domain/visit/door-standing'
import { markMeanings } from './mark-meanings'

interface BuildingAddress {
  readonly estate: string
  readonly building: string
  /** Opened at this unit; '' for the first. */
  readonly unit: string
}

export const useBuilding = ({ estate, building, unit }: BuildingAddress) => {
  const { ready, records, access } = useLive(({ ready, records, access }) => ({
    ready,
    records,
    access,
  }))
  const settings = access?.settings
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
  const [spread, setSpread] = useState<ReadonlySet<number>>(new Set())
  const doors = useMemo(() => doorsOf(plan), [plan])
  const regionId = doors[0]?.house.regionId ?? ''
  const isPending = ({ house, households }: BuildingDoor): boolean =>
    records.markOf('house', house.id) === 'pending' ||
    households.some(({ file }) =>
      records
        .ofHousehold('visit', file.household.id)
        .some((visit) => records.markOf('visit', visit.id) === 'pending'),
    )
  return {
    ready,
    units,
    unit: shown,
    setUnit: (name: string) => {
      setUnit(name)
      setSpread(new Set())
    },
    plan,
    legend: {
      states: doorStates.filter((state) => doors.some(({ standing }) => standing.state === state)),
      marks: markMeanings(settings?.tags ?? [], tagsOf(doors)),
      hasPending: doors.some(isPending),
      hasSlots: plan.floors.some(({ cells, rooms }) =>
        cells.some((door, column) => door === null && rooms[column] !== ''),
      ),
    },
    isPending,
    /** Storeys without doors on file that somebody wants to see one by one. */
    spread,
    spreadOut: (topFloor: number) => setSpread((now) => new Set([...now, topFloor])),
    mayAdd: access !== null && mayActIn(access, 'file.write', regionId, today),
    /** 以房管人: the door first; what its place says is not asked again. */
    addDoor: (floor: number, room: string) =>
      openPage(routes.houseEdit, {
        ...{ regionId, estate, building, unit: shown },
        ...{ floor: String(floor), room },
      }),
    openId,
    openDoor: doors.find(({ house }) => house.id === openId) ?? null,
    open: setOpenId,
    close: () => setOpenId(''),
  }
}

const doorsOf = (plan: BuildingPlan): readonly BuildingDoor[] =>
  [...plan.floors.flatMap(({ cells }) => cells), ...plan.apart].filter((door) => door !== null)

const tagsOf = (doors: readonly BuildingDoor[]): ReadonlySet<string> =>
  new Set(
    doors
      .flatMap(({ households }) => households)
      .flatMap(({ file }) => file.residents.flatMap((resident) => resident.tags)),
  )
