/** The doors of today in walking order, or those never visited; which one is open. */
import { useMemo, useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { chinaDate } from '../../../../domain/calendar'
import type { BuildingDoor } from '../../../../domain/house/building-plan'
import { planVisits, type PlannedDoor } from '../../../../domain/visit/visit-plan'

export type DueList = 'today' | 'first'

export const useDue = () => {
  const { ready, records, settings } = useLive(({ ready, records, access }) => ({
    ready,
    records,
    settings: access?.settings,
  }))
  const today = chinaDate(useApplication().device.clock.nowMs())
  const plan = useMemo(
    () => (settings ? planVisits({ records, settings, today }) : { today: [], firstVisits: [] }),
    [records, settings, today],
  )
  const [list, setList] = useState<DueList>('today')
  const [openDoor, setOpenDoor] = useState<BuildingDoor | null>(null)
  const open = ({ house, file, standing }: PlannedDoor) =>
    setOpenDoor({ house, households: [{ file, standing }], standing })
  return {
    ready,
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
