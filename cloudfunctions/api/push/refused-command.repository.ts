/**
 * Keeps refused document commands whole and encrypted, so that somebody's hour at the doors is not lost and
 * a community worker can look at them and adopt them.
 */
import type { CommandEnvelope } from '../../../src/protocol/envelope'
import type { SealPlace } from '../secrets/vault'
import type { PushContext, SettledCommand } from './push-context'

/** Much more than any form holds; an envelope beyond it is refused without being kept. */
const MAX_ENVELOPE_BYTES = 64 * 1024
/** Refused entries that one member may have waiting; a phone that sends rubbish for ever stops here. */
const MAX_OPEN_PER_MEMBER = 2000

/** The places to which a refused command's envelope and the detail of its refusal are bound. */
export const envelopePlace = (tenantId: string, commandId: string): SealPlace => ({
  tenantId,
  recordId: commandId,
  field: 'envelope',
})
export const refusalDetailPlace = (tenantId: string, commandId: string): SealPlace => ({
  tenantId,
  recordId: commandId,
  field: 'refusalDetail',
})

/** Who never held a post has lost no hour at the doors; anybody in WeChat could fill the list otherwise. */
const hasServed = async ({ transaction, access }: PushContext): Promise<boolean> => {
  const post = await transaction
    .selectFrom('post')
    .select('id')
    .where('tenant_id', '=', access.actor.tenantId)
    .where('member_id', '=', access.actor.memberId)
    .limit(1)
    .executeTakeFirst()
  return post !== undefined
}

const countOpen = async ({ transaction, access }: PushContext): Promise<number> => {
  const { count } = await transaction
    .selectFrom('refused_command')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', access.actor.tenantId)
    .where('member_id', '=', access.actor.memberId)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  return count
}

const rowOf = ({ vault, access, nowMs }: PushContext, { envelope, outcome }: SettledCommand) => {
  const text = JSON.stringify(envelope)
  if (outcome.ok || Buffer.byteLength(text) > MAX_ENVELOPE_BYTES) return []
  const { tenantId, memberId, memberName } = access.actor
  const { commandId, regionId, name, issuedAtMs } = envelope
  const row = {
    tenant_id: tenantId,
    command_id: commandId,
    region_id: regionId,
    name,
    envelope_cipher: vault.seal(envelopePlace(tenantId, commandId), text),
    code: outcome.error.code,
    detail_cipher: vault.seal(refusalDetailPlace(tenantId, commandId), outcome.error.detail),
    member_id: memberId,
    member_name: memberName,
    issued_at_ms: issuedAtMs,
    received_at_ms: nowMs,
    settled_at_ms: null,
  }
  return [row]
}

/** Must run after the ids are claimed: a refused command refers to its id. */
export const keepRefused = async (
  context: PushContext,
  settled: readonly SettledCommand[],
): Promise<void> => {
  const rows = settled.flatMap((command) => rowOf(context, command))
  if (rows.length === 0 || !(await hasServed(context))) return
  const room = MAX_OPEN_PER_MEMBER - (await countOpen(context))
  if (room <= 0) return
  await context.transaction.insertInto('refused_command').values(rows.slice(0, room)).execute()
}

/** The envelope of a refused command, for adopting it or showing it to who may. */
export const openEnvelope = (
  { vault, access }: PushContext,
  row: { readonly command_id: string; readonly envelope_cipher: string },
): CommandEnvelope =>
  JSON.parse(
    vault.open(envelopePlace(access.actor.tenantId, row.command_id), row.envelope_cipher),
  ) as CommandEnvelope
