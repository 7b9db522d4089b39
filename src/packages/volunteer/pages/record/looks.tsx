/** 谁看过我的信息: which of the own data the office looked at, when, and who it was. */
import { Text } from '@tarojs/components'
import { useApplication } from '../../../../app-context'
import { Card } from '../../../../components/card'
import { ListRow } from '../../../../components/list-row'
import { LongList } from '../../../../components/long-list'
import { Answered } from '../../../../components/server-answer'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { momentWords } from '../../../../components/words/date-words'
import { accessActWords } from '../../../../domain/labels'
import { looksPerAnswer, type OwnLook } from '../../../../protocol/volunteer'

const whoWords = ({ placeName, postName, memberName }: OwnLook): string =>
  [placeName, postName, memberName].filter((part) => part !== '').join(' ')

export function Looks({ volunteerId }: { readonly volunteerId: string }) {
  const { server, device } = useApplication()
  const asked = useServerAnswer(volunteerId, () => server.volunteer.looks({}))
  const nowMs = device.clock.nowMs()
  return (
    <Card title="谁看过我的信息">
      <Answered asked={asked} rows={1}>
        {(looks) => (
          <>
            {looks.length === 0 && (
              <Text className="record__none">
                还没有人看过。社区看您的电话、政治面貌、证明，都会记在这里。
              </Text>
            )}
            <LongList
              items={looks}
              keyOf={(look) => `${look.atMs} ${look.act} ${look.memberName}`}
              measure="次"
              row={(look) => (
                <ListRow
                  title={accessActWords[look.act]}
                  detail={`${momentWords(look.atMs, nowMs)} · ${whoWords(look)}`}
                />
              )}
            />
            {looks.length === looksPerAnswer && (
              <Text className="record__none">
                {`这里列最近的 ${looksPerAnswer} 次；点“存成表格”，全都在里面。`}
              </Text>
            )}
          </>
        )}
      </Answered>
    </Card>
  )
}
