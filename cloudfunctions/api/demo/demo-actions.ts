/** Acts in the demo as one of its people, through the same calls that a phone makes. Anything refused throws. */
import * as v from 'valibot'
import { addDays, chinaDate, startOfChinaDateMs } from '../../../src/domain/calendar'
import { memberIdShape } from '../../../src/domain/shapes'
import { commandEnvelopeShape, schemaVersion } from '../../../src/protocol/envelope'
import type { Api } from '../api'
import { handleCall } from '../call'
import { demoTenantId } from './demo-people'

export interface DemoCommand {
  readonly commandId: string
  readonly name: string
  readonly regionId: string
  readonly args: unknown
}

/** At ten in the morning of so many days before, whichever hour it was when the demo began. */
export const daysBefore = (api: Api, startMs: number, days: number, minutes = 0): Api => {
  const morningMs = startOfChinaDateMs(addDays(chinaDate(startMs), -days)) + 10 * 3_600_000
  const nowMs = morningMs + minutes * 60_000
  return { ...api, nowMs: () => nowMs }
}

/** `api` brings its own clock, so that weeks can pass while a demo is made. */
export const callAs = async (
  api: Api,
  memberId: string,
  path: string,
  input: unknown,
): Promise<unknown> => {
  const member = { tenantId: demoTenantId, memberId: v.parse(memberIdShape, memberId) }
  const reply = await handleCall(api, { path, input, identity: { kind: 'member', ...member } })
  if (!reply.ok) throw new Error(`The demo's ${path} was refused: ${reply.error.message}`)
  return reply.output
}

const resultsShape = v.object({
  results: v.array(
    v.object({ status: v.string(), code: v.optional(v.string()), detail: v.optional(v.string()) }),
  ),
})

/** Commands of one person at one moment. Ids are fixed, so that doing it again changes nothing. */
export const pushAs = async (
  api: Api,
  memberId: string,
  commands: readonly DemoCommand[],
): Promise<void> => {
  if (commands.length === 0) return
  const envelopes = commands.map((command, index) =>
    v.parse(commandEnvelopeShape, {
      ...command,
      clientId: 'demo',
      sequence: index + 1,
      issuedAtMs: api.nowMs(),
      schemaVersion,
    }),
  )
  const output = await callAs(api, memberId, 'sync.push', { commands: envelopes })
  for (const { status, code, detail } of v.parse(resultsShape, output).results)
    if (status !== 'applied' && status !== 'replayed')
      throw new Error(`A command of the demo came back ${status} ${code ?? ''} ${detail ?? ''}`)
}
