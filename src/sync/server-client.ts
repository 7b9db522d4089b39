/**
 * Questions to the server, typed by the contract, over whatever network the device has. It owns the meaning of a
 * reply and of its absence; it must not retry.
 */
import { createORPCClient, type ClientContext, type ClientLink } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import * as v from 'valibot'
import { CallFailed } from '../application'
import type { Network } from '../ports'
import type { contract } from '../protocol/contract'

const replyShape = v.variant('ok', [
  v.looseObject({ ok: v.literal(true), output: v.optional(v.unknown()) }),
  v.looseObject({
    ok: v.literal(false),
    error: v.looseObject({ code: v.string(), message: v.string() }),
  }),
])

/** Nobody answered, or nothing could leave this phone. */
export const unreachable = () =>
  new CallFailed('unreachable', '现在连不上网，请到有信号的地方再试。')

/**
 * The output of one procedure. Throws CallFailed: with the server's code and message, or as 'unreachable' when
 * there was no answer or something else answered (a portal's sign-in page).
 */
export const callServer = async (
  network: Network,
  path: string,
  input: unknown,
): Promise<unknown> => {
  const reply = await network.call(path, input)
  if (reply.kind === 'unreachable') throw unreachable()
  const parsed = v.safeParse(replyShape, reply.body)
  if (!parsed.success) throw unreachable()
  if (parsed.output.ok) return parsed.output.output
  throw new CallFailed(parsed.output.error.code, parsed.output.error.message)
}

export const createServerClient = (network: Network): ContractRouterClient<typeof contract> => {
  const link: ClientLink<ClientContext> = {
    call: (path, input) => callServer(network, path.join('.'), input),
  }
  return createORPCClient(link)
}
