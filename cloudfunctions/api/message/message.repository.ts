/** The outbox of messages: written in the transaction of what they tell of, so that neither is there without the other. */
import { sql } from 'kysely'
import type { MessageTemplate } from '../../../src/domain/message/message-commands'
import type { Database, Transaction } from '../database/connect'
import type { MessageState } from '../database/volunteer-schema'
import type { Vault } from '../secrets/vault'
import type { MessageText } from './message-sender'
import { last, precedenceOf } from './precedence'

export interface NewMessage {
  /** Made of what it tells of: the same news is written once. */
  readonly id: string
  readonly memberId: string
  readonly template: MessageTemplate
  readonly text: MessageText
  /** Later than this nobody needs it. */
  readonly usefulUntilMs: number
  /** The consent was taken by `takeConsents`. */
  readonly consentUsed?: boolean
}

export interface Outbox {
  readonly transaction: Transaction
  readonly vault: Vault
  readonly tenantId: string
  readonly nowMs: number
}

const place = (tenantId: string, recordId: string) => ({ tenantId, recordId, field: 'message' })

/** One statement, whatever the number of receivers. */
export const writeMessages = async (
  { transaction, vault, tenantId, nowMs }: Outbox,
  messages: readonly NewMessage[],
): Promise<void> => {
  if (messages.length === 0) return
  const rows = messages.map(({ id, memberId, template, text, usefulUntilMs, consentUsed }) => ({
    id,
    member_id: memberId,
    template,
    precedence: precedenceOf(template),
    text_cipher: vault.seal(place(tenantId, id), JSON.stringify(text)),
    useful_until_ms: usefulUntilMs,
    consent_used: consentUsed ?? false,
  }))
  await sql`
    insert into message (tenant_id, id, member_id, template, precedence, text_cipher, state, next_try_at_ms,
      useful_until_ms, written_at_ms, consent_used)
    select ${tenantId}, id, member_id, template, precedence, text_cipher, 'waiting', ${nowMs}::bigint,
      useful_until_ms, ${nowMs}::bigint, consent_used
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m(id text, member_id text,
      template text, precedence smallint, text_cipher text, useful_until_ms bigint, consent_used boolean)
    on conflict (tenant_id, id) do nothing`.execute(transaction)
}

export const addConsents = async (
  { transaction, tenantId }: Pick<Outbox, 'transaction' | 'tenantId'>,
  memberId: string,
  templates: readonly MessageTemplate[],
  most: number,
): Promise<void> => {
  for (const template of [...new Set(templates)].sort())
    await sql`
      insert into message_consent (tenant_id, member_id, template, left_over)
      values (${tenantId}, ${memberId}, ${template}, 1)
      on conflict (tenant_id, member_id, template) do update
        set left_over = least(message_consent.left_over + 1, ${most}::integer)`.execute(transaction)
}

/** How many of each template a member has left. */
export const countConsents = async (
  database: Database,
  { tenantId, memberId }: { readonly tenantId: string; readonly memberId: string },
): Promise<ReadonlyMap<MessageTemplate, number>> => {
  const rows = await database
    .selectFrom('message_consent')
    .select(['template', 'left_over'])
    .where('tenant_id', '=', tenantId)
    .where('member_id', '=', memberId)
    .execute()
  return new Map(rows.map(({ template, left_over: left }) => [template, left]))
}

/** One of each of these members who has any left. Answers of whom. Held in their order, so that two who take wait in turn. */
export const takeConsents = async (
  { transaction, tenantId }: Pick<Outbox, 'transaction' | 'tenantId'>,
  template: MessageTemplate,
  memberIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ memberId: string }>`
    with held as (
      select member_id from message_consent
      where tenant_id = ${tenantId} and template = ${template} and left_over > 0
        and member_id = any(${memberIds}::text[])
      order by member_id for update)
    update message_consent c set left_over = c.left_over - 1 from held
    where c.tenant_id = ${tenantId} and c.template = ${template} and c.member_id = held.member_id
    returning c.member_id as "memberId"`.execute(transaction)
  return new Set(rows.map(({ memberId }) => memberId))
}

/** Whether one more message of this template may be sent to them. */
export const hasConsent = async (
  database: Database,
  { tenantId, memberId, template }: Pick<DueMessage, 'tenantId' | 'memberId' | 'template'>,
): Promise<boolean> => {
  const found = await database
    .selectFrom('message_consent')
    .select('template')
    .where('tenant_id', '=', tenantId)
    .where('member_id', '=', memberId)
    .where('template', '=', template)
    .where('left_over', '>', 0)
    .executeTakeFirst()
  return found !== undefined
}

export interface DueMessage {
  readonly tenantId: string
  readonly id: string
  readonly memberId: string
  /** null: nobody whom WeChat knows. */
  readonly openid: string | null
  readonly template: MessageTemplate
  readonly textCipher: string
  readonly consentUsed: boolean
  readonly attempts: number
  readonly usefulUntilMs: number
}

/** Held until the transaction ends; what another server has just taken is passed over. */
export const lockDueMessages = async (
  transaction: Transaction,
  nowMs: number,
  { most, upTo = last }: { readonly most: number; readonly upTo?: number },
): Promise<readonly DueMessage[]> => {
  const { rows } = await sql<DueMessage>`
    select m.tenant_id as "tenantId", m.id, m.member_id as "memberId", p.openid, m.template,
      m.text_cipher as "textCipher", m.consent_used as "consentUsed", m.attempts,
      m.useful_until_ms as "usefulUntilMs"
    from message m join member p on p.tenant_id = m.tenant_id and p.id = m.member_id
    where m.state = 'waiting' and m.precedence <= ${upTo} and m.next_try_at_ms <= ${nowMs}
    order by m.precedence, m.next_try_at_ms, m.id limit ${most} for update of m skip locked`.execute(
    transaction,
  )
  return rows
}

/** One consent is worth one message. False when none is left. */
export const useConsent = async (
  transaction: Transaction,
  { tenantId, memberId, template }: Pick<DueMessage, 'tenantId' | 'memberId' | 'template'>,
): Promise<boolean> => {
  const { rows } = await sql<{ left_over: number }>`
    update message_consent set left_over = left_over - 1
    where tenant_id = ${tenantId} and member_id = ${memberId} and template = ${template}
      and left_over > 0 returning left_over`.execute(transaction)
  return rows.length > 0
}

export const settleMessage = async (
  database: Database,
  { tenantId, id }: Pick<DueMessage, 'tenantId' | 'id'>,
  state: Exclude<MessageState, 'waiting' | 'sending'>,
  nowMs: number,
): Promise<void> => {
  await database
    .updateTable('message')
    .set({ state, settled_at_ms: nowMs })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

/** From here on it may have left: only an answer brings it back among those that wait. */
export const claimMessage = async (
  transaction: Transaction,
  { tenantId, id }: Pick<DueMessage, 'tenantId' | 'id'>,
  nowMs: number,
): Promise<void> => {
  await transaction
    .updateTable('message')
    .set({
      state: 'sending',
      consent_used: true,
      attempts: sql`attempts + 1`,
      next_try_at_ms: nowMs,
    })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

export const retryMessage = async (
  database: Database,
  { tenantId, id }: Pick<DueMessage, 'tenantId' | 'id'>,
  nextTryAtMs: number,
): Promise<void> => {
  await database
    .updateTable('message')
    .set({ state: 'waiting', next_try_at_ms: nextTryAtMs })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

/** Claimed by a server that ended before it had an answer. */
export const giveUpSilent = async (
  database: Database,
  claimedBeforeMs: number,
  nowMs: number,
): Promise<void> => {
  await database
    .updateTable('message')
    .set({ state: 'unknown', settled_at_ms: nowMs })
    .where('state', '=', 'sending')
    .where('next_try_at_ms', '<', claimedBeforeMs)
    .execute()
}

export const openMessageText = (
  vault: Vault,
  { tenantId, id, textCipher }: Pick<DueMessage, 'tenantId' | 'id' | 'textCipher'>,
): MessageText =>
  // Sealed by writeMessages; the seal vouches that nobody else wrote it.
  JSON.parse(vault.open(place(tenantId, id), textCipher)) as MessageText
