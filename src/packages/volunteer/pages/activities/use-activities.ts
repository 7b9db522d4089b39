/** Activities of the region for which the caller runs them: to come, the soonest first; then those that are over. */
import { useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { takeGateLists } from '../../../../components/gate-lists/take-gate-lists'
import { useOfficePlaces } from '../../../../components/office-page/use-office-places'
import { useAskedAgainOnReturn } from '../../../../components/server-answer/use-asked-again-on-return'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { askServiceCounts } from '../../../../components/service-counts/ask-service-counts'
import { chinaDate } from '../../../../domain/calendar'

export const useActivities = () => {
  const application = useApplication()
  const access = useLive((snapshot) => snapshot.access)
  const nowMs = application.device.clock.nowMs()
  const today = chinaDate(nowMs)
  const places = useOfficePlaces(access, 'activity.run', today)
  const { region } = places
  const [skip, setSkip] = useState(0)
  const asked = useServerAnswer(region ? `${region.id} ${skip}` : '', async () => {
    if (!region) return { activities: [], more: false }
    const page = await application.server.activity.run({ regionId: region.id, skip })
    void takeGateLists(application, page.activities)
    return page
  })
  const served = useServerAnswer(region?.id ?? '', () =>
    region
      ? askServiceCounts(application.server, region.id, nowMs)
      : Promise.reject(new Error('no region')),
  )
  const late = useServerAnswer(region?.id ?? '', () =>
    region
      ? application.server.attendance.lateScans({ regionId: region.id })
      : Promise.reject(new Error('no region')),
  )
  useAskedAgainOnReturn(() => {
    asked.askAgain()
    late.askAgain()
  })
  const choose = (regionId: string): void => {
    setSkip(0)
    places.choose(regionId)
  }
  const lateShifts = late.answer.kind === 'answer' ? late.answer.value : []
  return { access, nowMs, ...places, choose, asked, served, lateShifts, skip, setSkip }
}
