/** One that waits: what would change, why, who wants it; and the reader's own say, unless the reader proposed it. */
import { Text } from '@tarojs/components'
import { useState } from 'react'
import { Button, ButtonRow } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Field } from '../../../../components/field'
import { Fact } from '../../../../components/list-row'
import { Notice } from '../../../../components/notice'
import { spokenDate } from '../../../../components/words/date-words'
import { minutesWords } from '../../../../domain/minutes-words'
import { chinaDate } from '../../../../domain/calendar'
import { transferKindWords } from '../../../../domain/time-bank-labels'
import type { OpenProposal } from '../../../../protocol/time-proposal'
import type { ProposalsPage } from './use-proposals'

interface ProposalProps {
  readonly page: ProposalsPage
  readonly proposal: OpenProposal
}

const dayOf = (atMs: number): string => spokenDate(chinaDate(atMs))

const correctionFacts = (
  { fromName, toName, minutes, rightMinutes }: OpenProposal,
  { kind, atMs }: NonNullable<OpenProposal['corrects']>,
): readonly (readonly [string, string])[] => [
  ['哪一笔', `${dayOf(atMs)} ${transferKindWords[kind]}`],
  ['谁的', [fromName, toName].filter((name) => name !== '').join(' → ')],
  ['改成', `${minutesWords(minutes)} → ${minutesWords(rightMinutes)}`],
]

const endedWords = ({ atMs, byName, reason }: NonNullable<OpenProposal['ended']>): string =>
  `${dayOf(atMs)}，${byName === '' ? '本人退出' : `${byName}：${reason}`}`

const inheritanceFacts = ({
  fromName,
  toName,
  ended,
}: OpenProposal): readonly (readonly [string, string])[] => [
  ['原来是', fromName],
  ['登记结束', ended ? endedWords(ended) : '登记又有效了，不能办继承'],
  ['转给', toName === '' ? '社区公益池' : toName],
]

const listFacts = ({
  fileName,
  people,
  minutes,
  mostName,
  mostMinutes,
}: NonNullable<OpenProposal['list']>): readonly (readonly [string, string])[] => [
  ['名册', fileName === '' ? '没有文件名' : fileName],
  ['人数', `${people} 人`],
  ['一共', minutesWords(minutes)],
  ['最多的一位', `${mostName}，${minutesWords(mostMinutes)}`],
]

const factsOf = (proposal: OpenProposal): readonly (readonly [string, string])[] => {
  const { corrects, list } = proposal
  if (list) return listFacts(list)
  return corrects ? correctionFacts(proposal, corrects) : inheritanceFacts(proposal)
}

const titleOf = ({ kind, minutes }: OpenProposal): string =>
  ({
    correction: '更正一笔时间',
    inheritance: `继承 ${minutesWords(minutes)}`,
    opening: '名册上的可用时长',
  })[kind]

/** A colleague has agreed to it; its hours are posted portion by portion. */
const isUnderWay = ({ list }: OpenProposal): boolean => typeof list?.settled === 'number'

export function ProposalCard({ page, proposal }: ProposalProps) {
  const { list, reason, proposedByName, proposedAtMs } = proposal
  const facts = factsOf(proposal)
  const { approvals, approvalsNeeded, mayAgree } = proposal
  const wanting = approvalsNeeded - approvals - mayAgree
  return (
    <Card title={titleOf(proposal)}>
      {facts.map(([label, value]) => (
        <Fact key={label} label={label}>
          {value}
        </Fact>
      ))}
      {reason !== '' && <Fact label="原因">{reason}</Fact>}
      <Fact label={list ? '谁导入' : '谁提出'}>{`${proposedByName}，${dayOf(proposedAtMs)}`}</Fact>
      <Fact label="已同意">{`${approvals} 人，要 ${approvalsNeeded} 人`}</Fact>
      {isUnderWay(proposal) ? (
        <UnderWay page={page} proposal={proposal} />
      ) : (
        <>
          <Fact label="还能同意的">{`${mayAgree} 位同事`}</Fact>
          <Notice
            tone="amber"
            text={
              wanting > 0
                ? `能同意的人不够，还差 ${wanting} 位。请街道管理员在“岗位”里，给同事设一个街道一级的岗位。`
                : ''
            }
          />
          <OwnSay page={page} proposal={proposal} />
        </>
      )}
    </Card>
  )
}

function UnderWay({ page, proposal: { id, list } }: ProposalProps) {
  if (!list) return null
  const settled = list.settled ?? 0
  return (
    <>
      <Fact label="已记进账户">{`${settled} 人，还差 ${list.people - settled} 人`}</Fact>
      <Text className="proposals__words">
        {page.busy
          ? '正在记。断了也不要紧，谁都能接着记。'
          : '还没有记完。谁都能接着记，不会重复。'}
      </Text>
      <Button
        kind="primary"
        busy={page.busy}
        onPress={() => void page.agreeToList(id, list.minutes)}
      >
        接着记
      </Button>
    </>
  )
}

const ownWords = (mine: Exclude<OpenProposal['mine'], 'nothing'>, isList: boolean): string => {
  if (mine === 'agreed') return '您已同意，等下一位同事。'
  return `您${isList ? '导入' : '提出'}的，请同事打开这一页同意。`
}

function OwnSay({ page, proposal: { id: proposalId, mine, list } }: ProposalProps) {
  const [declining, setDeclining] = useState(false)
  const [reason, setReason] = useState('')
  const decline = () => {
    if (!declining) return setDeclining(true)
    void page.act('proposal.decline', { proposalId, reason: reason.trim() }, '记下了，时间没有动。')
  }
  return (
    <>
      {mine !== 'nothing' && (
        <Text className="proposals__words">{ownWords(mine, list !== null)}</Text>
      )}
      {mine === 'nothing' && list && (
        <Text className="proposals__words">
          对着原来的名册看过再同意；同意以后，记进每个人的账户。不同意，人还在，时长不记。
        </Text>
      )}
      {declining && (
        <Field label="为什么" maxLength={200} value={reason} onChange={setReason} lines />
      )}
      <ButtonRow>
        <Button busy={page.busy} disabled={declining && reason.trim() === ''} onPress={decline}>
          {mine === 'proposed' ? '收回' : '不同意'}
        </Button>
        {mine === 'nothing' && (
          <Button
            kind="primary"
            busy={page.busy}
            onPress={() =>
              void (list
                ? page.agreeToList(proposalId, list.minutes)
                : page.act('proposal.approve', { proposalId }, '记下了您的同意。'))
            }
          >
            同意
          </Button>
        )}
      </ButtonRow>
    </>
  )
}
