/** The same scripts through node-postgres, for a machine without pgbench: the drivers cost more than pgbench does. */
import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { runClosedLoop } from '../process/closed-loop'
import { runTpcb } from '../process/tpcb'
import { tenantId, volunteerCount } from './ledger-server'
import type { PgbenchScript } from './pgbench'

const volunteer = (): number => Math.floor(Math.random() * volunteerCount)

const creditOf = (script: PgbenchScript, giver: number): string => {
  if (script === 'donation') return 'pool'
  if (script === 'one-row') return 'team:all'
  return `volunteer:v${(giver + 1 + Math.floor(Math.random() * (volunteerCount - 1))) % volunteerCount}`
}

const post = async (client: Client, script: PgbenchScript): Promise<void> => {
  const giver = volunteer()
  const transfer = {
    id: randomUUID(),
    kind: script === 'donation' ? 'donation' : 'gift',
    phase: 'posted',
    debit: `volunteer:v${giver}`,
    credit: creditOf(script, giver),
    minutes: 1,
    by_member_id: 'bench',
    by_name: 'bench',
  }
  await client.query({
    name: 'post',
    text: 'select code from post_time_transfers($1, $2::jsonb, 1)',
    values: [tenantId, JSON.stringify([transfer])],
  })
}

/** Transactions a second. */
export const runThroughNode = async (
  url: string,
  script: PgbenchScript,
  { connections, seconds }: { readonly connections: number; readonly seconds: number },
): Promise<number> => {
  if (script === 'tpcb-like') return (await runTpcb(url, connections, seconds)).perSecond
  const clients = Array.from({ length: connections }, () => new Client({ connectionString: url }))
  await Promise.all(clients.map((client) => client.connect()))
  const { perSecond } = await runClosedLoop(connections, seconds, async (caller) => {
    const client = clients[caller]
    if (client) await post(client, script)
  })
  await Promise.all(clients.map((client) => client.end()))
  return perSecond
}
