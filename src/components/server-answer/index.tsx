/** Shows the answer of the server, or what stands in its place: waiting, or what failed and the way on. */
import type { ReactNode } from 'react'
import { ErrorState } from '../empty-state'
import { Loading } from '../loading'
import type { AskedServer } from './use-server-answer'

interface AnsweredProps<Value> {
  readonly asked: AskedServer<Value>
  /** About as many rows as will come. */
  readonly rows?: number
  readonly children: (value: Value) => ReactNode
}

export function Answered<Value>({ asked, rows = 4, children }: AnsweredProps<Value>) {
  const { answer, askAgain } = asked
  if (answer.kind === 'loading') return <Loading rows={rows} words="正在问服务器" />
  if (answer.kind === 'failed')
    return <ErrorState title="没有读到" text={answer.message} act="重试" onAct={askAgain} />
  return <>{children(answer.value)}</>
}
