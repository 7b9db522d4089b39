/** How many hours are given: typed as people say them, told back in words, and never more than there are. */
import { Text } from '@tarojs/components'
import { useState, type ReactNode } from 'react'
import { Button } from '../../../components/button'
import { Field } from '../../../components/field'
import { Notice } from '../../../components/notice'
import { minutesWords } from '../../../domain/minutes-words'
import { SecondGiving } from '../second-giving'
import type { Doubt } from '../use-hours-letters'

/** Hours as people type them: '2', '1.5'; 0 for anything else. */
const minutesOf = (hours: string): number =>
  /^\d{1,4}(\.\d{1,2})?$/.test(hours) ? Math.round(Number(hours) * 60) : 0

interface HoursFormProps {
  readonly words: string
  /** '送', '捐': what the key says, and what is asked how much of. */
  readonly verb: string
  readonly freeMinutes: number
  readonly busy: boolean
  readonly problem: string
  /** Another giving has no answer yet. */
  readonly doubt: Doubt | null
  readonly ready?: boolean
  /** True when it took effect. */
  readonly onGive: (minutes: number) => Promise<boolean>
  readonly onDone: () => void
  /** What is asked besides. */
  readonly children?: ReactNode
}

export function HoursForm(props: HoursFormProps) {
  const { words, verb, freeMinutes, busy, problem, doubt, ready = true } = props
  const { onGive, onDone, children } = props
  const [hours, setHours] = useState('')
  const minutes = minutesOf(hours)
  return (
    <>
      <Text className="page__subtitle">{words}</Text>
      <Notice text={problem} />
      {children}
      <Field
        label={`${verb}几小时`}
        keyboard="digit"
        hint={minutes > 0 ? `就是 ${minutesWords(minutes)}` : `最多 ${minutesWords(freeMinutes)}`}
        value={hours}
        onChange={(typed) => {
          // What was asked of other hours is no longer the question.
          doubt?.answer(false)
          setHours(typed)
        }}
      />
      <SecondGiving doubt={doubt}>
        <Button
          kind="primary"
          busy={busy}
          disabled={!ready || minutes === 0 || minutes > freeMinutes}
          onPress={() => void onGive(minutes).then((given) => given && onDone())}
        >
          {`${verb}出`}
        </Button>
      </SecondGiving>
    </>
  )
}
