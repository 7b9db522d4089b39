/** 查看记录: who looked at a number, when, and the reason they gave. */
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { EmptyState } from '../../../../components/empty-state'
import { Answered } from '../../../../components/server-answer'
import { Timeline } from '../../../../components/timeline'
import { momentWords } from '../../../../components/words/date-words'
import { accessActWords } from '../../../../domain/labels'
import { OfficePage } from '../../../../components/office-page'
import { useAccessLog } from './use-access-log'
import './index.scss'

/** Lines at first and at each request: two or three screens. */
const stretch = 30

export default function AccessLogPage() {
  const page = useAccessLog()
  const [most, setMost] = useState(stretch)
  return (
    <OfficePage office={page}>
      <Answered asked={page}>
        {(lines) =>
          lines.length === 0 ? (
            <EmptyState
              icon="eye"
              title="还没有人看过"
              text="谁看了身份证号码、看了或拨了电话，都会记在这里。"
            />
          ) : (
            <Card title="谁看过，为什么" aside={`${lines.length} 次`}>
              <Timeline
                items={lines.slice(0, most).map((line, index) => ({
                  id: `${line.atMs}.${index}`,
                  tone: line.act === 'reveal-id-number' ? 'amber' : 'grey',
                  title: `${line.memberName} · ${accessActWords[line.act]} · ${line.personName}`,
                  text: line.reason === '' ? '' : `原因：${line.reason}`,
                  small: momentWords(line.atMs, page.nowMs),
                }))}
              />
              {lines.length > most && (
                <Button kind="quiet" onPress={() => setMost(most + stretch)}>
                  {`更早的还有 ${lines.length - most} 次，接着看`}
                </Button>
              )}
            </Card>
          )
        }
      </Answered>
    </OfficePage>
  )
}
