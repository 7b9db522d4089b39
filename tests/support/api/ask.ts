/** Asks a procedure as one of the test street's members, the whole way through the call handler. */
import * as v from 'valibot'
import type { Api } from '../../../cloudfunctions/api/api'
import { handleCall } from '../../../cloudfunctions/api/call'
import { memberIdShape } from '../../../src/domain/shapes'
import type { Reply } from '../../../src/protocol/wire'
import { tenantId } from './test-street'

export const ask = (api: Api, memberId: string, path: string, input: unknown): Promise<Reply> =>
  handleCall(api, {
    path,
    input,
    identity: { kind: 'member', tenantId, memberId: v.parse(memberIdShape, memberId) },
  })

/** The answer, which the caller knows the type of by the contract; a refusal throws. */
export const answer = async <Output>(
  api: Api,
  memberId: string,
  path: string,
  input: unknown,
): Promise<Output> => {
  const reply = await ask(api, memberId, path, input)
  if (!reply.ok) throw new Error(`${path}: ${reply.error.code} ${reply.error.message}`)
  return reply.output as Output
}

/** 'ok', or the code of the error. */
export const codeOf = (reply: Reply): string => (reply.ok ? 'ok' : reply.error.code)
