/** The key of a form that moves hours; while one of the kind has no answer yet, asks first whether a second is meant. */
import { useEffect, useRef, type ReactNode } from 'react'
import { Button } from '../../../components/button'
import { Notice } from '../../../components/notice'
import type { Doubt } from '../use-hours-letters'

interface SecondGivingProps {
  readonly doubt: Doubt | null
  /** What is there while nothing is in doubt. */
  readonly children: ReactNode
}

export function SecondGiving({ doubt, children }: SecondGivingProps) {
  const asked = useRef(doubt)
  asked.current = doubt
  // Whoever closes the form has not said yes.
  useEffect(() => () => asked.current?.answer(false), [])
  if (!doubt) return children
  return (
    <>
      <Notice tone="amber" text={doubt.words} />
      <Button kind="primary" onPress={() => doubt.answer(true)}>
        {doubt.yes}
      </Button>
      <Button kind="quiet" onPress={() => doubt.answer(false)}>
        不用了
      </Button>
    </>
  )
}
