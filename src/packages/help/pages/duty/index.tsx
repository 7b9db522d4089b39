/** On duty: who calls now, how fresh that is, and who called before. It rings until somebody has acknowledged. */
import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { useApplication, useLive, useShown } from '../../../../app-context'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { HelpBanner } from '../../../../components/help-watch'
import { freshWords, howItStands, whoCalls } from '../../../../components/help-watch/help-words'
import { useHelpWatch } from '../../../../components/help-watch/use-help-watch'
import { ListRow } from '../../../../components/list-row'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Notice } from '../../../../components/notice'
import { OfficePage } from '../../../../components/office-page'
import { useOfficePlaces } from '../../../../components/office-page/use-office-places'
import { Rows } from '../../../../components/rows'
import { Answered } from '../../../../components/server-answer'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { momentWords } from '../../../../components/words/date-words'
import { chinaDate } from '../../../../domain/calendar'
import './index.scss'

const secondMs = 1000

/** Draws again every second, so that what is old looks old. */
const useSeconds = (active: boolean): number => {
  const { clock } = useApplication().device
  const [nowMs, setNowMs] = useState(clock.nowMs())
  useEffect(
    () => (active ? clock.later(secondMs, () => setNowMs(clock.nowMs())) : undefined),
    [clock, active, nowMs],
  )
  return nowMs
}

export default function DutyPage() {
  const application = useApplication()
  const access = useLive((snapshot) => snapshot.access)
  const shown = useShown()
  const nowMs = useSeconds(shown)
  const office = useOfficePlaces(access, 'help.answer', chinaDate(nowMs))
  const watch = useHelpWatch(application, shown && office.places.length > 0)
  const { region } = office
  const ids = watch.calls.map(({ id, round, state }) => `${id} ${round} ${state}`).join(' ')
  const before = useServerAnswer(region ? `${region.id} ${ids}` : '', async () =>
    region ? application.server.help.calls({ regionId: region.id }) : [],
  )
  return (
    <OfficePage office={{ ...office, access }}>
      <View className="duty__fresh">
        <Text className={`duty__words${watch.isCut ? ' duty__words--cut' : ''}`}>
          {watch.isCut
            ? `▲ 网络断了，新的呼叫看不到。${freshWords(watch.seenAtMs(), nowMs)}`
            : `● 正在值班 · ${freshWords(watch.seenAtMs(), nowMs)}`}
        </Text>
        <Button compact onPress={watch.lookNow}>
          现在看
        </Button>
      </View>
      <HelpBanner calls={watch.calls} />
      {watch.ringing.length > 0 && <Button onPress={watch.mute}>这部手机先别响</Button>}
      {watch.calls.length === 0 && (
        <Notice tone="green" text="现在没有人求助。页面开着，有人按就会响。" />
      )}
      <Card title="以前的呼叫">
        <Answered asked={before} rows={3}>
          {(calls) => (
            <>
              {calls.length === 0 && <Text className="duty__none">还没有人呼叫过。</Text>}
              <Rows
                items={calls}
                keyOf={({ id }) => id}
                row={(call) => (
                  <ListRow
                    title={`${call.isDrill ? '演练 · ' : ''}${whoCalls(call)}`}
                    detail={`${howItStands(call)} · ${momentWords(call.calledAtMs, nowMs)}`}
                    onPress={() => openPage(routes.helpAnswer, { callId: call.id })}
                  />
                )}
              />
            </>
          )}
        </Answered>
      </Card>
    </OfficePage>
  )
}
