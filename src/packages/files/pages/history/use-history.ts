/** The changed fields of one household, asked of the server: they do not lie on the phone. Reading changes nothing. */
import { useMemo, useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import type { FieldHistoryLine } from '../../../../protocol/contract'
import { historyItem, isSaid } from './history-line'

/** Lines at first, and more at each request, so that the page stays light. */
const linesAtOnce = 50

export const useHistory = (householdId: string) => {
  const application = useApplication()
  const { ready, records, access } = useLive(({ ready, records, access }) => ({
    ready,
    records,
    access,
  }))
  const household = records.get('household', householdId)
  const asked = useServerAnswer(household ? householdId : '', async () =>
    household
      ? application.server.history.ofHousehold({ householdId, regionId: household.regionId })
      : [],
  )
  const [most, setMost] = useState(linesAtOnce)
  const nowMs = application.device.clock.nowMs()
  const regions = useMemo(
    () => new Map((access?.regions ?? []).map((region) => [region.id as string, region])),
    [access],
  )
  const shown = (lines: readonly FieldHistoryLine[]) => {
    const saying = lines.filter(isSaid)
    return {
      items: saying
        .slice(0, most)
        .map((line, index) => historyItem(line, String(index), { records, regions, nowMs })),
      olderCount: Math.max(0, saying.length - most),
    }
  }
  return {
    ready,
    household,
    house: household && records.get('house', household.houseId),
    asked,
    shown,
    showOlder: () => setMost((now) => now + linesAtOnce),
  }
}
