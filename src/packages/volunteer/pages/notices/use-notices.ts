/** Which part of 时长公示 is looked at: of the own community first, of another or all of the street, or of one volunteer. */
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import * as v from 'valibot'
import { useApplication, useLive } from '../../../../app-context'
import { useKeptAnswer } from '../../../../app-questions'
import { textParam } from '../../../../components/navigation/open-page'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { useTrail } from '../../../../components/trail/use-trail'
import { withoutSpaces } from '../../../../domain/plain-text'
import { regionIdShape, type RegionId } from '../../../../domain/shapes'

export const useNotices = () => {
  const { server, device } = useApplication()
  const memberId = useLive((snapshot) => snapshot.access?.memberId ?? '')
  const given = v.safeParse(regionIdShape, textParam(useRouter().params.regionId))
  const near = given.success ? given.output : undefined
  const [chosen, setChosen] = useState<RegionId | undefined>(near)
  const [typed, setTyped] = useState('')
  const [number, setNumber] = useState('')
  const trail = useTrail()
  const { after } = trail
  const known = useKeptAnswer('volunteer.regions', () => server.volunteer.regions({}))
  const regions = known.value ?? []
  const regionId = chosen ?? regions[0]?.id
  const ofWhom = number === '' ? { ...(chosen && { regionId: chosen }) } : { number }
  const asked = useServerAnswer(`notices ${after ?? ''} ${chosen ?? ''} ${number}`, () =>
    server.attendance.notices({ ...ofWhom, ...(after !== undefined && { after }) }),
  )
  const own = useServerAnswer(memberId, () => server.attendance.myObjections())

  const look = (whole: string): void => {
    setNumber(whole)
    setTyped(whole)
    trail.toFirst()
  }
  const choose = (id: string): void => {
    setChosen(regions.find((one) => one.id === id)?.id)
    trail.toFirst()
  }
  return {
    ...{ nowMs: device.clock.nowMs(), signedIn: memberId !== '', trail, asked, own },
    ...{ typed, setTyped, number, choose, regionId: regionId ?? '' },
    // The street comes first.
    regions: regions.map(({ id, name }, place) => ({
      value: id,
      label: place === 0 ? `${name}（全部）` : name,
    })),
    streetId: regions[0]?.id ?? '',
    isNear: chosen !== undefined && chosen === near,
    look: () => look(withoutSpaces(typed)),
    lookAtAll: () => look(''),
  }
}

export type NoticesPageState = ReturnType<typeof useNotices>
