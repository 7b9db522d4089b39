/** What a side of an order may do about it: say how long it took, object, cancel. What it has said and not yet heard of comes first. */
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Letter } from '../../../../application'
import { Button, ButtonRow } from '../../../../components/button'
import { Field } from '../../../../components/field'
import { Notice } from '../../../../components/notice'
import { minutesWords } from '../../../../domain/minutes-words'
import type { OfficeCommandArgs } from '../../../../domain/office-commands'
import type { TimeOrder } from '../../../../protocol/time-order'
import { cancelKey, cancelledWords, cancelWords } from './cancel-words'
import { DoorLetter } from './door-letter'
import { maySayMinutes, nextWords } from './order-words'
import type { Question, RedeemPageState } from './use-redeem'

interface OwnActsProps {
  readonly page: RedeemPageState
  readonly order: TimeOrder
}

const cancelling = (page: RedeemPageState, order: TimeOrder): Question => ({
  ...cancelWords(order, page.nowMs),
  settle: () =>
    page.act('redeem.cancel', { orderId: order.id }, (answer) => cancelledWords(order, answer)),
})

const mayCancel = ({ mine, state, askerMinutes, takerMinutes }: TimeOrder): boolean =>
  (mine === 'asked' && ['asked', 'open'].includes(state)) ||
  (state === 'taken' && askerMinutes === null && takerMinutes === null)

/** What is being written; it stays while a letter with it is under way. */
interface Writing {
  readonly time: string
  /** Of an objection; null: none is being written. */
  readonly words: string | null
}

/** What was said goes back to where it was written. */
const writingOf = ({ envelope: { name, args } }: Letter): Partial<Writing> =>
  // Checked when it was written.
  name === 'redeem.done'
    ? { time: String((args as OfficeCommandArgs<'redeem.done'>).minutes) }
    : { words: (args as OfficeCommandArgs<'redeem.dispute'>).words }

export function OwnActs({ page, order }: OwnActsProps) {
  const [writing, setWriting] = useState<Writing>({ time: String(order.minutes), words: null })
  const change = (part: Partial<Writing>) => setWriting((now) => ({ ...now, ...part }))
  const letters = page.said.of(order.id)
  const isUnderWay = letters.some(({ state }) => state.kind !== 'refused')
  return (
    <View className="redeem__acts">
      {letters.map((letter) => (
        <DoorLetter
          key={letter.envelope.commandId}
          letter={letter}
          onWithdrawn={() => change(writingOf(letter))}
        />
      ))}
      {!isUnderWay && <NextActs page={page} order={order} writing={writing} onChange={change} />}
    </View>
  )
}

interface NextActsProps extends OwnActsProps {
  readonly writing: Writing
  readonly onChange: (part: Partial<Writing>) => void
}

function NextActs({ page, order, writing, onChange }: NextActsProps) {
  const { id: orderId, service, minutes, state, takenAtMs } = order
  const { time, words } = writing
  const [problem, setProblem] = useState('')
  const { busy, said } = page
  const next = nextWords(order, page.nowMs)
  const took = /^\d{1,4}$/.test(time) ? Number(time) : 0
  const mayDo = mayCancel(order) || maySayMinutes(order) || state === 'taken'
  if (next === '' && !mayDo) return null
  const about = { orderId, ...(takenAtMs === null ? {} : { takenAtMs }) }
  const sayDone = async () =>
    setProblem(
      await said.say(
        'redeem.done',
        { ...about, minutes: took },
        `${service}办完了，用了 ${minutesWords(took)}`,
      ),
    )
  const object = async () => {
    if (words === null) return onChange({ words: '' })
    const failed = await said.say('redeem.dispute', { ...about, words }, `${service}有不同意见`)
    setProblem(failed)
    if (failed === '') onChange({ words: null })
  }
  return (
    <>
      {next !== '' && <Text className="redeem__words">{next}</Text>}
      <Notice text={problem} />
      {maySayMinutes(order) && (
        <>
          <Field
            label="实际用了多少分钟"
            keyboard="number"
            hint={`最多 ${minutesWords(minutes)}`}
            value={time}
            onChange={(typed) => onChange({ time: typed })}
          />
          <Button
            kind="primary"
            busy={busy}
            disabled={took < 1 || took > minutes}
            onPress={() => void sayDone()}
          >
            确认办完了
          </Button>
        </>
      )}
      {words !== null && (
        <Field
          label="怎么回事"
          maxLength={200}
          value={words}
          onChange={(typed) => onChange({ words: typed })}
          hint="只有社区工作者看得到。对方看不到这些话，只知道有不同意见。"
          lines
        />
      )}
      <View className="redeem__others">
        <ButtonRow>
          {mayCancel(order) && (
            <Button busy={busy} onPress={() => page.setQuestion(cancelling(page, order))}>
              {cancelKey(order, page.nowMs)}
            </Button>
          )}
          {state === 'taken' && (
            <Button
              kind="quiet"
              busy={busy}
              disabled={words !== null && words.trim() === ''}
              onPress={() => void object()}
            >
              {words === null ? '有不同意见' : '交给社区'}
            </Button>
          )}
        </ButtonRow>
      </View>
    </>
  )
}
