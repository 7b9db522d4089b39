/**
 * One question to the server whose last answer is kept on the phone: shown at once, also without a signal, and renewed
 * when there is one. `keptAtMs` says how old what is shown is. What the server forbids leaves the phone.
 */
import { useCallback, useEffect, useState } from 'react'
import type { Application } from '../../application'
import { failureCodeOf, sentenceOf } from './failure-words'
import type { AskedServer } from './use-server-answer'

export const phoneFullWords = '▲ 手机存满了，没有网就用不了'

export interface KeptAnswerState<Value> {
  /** undefined: nothing is known yet. */
  readonly value: Value | undefined
  readonly keptAtMs: number
  /** When it was asked for what is shown; 0: it was kept before this page was opened. */
  readonly askedAtMs: number
  /** This phone had no room for what is shown: without a network it will not be here. */
  readonly unkept: boolean
  /** Why it could not be renewed; '' while it is being asked and after it was. */
  readonly problem: string
  /** The code of that, as of CallFailed; '' with no problem. */
  readonly failure: string
  readonly asking: boolean
  readonly askAgain: () => void
}

/** Of the answer alone, however old it is: for what shows an answer, or why there is none. */
export const asAsked = <Value>({
  value,
  problem,
  askAgain,
}: KeptAnswerState<Value>): AskedServer<Value> => {
  if (value !== undefined) return { answer: { kind: 'answer', value }, askAgain }
  return {
    answer: problem === '' ? { kind: 'loading' } : { kind: 'failed', message: problem },
    askAgain,
  }
}

interface Shown<Value> {
  readonly value?: Value
  readonly keptAtMs: number
  readonly askedAtMs: number
  readonly unkept: boolean
}

const nothing = { keptAtMs: 0, askedAtMs: 0, unkept: false }
const noFailure = { of: '', problem: '', failure: '' }

export interface KeptAnswerParts {
  readonly application: Application
  /** Changes whenever the server was met: then what could not be asked before can be. */
  readonly metAtMs: number
}

/** @param key under which the answer is kept; it names the question and whose answer it is. '' asks nothing. */
export const useAnswerKeptBy = <Value>(
  { application, metAtMs }: KeptAnswerParts,
  key: string,
  ask: () => Promise<Value>,
): KeptAnswerState<Value> => {
  const [state, setState] = useState<Shown<Value>>(nothing)
  const [{ problem, failure }, setFailed] = useState(noFailure)
  const [asking, setAsking] = useState(true)
  const [round, setRound] = useState(0)
  useEffect(() => {
    if (key === '') return
    let wanted = true
    let answered = false
    const askedAtMs = application.device.clock.nowMs()
    setAsking(true)
    void application.answers.read<Value>(key).then((kept) => {
      // What this page has heard is at least as new.
      if (wanted && !answered && kept)
        setState((now) =>
          now.askedAtMs > 0 ? now : { ...nothing, value: kept.answer, keptAtMs: kept.atMs },
        )
    })
    ask()
      .then(
        async (value) => {
          answered = true
          // Kept before it is shown: what was seen once can be seen in a cellar.
          const unkept = !(await application.answers.keep(key, value))
          if (!wanted) return
          setState({ value, keptAtMs: application.device.clock.nowMs(), askedAtMs, unkept })
          setFailed(noFailure)
        },
        async (error: unknown) => {
          const code = failureCodeOf(error)
          if (code === 'forbidden') {
            answered = true
            await application.answers.forget(key)
            if (wanted) setState(nothing)
          }
          // What was forbidden stays so until there is an answer: no weak signal explains it away.
          const failed = { of: key, problem: sentenceOf(error), failure: code }
          if (wanted)
            setFailed((now) => (now.of === key && now.failure === 'forbidden' ? now : failed))
        },
      )
      .finally(() => {
        if (wanted) setAsking(false)
      })
    return () => {
      wanted = false
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `ask` is new at every render; the key tells the question
  }, [application, key, round, metAtMs])
  const askAgain = useCallback(() => setRound((now) => now + 1), [])
  return { value: undefined, ...state, problem, failure, asking, askAgain }
}
