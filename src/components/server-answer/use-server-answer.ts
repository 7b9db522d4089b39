/**
 * One question to the server as state: loading, answered, or failed with a sentence that can be shown.
 * It asks again when the key changes and forgets answers that come too late; it must not cache. While the same question
 * is asked once more, and where no signal is to be had for it, the answer that was there stays: nothing jumps, and what
 * somebody is writing beside it is not lost.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import { showToast } from '../toast'
import { failureCodeOf, sentenceOf } from './failure-words'

export type ServerAnswer<Value> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'answer'; readonly value: Value }
  | { readonly kind: 'failed'; readonly message: string }

export interface AskedServer<Value> {
  readonly answer: ServerAnswer<Value>
  readonly askAgain: () => void
}

/** @param key what the question depends on; '' asks nothing and stays loading. */
export const useServerAnswer = <Value>(
  key: string,
  ask: () => Promise<Value>,
): AskedServer<Value> => {
  const [answer, setAnswer] = useState<ServerAnswer<Value>>({ kind: 'loading' })
  const [round, setRound] = useState(0)
  const answered = useRef('')
  useEffect(() => {
    if (key === '') return
    let wanted = true
    if (answered.current !== key) setAnswer({ kind: 'loading' })
    const take = (next: ServerAnswer<Value>): void => {
      if (!wanted) return
      answered.current = next.kind === 'answer' ? key : ''
      setAnswer(next)
    }
    ask().then(
      (value) => take({ kind: 'answer', value }),
      (error: unknown) => {
        if (answered.current !== key || failureCodeOf(error) !== 'unreachable')
          return take({ kind: 'failed', message: sentenceOf(error) })
        if (wanted) showToast({ text: '没有连上，先看刚才读到的。' })
      },
    )
    return () => {
      wanted = false
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `ask` is new at every render; the key tells the question
  }, [key, round])
  const askAgain = useCallback(() => setRound((now) => now + 1), [])
  return { answer, askAgain }
}
