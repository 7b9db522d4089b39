/** The mediations of a region, list by list. Nothing of them is kept on the phone. */
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import * as v from 'valibot'
import { useApplication, useLive } from '../../../../app-context'
import { useTellMe } from '../../../../app-questions'
import { useOfficePlaces } from '../../../../components/office-page/use-office-places'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { chinaDate } from '../../../../domain/calendar'
import { regionIdShape } from '../../../../domain/shapes'
import type { MediationListName } from '../../../../protocol/mediation'

export const useMediations = () => {
  const application = useApplication()
  const access = useLive((snapshot) => snapshot.access)
  const nowMs = application.device.clock.nowMs()
  const office = useOfficePlaces(access, 'mediation.keep', chinaDate(nowMs))
  const { regionId } = office
  const [list, setList] = useState<MediationListName>('mine')
  const asked = useServerAnswer(regionId === '' ? '' : `${regionId} ${list}`, () =>
    application.server.mediation.list({ regionId: v.parse(regionIdShape, regionId), list }),
  )
  useDidShow(asked.askAgain)
  const remind = useTellMe({
    ...{ regionId, wanted: ['matter-duty'], words: '好的，下一次到时候提醒您。' },
  })
  return { office: { ...office, access }, list, setList, asked, nowMs, remind }
}
