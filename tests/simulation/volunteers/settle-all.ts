/** The office decides what is open, the clock ends what is over: afterwards nothing may be left under way. */
import { sql } from 'kysely'
import type { Api } from '../../../cloudfunctions/api/api'
import type { Database } from '../../../cloudfunctions/api/database/connect'
import { runTimer } from '../../../cloudfunctions/api/timer'
import type { OfficeCommandArgs, OfficeCommandName } from '../../../src/domain/office-commands'

export interface Office {
  readonly api: Api
  /** By somebody of the office who is on no side. */
  readonly send: <Name extends OfficeCommandName>(
    name: Name,
    args: OfficeCommandArgs<Name>,
  ) => Promise<void>
  /** Longer than any notice and any hold. */
  readonly letTimePass: () => Promise<void>
}

const decideAll = async ({ api, send }: Office): Promise<void> => {
  const objections = await api.database
    .selectFrom('service_objection')
    .select('id')
    .where('state', '=', 'open')
    .execute()
  for (const { id } of objections)
    await send('hours.decide', { objectionId: id, upheld: false, minutes: 0, reason: '核对过' })
  await runTimer(api, api.nowMs())
  const orders = await sql<{ id: string }>`
    select id from time_order where state = 'disputed'`.execute(api.database)
  for (const { id } of orders.rows)
    await send('redeem.settle', { orderId: id, minutes: 0, reason: '核对过' })
  const proposals = await sql<{ id: string }>`
    select id from time_proposal where state = 'proposed'`.execute(api.database)
  for (const { id } of proposals.rows)
    await send('proposal.decline', { proposalId: id, reason: '核对过' })
}

export const settleAll = async (office: Office): Promise<void> => {
  await decideAll(office)
  await office.letTimePass()
  await decideAll(office)
  await runTimer(office.api, office.api.nowMs())
}

/** What is under way all the same. */
export const restlessIn = async (database: Database): Promise<readonly string[]> => {
  const { rows } = await sql<{ what: string }>`
    select 'service ' || id || ' is on ' || state as what from service where state <> 'posted'
    union all select 'order ' || id || ' is ' || state from time_order
      where state in ('asked', 'open', 'taken', 'disputed')
    union all select kind || ' ' || id || ' is ' || state from time_proposal where state not in ('done', 'declined')
    union all select id || ' holds ' || held from time_account where held > 0`.execute(database)
  return rows.map(({ what }) => what)
}
