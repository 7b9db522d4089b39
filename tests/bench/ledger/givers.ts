/** So many volunteers who each give as soon as the last gift was answered, over connections that stay open. */
import { uuidv7 } from 'uuidv7'
import type { CommandResult } from '../../../src/protocol/envelope'
import { openCaller, type LeanCaller } from '../process/lean-caller'
import { numberOf, volunteerCount } from './ledger-server'

export type Giving = 'gift' | 'donation'

const randomReceiver = (giver: number): string =>
  numberOf((giver + 1 + Math.floor(Math.random() * (volunteerCount - 1))) % volunteerCount)

const argsOf = (giving: Giving, giver: number) =>
  giving === 'gift'
    ? { toNumber: randomReceiver(giver), minutes: 1, relation: '', words: '' }
    : { minutes: 1, words: '' }

const give = async (
  caller: LeanCaller,
  token: string,
  giving: Giving,
  giver: number,
): Promise<void> => {
  const command = {
    commandId: uuidv7(),
    clientId: 'bench',
    sequence: 1,
    name: giving === 'gift' ? 'gift.give' : 'donation.give',
    regionId: 'r',
    args: argsOf(giving, giver),
    issuedAtMs: Date.now(),
    schemaVersion: 1,
  }
  const output = await caller.ask(token, 'sync.push', { commands: [command] })
  const { results } = output as { readonly results: readonly CommandResult[] }
  if (results[0]?.status !== 'applied') throw new Error(`Not given: ${JSON.stringify(results)}`)
}

/** Gifts answered a second. */
export const giveFor = async (
  seconds: number,
  url: string,
  tokens: readonly string[],
  { connections, giving }: { readonly connections: number; readonly giving: Giving },
): Promise<number> => {
  const startedMs = performance.now()
  const endMs = startedMs + seconds * 1000
  let given = 0
  const giveOn = async (): Promise<void> => {
    const caller = openCaller(url)
    while (performance.now() < endMs) {
      const giver = Math.floor(Math.random() * tokens.length)
      await give(caller, tokens[giver] ?? '', giving, giver)
      given++
    }
    caller.close()
  }
  await Promise.all(Array.from({ length: connections }, giveOn))
  return (given / (performance.now() - startedMs)) * 1000
}
