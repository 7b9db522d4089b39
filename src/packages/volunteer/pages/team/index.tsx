/** A team's hours, for its keeper: how many there are, who gave them and when, and giving them on to the community. */
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { EmptyState } from '../../../../components/empty-state'
import { textParam } from '../../../../components/navigation/open-page'
import { Page } from '../../../../components/page'
import { Answered } from '../../../../components/server-answer'
import { Sheet } from '../../../../components/sheet'
import { minutesWords } from '../../../../domain/minutes-words'
import { HoursForm } from '../../hours-form'
import { HoursLetters } from '../../hours-letters'
import { MonthStatement, StatementLines } from '../../month-statement'
import { useTeam } from './use-team'
import './index.scss'

export default function TeamPage() {
  const page = useTeam(textParam(useRouter().params.teamId))
  const [donating, setDonating] = useState(false)
  const { answer } = page.team
  const team = answer.kind === 'answer' ? answer.value : null
  const close = () => {
    page.setProblem('')
    setDonating(false)
  }
  return (
    <Page
      overlay={
        team && (
          <Sheet open={donating} title="捐给社区" onClose={close}>
            <HoursForm
              {...page}
              words="队里的时间进社区公益池，给没有时间可用的老人兑换服务。捐出就不能收回。"
              verb="捐"
              freeMinutes={Math.max(0, team.balanceMinutes - page.onTheWay)}
              onGive={page.donate}
              onDone={close}
            />
          </Sheet>
        )
      }
    >
      <HoursLetters letters={page.letters} />
      <Answered asked={page.team} rows={4}>
        {(own) =>
          own === null ? (
            <EmptyState
              icon="lock"
              title="这里只给队长看"
              text="队长换了人，或服务队已解散。有疑问请问社区工作者。"
            />
          ) : (
            <>
              <Card title={own.name} aside={own.regionName}>
                <Text className="team__balance">{minutesWords(own.balanceMinutes)}</Text>
                <Text className="team__words">
                  队员给的时间归队里，只能捐给社区，用在需要的人身上。
                </Text>
                {page.mayDonate && own.balanceMinutes > 0 && (
                  <View className="team__act">
                    <Button kind="primary" onPress={() => setDonating(true)}>
                      捐给社区
                    </Button>
                  </View>
                )}
              </Card>
              <MonthStatement {...page} months={own.months}>
                <StatementLines {...page.pages} lines={page.pages.items ?? []} />
              </MonthStatement>
            </>
          )
        }
      </Answered>
    </Page>
  )
}
