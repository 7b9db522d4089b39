/** Activities of the region for which the caller runs them: to come, over, cancelled; latest first. */
import { useDidShow } from '@tarojs/taro'
import { useMemo, useRef, useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { chinaDate } from '../../../../domain/calendar'
import { permittedRegions } from '../../../../domain/organisation/permitted-regions'

export const useActivities = () => {
  const application = useApplication()
  const access = useLive((snapshot) => snapshot.access)
  const nowMs = application.device.clock.nowMs()
  const today = chinaDate(nowMs)
  const places = useMemo(
    () => (access ? permittedRegions(access, 'activity.run', today) : []),
    [access, today],
  )
  const [chosen, choose] = useState('')
  const [skip, setSkip] = useState(0)
  const region = places.find(({ id }) => id === chosen) ?? places[0]
  const asked = useServerAnswer(region ? `${region.id} ${skip}` : '', async () =>
    region
      ? application.server.activity.run({ regionId: region.id, skip })
      : { activities: [], more: false },
  )
  const first = useRef(true)
  useDidShow(() => {
    if (!first.current) asked.askAgain()
    first.current = false
  })
  return { access, nowMs, places, regionId: region?.id ?? '', choose, asked, skip, setSkip }
}
