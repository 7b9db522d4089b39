/**
 * The ids of all commands ever received, with what became of them. Claiming an id is the first thing a push
 * does: of two pushes of one command, the second waits here for the first and then finds its result.
 */
import { sql } from 'kysely'
import type { RefusalCode } from '../../../src/domain/refusal'
import { refusals } from '../../../src/domain/refusal'
import type { CommandEnvelope, CommandResult, ConflictReport } from '../../../src/protocol/envelope'
import type { Vault } from '../secrets/vault'
import type { PushContext, SettledCommand } from './push-context'

const resultPlace = (tenantId: string, recordId: string) => ({
  tenantId,
  recordId,
  field: 'result',
})
const detailPlace = (tenantId: string, recordId: string) => ({
  tenantId,
  recordId,
  field: 'detail',
})

/** Claims what is new, in the order of ids so that two pushes cannot wait for each other. */
export const claimCommands = async (
  { transaction, access, nowMs }: PushContext,
  envelopes: readonly CommandEnvelope[],
): Promise<ReadonlySet<string>> => {
  const { tenantId, memberId } = access.actor
  const given = envelopes.map(({ commandId, name, regionId, issuedAtMs }) => ({
    id: commandId,
    name,
    region_id: regionId,
    issued_at_ms: issuedAtMs,
  }))
  const { rows } = await sql<{ id: string }>`
    insert into command (tenant_id, id, member_id, name, region_id, outcome, issued_at_ms, received_at_ms)
    select ${tenantId}, c.id, ${memberId}, c.name, c.region_id, 'applied', c.issued_at_ms, ${nowMs}::bigint
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
      as c(id text, name text, region_id text, issued_at_ms bigint)
    order by c.id
    on conflict (tenant_id, id) do nothing
    returning id`.execute(transaction)
  return new Set(rows.map(({ id }) => id))
}

interface StoredResult {
  readonly conflicts: readonly ConflictReport[]
  readonly answer?: unknown
}

const isRefusalCode = (code: string): code is RefusalCode => code in refusals

const memorised = (
  { vault, access }: PushContext,
  row: {
    readonly id: string
    readonly member_id: string
    readonly outcome: string
    readonly code: string
    readonly detail_cipher: string
    readonly result_cipher: string
  },
): CommandResult => {
  const { tenantId, memberId } = access.actor
  const commandId = row.id
  if (row.member_id !== memberId)
    return { commandId, status: 'rejected', code: 'id-taken', detail: '' }
  if (row.outcome === 'rejected') {
    const detail = vault.open(detailPlace(tenantId, row.id), row.detail_cipher)
    return {
      commandId,
      status: 'rejected',
      code: isRefusalCode(row.code) ? row.code : 'invalid',
      detail,
    }
  }
  const text = vault.open(resultPlace(tenantId, row.id), row.result_cipher)
  // Sealed by storeResults; the seal vouches that nobody else wrote it.
  const stored = text === '' ? { conflicts: [] } : (JSON.parse(text) as StoredResult)
  return { commandId, status: 'replayed', ...stored }
}

/** The first results of commands that were received before. */
export const recallResults = async (
  context: PushContext,
  commandIds: readonly string[],
): Promise<readonly CommandResult[]> => {
  if (commandIds.length === 0) return []
  const rows = await context.transaction
    .selectFrom('command')
    .select(['id', 'member_id', 'outcome', 'code', 'detail_cipher', 'result_cipher'])
    .where('tenant_id', '=', context.access.actor.tenantId)
    .where('id', 'in', [...commandIds])
    .execute()
  return rows.map((row) => memorised(context, row))
}

const resultColumns = (
  vault: Vault,
  tenantId: string,
  { envelope: { commandId }, outcome }: SettledCommand,
) => {
  if (!outcome.ok)
    return {
      id: commandId,
      outcome: 'rejected',
      code: outcome.error.code,
      detail_cipher: vault.seal(detailPlace(tenantId, commandId), outcome.error.detail),
      result_cipher: '',
    }
  const { ok: _ok, ...stored } = outcome
  const text = JSON.stringify(stored satisfies StoredResult)
  return {
    id: commandId,
    outcome: 'applied',
    code: '',
    detail_cipher: '',
    result_cipher: vault.seal(resultPlace(tenantId, commandId), text),
  }
}

/** A claim already says 'applied' and nothing more; that needs no second write. */
export const needsResult = ({ outcome }: SettledCommand): boolean =>
  !outcome.ok || outcome.conflicts.length > 0 || outcome.answer !== undefined

/** Writes what became of commands over what is kept of them (also when a refused one is adopted). */
export const storeResults = async (
  { transaction, vault, access }: PushContext,
  settled: readonly SettledCommand[],
): Promise<void> => {
  const { tenantId } = access.actor
  const rows = settled.map((command) => resultColumns(vault, tenantId, command))
  if (rows.length === 0) return
  await sql`
    update command c set outcome = r.outcome, code = r.code, detail_cipher = r.detail_cipher,
      result_cipher = r.result_cipher
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id text, outcome text, code text, detail_cipher text, result_cipher text)
    where c.tenant_id = ${tenantId} and c.id = r.id`.execute(transaction)
}
