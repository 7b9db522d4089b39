/** A typed failure of one call; its message is shown to people and never tells of the server's inside. */
import type { CallErrorCode, Reply } from '../../src/protocol/wire'

const messages: Readonly<Record<CallErrorCode, string>> = {
  'sign-in-again': '登录已过期，请重新登录，未传的内容都在',
  forbidden: '您现在没有这里的岗位',
  invalid: '内容不合要求，请改好后再试',
  unusable: '这个文件用不了，请换一个',
  'unknown-procedure': '小程序和服务器版本不同，请更新后再试',
  'too-large': '内容太大了，请分几次传',
  'retry-later': '服务器正忙，请过一会儿再试',
}

export class CallError extends Error {
  override readonly name = 'CallError'
  constructor(
    readonly code: CallErrorCode,
    message: string = messages[code],
  ) {
    super(message)
  }
}

/** What a caller is told of it. */
export const refusalOf = ({ code, message }: CallError): Reply => ({
  ok: false,
  error: { code, message },
})

/** With the sentence that its code has. */
export const refusal = (code: CallErrorCode): Reply => refusalOf(new CallError(code))
