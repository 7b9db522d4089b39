/** What happened in help calls: added, never changed. Who did it and what was said lie sealed. */
import type { HelpEventKind } from '../../../src/domain/help/help-event'
import type { HelpFiles, HelpTransaction } from './help-registration.repository'

export interface HelpEventDetails {
  /** '李网格' — and as whom: '二网格 网格长'; both '' for the caller and the clock. */
  readonly byName: string
  readonly byPost: string
  readonly words: string
}

export interface StoredEvent extends HelpEventDetails {
  readonly turn: number
  readonly kind: HelpEventKind
  readonly regionId: string
  readonly round: number
  readonly atMs: number
  readonly memberId: string
}

const place = (tenantId: string, callId: string, turn: number) => ({
  ...{ tenantId, recordId: `${callId}.${turn}`, field: 'help-event' },
})

export const addEvents = async (
  { database, vault, tenantId }: HelpTransaction,
  callId: string,
  events: readonly StoredEvent[],
): Promise<void> => {
  if (events.length === 0) return
  await database
    .insertInto('help_event')
    .values(
      events.map(({ turn, kind, regionId, round, atMs, memberId, ...details }) => ({
        tenant_id: tenantId,
        call_id: callId,
        turn,
        kind,
        region_id: regionId,
        round,
        at_ms: atMs,
        member_id: memberId,
        details_cipher: vault.seal(place(tenantId, callId, turn), JSON.stringify(details)),
      })),
    )
    .execute()
}

/** Oldest first. */
export const listEvents = async (
  { database, vault, tenantId }: HelpFiles,
  callId: string,
): Promise<readonly StoredEvent[]> => {
  const rows = await database
    .selectFrom('help_event')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('call_id', '=', callId)
    .orderBy('turn')
    .execute()
  return rows.map((row) => ({
    turn: row.turn,
    kind: row.kind,
    regionId: row.region_id,
    round: row.round,
    atMs: row.at_ms,
    memberId: row.member_id,
    // Written by addEvents only.
    ...(JSON.parse(
      vault.open(place(tenantId, callId, row.turn), row.details_cipher),
    ) as HelpEventDetails),
  }))
}
