/** Statement lines in words that people know: names instead of accounts, the service instead of an order's id. */
import { sql } from 'kysely'
import type { StoredTransfer } from '../../../src/domain/time-bank/ledger'
import type { TimeLine } from '../../../src/protocol/time-bank'
import { shownTitle } from '../activity/shown-words.repository'
import type { Api } from '../api'
import { accountNames } from './account-owners.repository'
import { openReason } from './ledger.repository'
import { findOrders, type StoredOrder } from './order.repository'
import type { AccountLine } from './stored-ledger.repository'

/** Titles of the activities of confirmed services, by service. */
const loadTitles = async (
  { database }: Api,
  tenantId: string,
  serviceIds: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (serviceIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; title: string }>`
    select s.id, ${shownTitle} as title from service s
      join shift h on h.tenant_id = s.tenant_id and h.id = s.shift_id
      join activity a on a.tenant_id = h.tenant_id and a.id = h.activity_id
    where s.tenant_id = ${tenantId}
      and s.id in (select jsonb_array_elements_text(${JSON.stringify(serviceIds)}::jsonb))`.execute(
    database,
  )
  return new Map(rows.map(({ id, title }) => [id, title]))
}

type Corrected = Pick<StoredTransfer, 'kind' | 'subjectId' | 'atMs'>

/** What corrections put right, by transfer. */
const loadCorrected = async (
  { database }: Api,
  tenantId: string,
  lines: readonly AccountLine[],
): Promise<ReadonlyMap<string | null, Corrected>> => {
  const ids = lines.flatMap(({ correctsId }) => correctsId ?? [])
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Corrected & { id: string }>`
    select id, kind, subject_id as "subjectId", at_ms as "atMs" from time_transfer
    where tenant_id = ${tenantId}
      and id = any(array(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)))`.execute(
    database,
  )
  return new Map(rows.map(({ id, ...corrected }) => [id, corrected]))
}

/** For the one who asked it is the elder; for the one who did it too, unless the asker is the elder. */
const forNameOf = (order: StoredOrder | undefined): string =>
  order === undefined ? '' : order.details.elder.name || order.details.askerName

export const describeLines = async (
  api: Api,
  tenantId: string,
  lines: readonly AccountLine[],
): Promise<readonly TimeLine[]> => {
  const corrected = await loadCorrected(api, tenantId, lines)
  const about = lines.map((line) => corrected.get(line.correctsId) ?? line)
  const subjects = (kind: string): readonly string[] => [
    ...new Set(
      about.filter((of) => of.kind === kind && of.subjectId !== '').map((of) => of.subjectId),
    ),
  ]
  const files = { database: api.database, vault: api.vault, tenantId }
  const [names, orders, titles] = await Promise.all([
    accountNames(
      files,
      tenantId,
      lines.map(({ other }) => other),
    ),
    findOrders(files, subjects('redeem')),
    loadTitles(api, tenantId, subjects('issue')),
  ])
  const byOrder = new Map(orders.map((order) => [order.id, order]))
  return lines.map((line): TimeLine => {
    const corrects = corrected.get(line.correctsId)
    const { subjectId } = corrects ?? line
    const order = byOrder.get(subjectId)
    return {
      transferId: line.transferId,
      kind: line.kind,
      phase: line.phase,
      minutes: line.minutes,
      heldMinutes: line.heldMinutes,
      balanceAfterMinutes: line.balanceAfter,
      atMs: line.atMs,
      otherName: names.get(line.other) ?? '',
      what: order?.service ?? titles.get(subjectId) ?? '',
      forName: forNameOf(order),
      words: openReason(api.vault, tenantId, line.transferId, line.reasonCipher),
      ...(corrects && { corrects: { kind: corrects.kind, atMs: corrects.atMs } }),
    }
  })
}
