/** 时间银行: what I have in large figures, what came in and went out by month in words, and a way to check every line. */
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button, ButtonRow } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { ListRow } from '../../../../components/list-row'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { Answered } from '../../../../components/server-answer'
import { Sheet } from '../../../../components/sheet'
import { minutesWords } from '../../../../domain/minutes-words'
import type { OwnTimeAccount } from '../../../../protocol/time-bank'
import { HoursLetters } from '../../hours-letters'
import { MonthStatement, StatementLines } from '../../month-statement'
import { SignInFirst } from '../../sign-in-first'
import { LedgerCheck } from './ledger-check'
import { DonateSheet, GiveSheet, TeamSheet } from './give-sheets'
import { useBank, type BankPageState } from './use-bank'
import './index.scss'

type Giving = 'gift' | 'donation' | 'team'

export default function BankPage() {
  const page = useBank()
  const [giving, setGiving] = useState<Giving | null>(null)
  const { answer } = page.account
  const account = answer.kind === 'answer' ? answer.value : null
  const close = () => {
    page.setProblem('')
    page.dropQuestion()
    setGiving(null)
  }
  if (page.ready && !page.signedIn)
    return <SignInFirst title="还没有登录" text="登录后，才看得到您自己的时间。" />
  return (
    <Page
      overlay={
        account && (
          <>
            <Sheet open={giving === 'gift'} title="赠送时间" onClose={close}>
              <GiveSheet page={page} account={account} onDone={close} />
            </Sheet>
            <Sheet open={giving === 'donation'} title="捐给社区" onClose={close}>
              <DonateSheet page={page} account={account} onDone={close} />
            </Sheet>
            <Sheet open={giving === 'team'} title="给服务队" onClose={close}>
              <TeamSheet page={page} account={account} onDone={close} />
            </Sheet>
          </>
        )
      }
    >
      <HoursLetters letters={page.letters} />
      <Answered asked={page.account} rows={4}>
        {(own) => (
          <>
            <Balance account={own} toTeams={page.teams.length > 0} onGive={setGiving} />
            <MonthStatement {...page} months={own.months}>
              <Answered asked={page.statement} rows={2}>
                {() => <StatementLines {...page.pages} lines={page.pages.items ?? []} />}
              </Answered>
            </MonthStatement>
            {page.tellMe && own.rules.giftsTo !== 'nobody' && (
              <View className="bank__act">
                <Button onPress={() => void page.tellMe?.()}>时间送到了告诉我</Button>
              </View>
            )}
            <Teams page={page} />
            <LedgerCheck page={page} audit={own.wholeAudit} />
          </>
        )}
      </Answered>
    </Page>
  )
}

interface BalanceProps {
  readonly account: OwnTimeAccount
  /** There are teams to give to. */
  readonly toTeams: boolean
  readonly onGive: (giving: Giving) => void
}

function Balance({ account, toTeams, onGive }: BalanceProps) {
  const { balanceMinutes, heldMinutes, rules, verified, closed } = account
  return (
    <Card>
      <Text className="bank__label">我存的时间</Text>
      <Text className="bank__balance">{minutesWords(balanceMinutes)}</Text>
      {heldMinutes > 0 && (
        <Text className="bank__held">{`其中 ${minutesWords(heldMinutes)} 先留着，等办完`}</Text>
      )}
      {closed && <Notice tone="amber" text={closedWords(verified)} />}
      {!verified && !closed && (
        <Text className="bank__words">
          {balanceMinutes > 0
            ? '您现在不是志愿者，存的时间都留着；登记通过后接着用。'
            : '做了志愿者，服务的时间就存在这里；要帮忙也可以现在就提。'}
        </Text>
      )}
      <View className="bank__act">
        <Button kind="primary" onPress={() => openPage(routes.redeem)}>
          兑换服务
        </Button>
      </View>
      {verified && balanceMinutes > heldMinutes && (
        <View className="bank__act">
          <ButtonRow>
            {rules.giftsTo !== 'nobody' && (
              <Button onPress={() => onGive('gift')}>
                {rules.giftsTo === 'relatives' ? '送给家人' : '送给别人'}
              </Button>
            )}
            {rules.mayDonate && <Button onPress={() => onGive('donation')}>捐给社区</Button>}
          </ButtonRow>
          {rules.mayDonate && toTeams && (
            <View className="bank__act">
              <Button onPress={() => onGive('team')}>给服务队</Button>
            </View>
          )}
        </View>
      )}
    </Card>
  )
}

/** What an inheritance closed opens again when a worker verifies its owner anew. */
const closedWords = (verified: boolean): string =>
  verified
    ? '您的时间办过继承，账户结清了，新的时长会进公益池。要重新存：先退出志愿者、再登记，社区核对后账户就重新开。'
    : '您的时间办过继承，账户结清了。再登记一次，社区核对后账户就重新开，以后的时长又存在这里。'

/** Of those whose hours I answer for. */
function Teams({ page }: { readonly page: BankPageState }) {
  const mine = page.teams.filter(({ keeping }) => keeping)
  if (mine.length === 0) return null
  return (
    <Card title="我带的服务队">
      {mine.map(({ id, name, regionName }) => (
        <ListRow
          key={id}
          title={name}
          detail={`${regionName} · 队里的时间`}
          onPress={() => openPage(routes.team, { teamId: id })}
        />
      ))}
    </Card>
  )
}
