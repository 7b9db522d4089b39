/** So many volunteers who each give as soon as the last gift was answered, over connections that stay open. */
import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import type { CommandResult } from '../../../src/protocol/envelope'
import { numberOf, volunteerCount } from './ledger-server'

export type Giving = 'gift' | 'donation'

const bodyOf = (giving: Giving, from: number): string =>
  JSON.stringify({
    commands: [
      {
        commandId: randomUUID(),
        clientId: 'bench',
        sequence: 1,
        name: giving === 'gift' ? 'gift.give' : 'donation.give',
        regionId: 'r',
        args:
          giving === 'gift'
            ? {
                toNumber: numberOf(
                  (from + 1 + Math.floor(Math.random() * (volunteerCount - 1))) % volunteerCount,
                ),
                minutes: 1,
                relation: '',
                words: '',
              }
            : { minutes: 1, words: '' },
        issuedAtMs: Date.now(),
        schemaVersion: 1,
      },
    ],
  })

const send = (agent: Agent, url: string, token: string, body: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      authorization: `Bearer ${token}`,
    }
    const sending = request(
      `${url}/api/sync.push`,
      { method: 'POST', agent, headers },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => (text += chunk))
        response.on('error', reject)
        response.on('end', () => {
          const reply = JSON.parse(text) as {
            readonly output?: { readonly results: readonly CommandResult[] }
          }
          if (reply.output?.results[0]?.status === 'applied') resolve()
          else reject(new Error(`Not given: ${text.slice(0, 300)}`))
        })
      },
    )
    sending.on('error', reject)
    sending.end(body)
  })

/** Gifts answered a second. */
export const giveFor = async (
  seconds: number,
  url: string,
  tokens: readonly string[],
  { connections, giving }: { readonly connections: number; readonly giving: Giving },
): Promise<number> => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const startedMs = performance.now()
  const endMs = startedMs + seconds * 1000
  let given = 0
  const giver = async (): Promise<void> => {
    while (performance.now() < endMs) {
      const from = Math.floor(Math.random() * tokens.length)
      await send(agent, url, tokens[from] ?? '', bodyOf(giving, from))
      given++
    }
  }
  await Promise.all(Array.from({ length: connections }, giver))
  agent.destroy()
  return (given / (performance.now() - startedMs)) * 1000
}
