/**
 * Who is told by a message that the ledger does not agree: those who manage the time bank highest up, once of each place. A
 * message says how many places there are, never where: that could name somebody.
 */
import type { Settings } from '../../../src/domain/settings/settings'
import type { AuditTelling } from '../../../src/protocol/time-audit'
import type { ActorAccess } from '../access/actor-access'
import { listHighest, type DutyQuestion } from '../access/on-duty'
import { hasConsent, writeMessages, type Outbox } from '../message/message.repository'
import type { Database } from '../database/connect'

const usefulForMs = 7 * 24 * 3_600_000
const template = 'ledger-fault'

const listTold = (question: DutyQuestion): Promise<readonly string[]> =>
  listHighest(question, 'volunteer.manage')

const settingsOf = async (database: Database, tenantId: string): Promise<Settings> => {
  const { settings } = await database
    .selectFrom('tenant')
    .select('settings')
    .where('id', '=', tenantId)
    .executeTakeFirstOrThrow()
  return settings
}

/** At the end of an audit that is the first to have found so many places. */
export const tellOfFaults = async (
  outbox: Outbox,
  { auditId, newCount }: { readonly auditId: string; readonly newCount: number },
): Promise<void> => {
  if (newCount === 0) return
  const { transaction, tenantId, nowMs } = outbox
  const settings = await settingsOf(transaction, tenantId)
  const told = await listTold({ database: transaction, tenantId, settings, nowMs })
  const text = {
    page: 'packages/office/pages/audit/index',
    title: '时间银行对不上账',
    startsAtMs: nowMs,
    place: '',
    remark: `新发现 ${newCount} 处，请看是哪一处`,
  }
  await writeMessages(
    outbox,
    told.map((memberId) => ({
      ...{ id: `ledger-fault.${auditId}.${memberId}`, memberId, template, text },
      usefulUntilMs: nowMs + usefulForMs,
    })),
  )
}

/** What the caller may expect to be told. */
export const tellingOf = async (
  database: Database,
  { actor: { tenantId, memberId }, settings }: ActorAccess,
  nowMs: number,
): Promise<AuditTelling> => {
  const told = await listTold({ database, tenantId, settings, nowMs })
  if (!told.includes(memberId)) return 'others'
  return (await hasConsent(database, { tenantId, memberId, template })) ? 'promised' : 'unasked'
}
