/** The doors of today in walking order, or those never visited; which one is open. */
import { useCallback, useMemo, useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { chinaDate } from '../../../../domain/calendar'
import type { BuildingDoor } from '../../../../domain/house/building-plan'
import { planVisits, type PlannedDoor } from '../../../../domain/visit/visit-plan'

export type DueList = 'today' | 'first'

export const useDue = () => {
  const { ready, records, settings, largeText } = useLive((snapshot) => ({
    ready: snapshot.ready,
    records: snapshot.records,
    largeText: snapshot.largeText,
    settings: snapshot.access?.settings,
  }))
  const today = chinaDate(useApplication().device.clock.nowMs())
  const plan = useMemo(
    () => (settings ? planVisits({ records, settings, today }) : { today: [], firstVisits: [] }),
    [records, settings, today],
  )
  const [list, setList] = useState<DueList>('today')
  const [openDoor, setOpenDoor] = useState<BuildingDoor | null>(null)
  const open = useCallback(
    ({ house, file, standing }: PlannedDoor) =>
      setOpenDoor({ house, households: [{ file, standing }], standing }),
    [],
  )
  return {
    ready,
    largeText,
    list,
    setList,
    todayCount: plan.today.length,
    firstCount: plan.firstVisits.length,
    doors: list === 'today' ? plan.today : plan.firstVisits,
    openDoor,
    open,
    close: () => setOpenDoor(null),
  }
}
