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
import { spokenDate } from '../../../../components/words/date-words'
import { minutesWords } from '../../../../components/words/minutes-words'
import { monthWords } from '../../../../components/words/month-words'
import { chinaDate } from '../../../../domain/calendar'
import type { OwnTimeAccount, TimeLine } from '../../../../protocol/time-bank'
import { SignInFirst } from '../../sign-in-first'
import { DonateSheet, GiveSheet } from './give-sheets'
import { amountWords, lineWords } from '../../../../components/words/time-line-words'
import { useBank, type BankPageState } from './use-bank'
import './index.scss'

type Giving = 'gift' | 'donation'

export default function BankPage() {
  const page = useBank()
  const [giving, setGiving] = useState<Giving | null>(null)
  const { answer } = page.account
  const account = answer.kind === 'answer' ? answer.value : null
  const close = () => {
    page.setProblem('')
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
          </>
        )
      }
    >
      <Answered asked={page.account} rows={4}>
        {(own) => (
          <>
            <Balance account={own} onGive={setGiving} />
            <Month page={page} account={own} />
            <Check page={page} />
          </>
        )}
      </Answered>
    </Page>
  )
}

interface BalanceProps {
  readonly account: OwnTimeAccount
  readonly onGive: (giving: Giving) => void
}

function Balance({ account, onGive }: BalanceProps) {
  const { balanceMinutes, heldMinutes, rules, verified } = account
  return (
    <Card>
      <Text className="bank__label">我存的时间</Text>
      <Text className="bank__balance">{minutesWords(balanceMinutes)}</Text>
      {heldMinutes > 0 && (
        <Text className="bank__held">{`其中 ${minutesWords(heldMinutes)} 先留着，等办完`}</Text>
      )}
      {!verified && (
        <Text className="bank__words">
          做了志愿者，服务的时间就存在这里；要帮忙也可以现在就提。
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
        </View>
      )}
    </Card>
  )
}

interface MonthProps {
  readonly page: BankPageState
  readonly account: OwnTimeAccount
}

function Month({ page, account }: MonthProps) {
  const sum = account.months.find(({ month }) => month === page.month)
  return (
    <Card title={monthWords(page.month)}>
      <Text className="bank__sum">
        {`存入 ${minutesWords(sum?.inMinutes ?? 0)}，用出 ${minutesWords(sum?.outMinutes ?? 0)}`}
      </Text>
      <Answered asked={page.statement} rows={2}>
        {({ lines }) =>
          lines.length === 0 ? (
            <Text className="bank__words">这个月没有进出。</Text>
          ) : (
            lines.map((line) => <Line key={line.transferId} line={line} />)
          )
        }
      </Answered>
      <View className="bank__act">
        <ButtonRow>
          <Button onPress={() => page.turn(-1)}>上个月</Button>
          <Button disabled={page.isThisMonth} onPress={() => page.turn(1)}>
            下个月
          </Button>
        </ButtonRow>
      </View>
    </Card>
  )
}

function Line({ line }: { readonly line: TimeLine }) {
  return (
    <ListRow
      title={lineWords(line)}
      detail={`${spokenDate(chinaDate(line.atMs))} · 余 ${minutesWords(line.balanceAfterMinutes)}`}
      trailing={
        <Text className={`bank__amount${line.minutes > 0 ? ' bank__amount--in' : ''}`}>
          {amountWords(line)}
        </Text>
      }
    />
  )
}

function Check({ page }: { readonly page: BankPageState }) {
  const { checked } = page
  return (
    <Card title="核对账目">
      <Text className="bank__words">
        每一笔都和前一笔扣在一起，谁也改不了而不被看出来。您的手机可以从第一笔起，自己重算一遍。
      </Text>
      <Notice text={page.problem} />
      {checked?.faults.length === 0 && (
        <Notice
          tone="green"
          text={`${checked.entryCount} 笔全部重算，都对得上；余额 ${minutesWords(checked.balance)}。`}
        />
      )}
      {checked?.faults.slice(0, 5).map((fault) => (
        <Notice key={fault} text={`${fault}。请把这一页给社区工作者看。`} />
      ))}
      <View className="bank__act">
        <Button busy={page.checking} onPress={() => void page.check()}>
          从头核对
        </Button>
      </View>
    </Card>
  )
}
