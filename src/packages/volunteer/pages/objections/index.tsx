/** 时长异议: what people object to of the hours on public notice, and the community worker's decision with its reason. */
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { Button, ButtonRow } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { EmptyState } from '../../../../components/empty-state'
import { Field } from '../../../../components/field'
import { ListRow } from '../../../../components/list-row'
import { Notice } from '../../../../components/notice'
import { OfficePage } from '../../../../components/office-page'
import { useOfficePlaces } from '../../../../components/office-page/use-office-places'
import { Answered } from '../../../../components/server-answer'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { Sheet } from '../../../../components/sheet'
import { showToast } from '../../../../components/toast'
import { momentWords } from '../../../../components/words/date-words'
import { minutesWords } from '../../../../domain/minutes-words'
import { chinaDate } from '../../../../domain/calendar'
import { refusals } from '../../../../domain/refusal'
import type { RegionId } from '../../../../domain/shapes'
import type { ObjectionLine } from '../../../../protocol/attendance'
import { useRequest } from '../../use-request'
import { Grounds } from './grounds'

export default function ObjectionsPage() {
  const application = useApplication()
  const access = useLive((snapshot) => snapshot.access)
  const nowMs = application.device.clock.nowMs()
  const [chosen, setChosen] = useState<ObjectionLine | null>(null)
  const places = useOfficePlaces(access, 'volunteer.manage', chinaDate(nowMs))
  const regionId = places.region?.id
  const asked = useServerAnswer(regionId ?? '', () =>
    regionId === undefined
      ? Promise.resolve([])
      : application.server.attendance.objections({ regionId }),
  )
  return (
    <OfficePage
      office={{ access, ...places }}
      overlay={
        <Sheet
          open={chosen !== null}
          title={chosen ? `${chosen.volunteerName} · ${minutesWords(chosen.minutes)}` : ''}
          onClose={() => setChosen(null)}
        >
          {chosen && regionId !== undefined && (
            <Decision
              line={chosen}
              regionId={regionId}
              onDone={() => {
                setChosen(null)
                asked.askAgain()
              }}
            />
          )}
        </Sheet>
      }
    >
      <Text className="page__title">时长异议</Text>
      <Text className="page__subtitle">问过两边，定下来：时长不变，或改成多少。定之前不入账。</Text>
      <Answered asked={asked}>
        {(lines) =>
          lines.length === 0 ? (
            <EmptyState icon="check" title="没有要处理的异议" />
          ) : (
            <Card title="要核对的" aside={`${lines.length} 条`}>
              {lines.map((line) => (
                <ListRow
                  key={line.objectionId}
                  title={`${line.volunteerName} · ${minutesWords(line.minutes)}`}
                  detail={
                    <>
                      <View>{line.title}</View>
                      <View>{momentWords(line.startsAtMs, nowMs)}</View>
                      <View>{`“${line.text}”`}</View>
                    </>
                  }
                  onPress={() => setChosen(line)}
                />
              ))}
            </Card>
          )
        }
      </Answered>
    </OfficePage>
  )
}

interface DecisionProps {
  readonly line: ObjectionLine
  readonly regionId: RegionId
  readonly onDone: () => void
}

function Decision({ line, regionId, onDone }: DecisionProps) {
  const application = useApplication()
  const [minutes, setMinutes] = useState(String(line.minutes))
  const [reason, setReason] = useState('')
  const { busy, problem, send } = useRequest()
  const count = /^\d{1,4}$/.test(minutes) ? Number(minutes) : NaN
  const isPossible = count >= 0 && count <= line.mostMinutes
  const ready = isPossible && reason.trim() !== '' && !busy
  const isChanged = count !== line.minutes
  const decide = async (upheld: boolean): Promise<void> => {
    const sent = await send('hours.decide', regionId, {
      objectionId: line.objectionId,
      upheld,
      minutes: upheld ? count : line.minutes,
      reason: reason.trim(),
    })
    if (!sent) return
    showToast({ text: upheld ? '改好了，重新公示。' : '定了，时长不变。' })
    onDone()
  }
  const { clock, telephone } = application.device
  const grounds = (
    <Grounds line={line} nowMs={clock.nowMs()} dial={(phone) => void telephone.dial(phone)} />
  )
  if (line.share !== '')
    return (
      <>
        {grounds}
        <Notice
          tone="amber"
          text={`${line.share}，要由另一个人来核对。${refusals['needs-another'][1]}。`}
        />
      </>
    )
  return (
    <>
      {grounds}
      <Notice text={problem} />
      <Field
        label="应是多少分钟"
        keyboard="number"
        value={minutes}
        onChange={setMinutes}
        mistake={isPossible ? '' : `请写 0 到 ${line.mostMinutes} 的整数。`}
        hint={isChanged ? `就是 ${minutesWords(count)}` : '现在就是这么多。要改，先写别的分钟数。'}
      />
      <Field
        label="处理的理由"
        value={reason}
        onChange={setReason}
        placeholder="核对了什么，结果怎样"
        hint="志愿者和提异议的人都看得到，请不要写是谁提的。"
        maxLength={200}
        lines
      />
      <ButtonRow>
        <Button disabled={!ready} onPress={() => void decide(false)}>
          时长不变
        </Button>
        <Button kind="primary" disabled={!ready || !isChanged} onPress={() => void decide(true)}>
          按这个改
        </Button>
      </ButtonRow>
    </>
  )
}
