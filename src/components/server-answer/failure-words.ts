/** What a page says when something did not work: always what is so, and what to do next. */
import { CallFailed } from '../../application'
import { explainRefusal, type Refusal } from '../../domain/refusal'

export const unreachableSentence = '连不上服务器，稍后再试。'

/** A CallFailed carries its own Chinese sentence; anything else is not for the eyes of a user. */
export const sentenceOf = (error: unknown): string =>
  error instanceof Error && error.name === 'CallFailed' && error.message !== ''
    ? error.message
    : unreachableSentence

/** The server's code, or 'unreachable'. */
export const failureCodeOf = (error: unknown): string =>
  error instanceof CallFailed ? error.code : 'unreachable'

/** The failure of a command, run here or on the server, as one sentence. */
export const explainFailure = (
  failure: Refusal | 'unreachable' | 'storage-full' | 'signed-out',
): string => {
  if (failure === 'unreachable') return unreachableSentence
  if (failure === 'storage-full') return '手机存满了，没有存上。清出一点空间，再点一次。'
  if (failure === 'signed-out') return '还没有登录。请在有网络的地方登录一次，写的都留着。'
  return explainRefusal(failure)
}
