/** All activities to come, by kind of service and day, read on page by page; the near ones first. */
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import * as v from 'valibot'
import { useApplication, useLive } from '../../../../app-context'
import { textParam } from '../../../../components/navigation/open-page'
import { useAskedAgainOnReturn } from '../../../../components/server-answer/use-asked-again-on-return'
import { useFollowingPages } from '../../../../components/server-answer/use-following-pages'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { chinaDate } from '../../../../domain/calendar'
import { regionIdShape } from '../../../../domain/shapes'
import type { ComingPlace } from '../../../../protocol/activity'

export const anyKind = '全部'

export const useComing = () => {
  const { server, device } = useApplication()
  const signedIn = useLive((snapshot) => snapshot.access !== null)
  const near = v.safeParse(regionIdShape, textParam(useRouter().params.nearRegionId))
  const [kind, setKind] = useState(anyKind)
  const [date, setDate] = useState('')
  const [serviceKinds, setServiceKinds] = useState<readonly string[]>([])
  const nowMs = device.clock.nowMs()
  const ask = (after?: ComingPlace) =>
    server.activity.coming({
      ...(near.success ? { nearRegionId: near.output } : {}),
      ...(kind === anyKind ? {} : { serviceKind: kind }),
      ...(date === '' ? {} : { date }),
      ...(after ? { after } : {}),
    })
  const key = `${kind} ${date}`
  const asked = useServerAnswer(key, () => ask())
  const first = asked.answer.kind === 'answer' ? asked.answer.value : undefined
  // They stay while others are being asked for: nobody taps what has just moved away.
  useEffect(() => {
    if (first) setServiceKinds(first.serviceKinds)
  }, [first])
  const { items, problem, showMore, mayShowMore } = useFollowingPages(
    key,
    first,
    ask,
    ({ activities }) => activities,
  )
  // Whoever comes back from an activity sees how many places are left now.
  useAskedAgainOnReturn(asked.askAgain)
  return {
    ...{ asked, kind, setKind, date, setDate, serviceKinds, problem, showMore, mayShowMore },
    ...{ signedIn, nowMs, today: chinaDate(nowMs), activities: items ?? [] },
  }
}

export type ComingPageState = ReturnType<typeof useComing>
