/** The two proposals: what a transfer should have been, and to whom an estate's hours go. */
import { Text } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Segments } from '../../../../components/choice'
import { Field, FieldFrame } from '../../../../components/field'
import { Notice } from '../../../../components/notice'
import { minutesWords } from '../../../../domain/minutes-words'
import { lineWords } from '../../../../components/words/time-line-words'
import { correctionProblem, mostCorrected } from '../../../../domain/time-bank/giving'
import type { OfficeTimeLine } from '../../../../protocol/time-bank'
import { isVolunteerNumber, type ProposalsPage } from './use-proposals'

interface SheetProps {
  readonly page: ProposalsPage
  readonly onDone: () => void
}

export function CorrectionSheet({
  page,
  line,
  onDone,
}: SheetProps & { readonly line: OfficeTimeLine }) {
  const standing = line.standingMinutes ?? 0
  const [time, setTime] = useState('')
  const [reason, setReason] = useState('')
  const minutes = /^\d{1,6}$/.test(time) ? Number(time) : NaN
  const most = mostCorrected(line)
  const isOk = minutes >= 0 && minutes <= most
  const hint = isOk ? `就是 ${minutesWords(minutes)}；写 0 就全部退回` : '写 0 就全部退回'
  const { transferId } = line
  const needed = page.access?.settings.timeBank.correctionApprovals ?? 1
  return (
    <>
      <Text className="page__subtitle">
        {`${lineWords(line)}，现在是 ${minutesWords(standing)}。要另外 ${needed} 位同事同意，才会改。`}
      </Text>
      <Notice text={page.problem} />
      <Field
        label="应该是多少分钟"
        keyboard="number"
        maxLength={6}
        value={time}
        onChange={setTime}
        hint={hint}
        mistake={
          time !== '' && !isOk ? correctionProblem(line, minutes) || `请写 0 到 ${most} 的整数` : ''
        }
      />
      <Field
        label="原因"
        placeholder="核对了什么，哪里不对"
        maxLength={200}
        value={reason}
        onChange={setReason}
        lines
      />
      <Button
        kind="primary"
        busy={page.busy}
        disabled={!isOk || minutes === standing || reason.trim() === ''}
        onPress={() =>
          void page
            .act(
              'correction.propose',
              { transferId, minutes, reason: reason.trim() },
              '提好了，请同事来同意。',
            )
            .then((sent) => sent && onDone())
        }
      >
        提出更正
      </Button>
    </>
  )
}

export function InheritanceSheet({ page, onDone }: SheetProps) {
  const [fromNumber, setFromNumber] = useState(page.shown)
  const [to, setTo] = useState<'heir' | 'pool'>('heir')
  const [toNumber, setToNumber] = useState('')
  const [reason, setReason] = useState('')
  const heir = to === 'heir' ? toNumber.trim() : ''
  const ready =
    isVolunteerNumber(fromNumber.trim()) &&
    (to === 'pool' || isVolunteerNumber(heir)) &&
    reason.trim() !== ''
  const args = { fromNumber: fromNumber.trim(), toNumber: heir, reason: reason.trim() }
  const needed = page.access?.settings.timeBank.inheritanceApprovals ?? 2
  return (
    <>
      <Text className="page__subtitle">
        {`先在志愿者名单里点开这位，结束登记，再来办。全部时间转给一位家人，或捐给社区，账户就此结清。要另外 ${needed} 位同事同意。`}
      </Text>
      <Notice text={page.problem} />
      <Field label="原来的志愿者编号" value={fromNumber} maxLength={40} onChange={setFromNumber} />
      <FieldFrame label="转给谁">
        <Segments
          options={[
            { value: 'heir', label: '一位家人' },
            { value: 'pool', label: '社区' },
          ]}
          value={to}
          onChange={setTo}
        />
      </FieldFrame>
      {to === 'heir' && (
        <Field
          label="家人的志愿者编号"
          hint="家人也要是核对过的志愿者"
          maxLength={40}
          value={toNumber}
          onChange={setToNumber}
        />
      )}
      <Field
        label="原因"
        placeholder="什么时候过世或离开，看过什么证明"
        maxLength={200}
        value={reason}
        onChange={setReason}
        lines
      />
      <Button
        kind="primary"
        busy={page.busy}
        disabled={!ready}
        onPress={() =>
          void page
            .act('inheritance.propose', args, '提好了，请同事来同意。')
            .then((sent) => sent && onDone())
        }
      >
        提出继承
      </Button>
    </>
  )
}
