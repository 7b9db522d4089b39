/**
 * 更正和继承: what one person must not do alone, the old hours of an imported list among it. What waits for the reader stands
 * first; below it a volunteer's account, in which the wrong line is found, and the way to pass on an estate.
 */
import { Text } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Button, ButtonRow } from '../../../../components/button'
import { Card, Section } from '../../../../components/card'
import { Field } from '../../../../components/field'
import { ListRow } from '../../../../components/list-row'
import { LongList } from '../../../../components/long-list'
import { textParam } from '../../../../components/navigation/open-page'
import { Notice } from '../../../../components/notice'
import { OfficePage } from '../../../../components/office-page'
import { Answered } from '../../../../components/server-answer'
import { Sheet } from '../../../../components/sheet'
import { spokenDate } from '../../../../components/words/date-words'
import { minutesWords } from '../../../../domain/minutes-words'
import { monthWords } from '../../../../components/words/month-words'
import { amountWords, lineWords } from '../../../../components/words/time-line-words'
import { chinaDate } from '../../../../domain/calendar'
import type { OfficeTimeLine } from '../../../../protocol/time-bank'
import { Declined } from './declined'
import { ProposalCard } from './proposal-card'
import { CorrectionSheet, InheritanceSheet } from './propose-sheets'
import { isVolunteerNumber, useProposals, type ProposalsPage } from './use-proposals'
import './index.scss'

export default function ProposalsOfOffice() {
  const page = useProposals(textParam(useRouter().params.number))
  const [wrong, setWrong] = useState<OfficeTimeLine | null>(null)
  const [inheriting, setInheriting] = useState(false)
  const close = () => {
    page.setProblem('')
    setWrong(null)
    setInheriting(false)
  }
  const isOpen = wrong !== null || inheriting
  return (
    <OfficePage
      office={page}
      problem={isOpen ? '' : page.problem}
      overlay={
        <>
          <Sheet open={wrong !== null} title="更正这一笔" onClose={close}>
            {wrong && <CorrectionSheet page={page} line={wrong} onDone={close} />}
          </Sheet>
          <Sheet open={inheriting} title="提出继承" onClose={close}>
            {inheriting && <InheritanceSheet page={page} onDone={close} />}
          </Sheet>
        </>
      }
    >
      <Answered asked={page.waiting} rows={2}>
        {({ open, declined }) => (
          <>
            <Section title="等同意的" aside={open.length === 0 ? '没有' : `${open.length} 件`}>
              {open.map((one) => (
                <ProposalCard key={one.id} page={page} proposal={one} />
              ))}
            </Section>
            <Declined proposals={declined} />
          </>
        )}
      </Answered>
      <Find page={page} />
      {page.shown !== '' && <Account page={page} onWrong={setWrong} />}
      <Card title="志愿者过世或离开">
        <Text className="proposals__words">
          先结束登记；存下的时间可以由一位家人继承，或捐给社区。
        </Text>
        <Button onPress={() => setInheriting(true)}>提出继承</Button>
      </Card>
    </OfficePage>
  )
}

interface PartProps {
  readonly page: ProposalsPage
}

function Find({ page }: PartProps) {
  return (
    <Card title="找出不对的一笔">
      <Field
        label="志愿者编号"
        hint="在志愿者名单里点开一位，就看得到"
        maxLength={40}
        value={page.number}
        onChange={page.setNumber}
      />
      <Button disabled={!isVolunteerNumber(page.number.trim())} onPress={page.show}>
        看账户
      </Button>
    </Card>
  )
}

function Account({ page, onWrong }: PartProps & { onWrong: (line: OfficeTimeLine) => void }) {
  return (
    <Card title={monthWords(page.month)}>
      <Answered asked={page.account} rows={3}>
        {(account) => (
          <>
            <Text className="proposals__words">
              {account
                ? `${account.name}，存着 ${minutesWords(account.balanceMinutes)}。点不对的那一笔。`
                : ''}
            </Text>
            <LongList
              items={page.lines.items ?? []}
              keyOf={({ transferId }) => transferId}
              measure="笔"
              row={(line) => <Line line={line} onWrong={onWrong} />}
            />
            <Notice text={page.lines.problem} />
            {page.lines.mayShowMore && (
              <Button onPress={() => void page.lines.showMore()}>看这个月更早的</Button>
            )}
            {account?.lines.length === 0 && (
              <Text className="proposals__words">这个月没有进出。</Text>
            )}
          </>
        )}
      </Answered>
      <ButtonRow>
        <Button onPress={() => page.turn(-1)}>上个月</Button>
        <Button disabled={page.isThisMonth} onPress={() => page.turn(1)}>
          下个月
        </Button>
      </ButtonRow>
    </Card>
  )
}

interface LineProps {
  readonly line: OfficeTimeLine
  readonly onWrong: (line: OfficeTimeLine) => void
}

function Line({ line, onWrong }: LineProps) {
  const { standingMinutes, minutes, atMs } = line
  const corrected = standingMinutes !== null && standingMinutes !== Math.abs(minutes)
  return (
    <ListRow
      title={lineWords(line)}
      detail={[
        spokenDate(chinaDate(atMs)),
        corrected ? `更正后是 ${minutesWords(standingMinutes)}` : '',
      ]
        .filter((part) => part !== '')
        .join(' · ')}
      trailing={amountWords(line)}
      {...(standingMinutes === null ? {} : { onPress: () => onWrong(line) })}
    />
  )
}
