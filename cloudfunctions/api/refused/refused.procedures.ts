/** Shows the refused entries of a region to whoever may adopt them. ID numbers in them stay masked. */
import { maskIdNumber } from '../../../src/domain/id-number'
import { withoutSpaces } from '../../../src/domain/plain-text'
import type { RefusedEntry } from '../../../src/protocol/contract'
import { requireRegion } from '../access/region-place'
import type { Api } from '../api'
import { os, requireAccess } from '../procedure'
import { envelopePlace, refusalDetailPlace } from '../push/refused-command.repository'
import { listRefused, settledReasonPlace, type RefusedRow } from './refused.repository'

/** 15 to 18 digits, also full-width and with gaps, as people copy them from a card. */
const ID_NUMBER =
  /(?<![\d０-９])[\d０-９](?:[\s-]?[\d０-９]){13,16}(?:[\s-]?[\dXx０-９Ｘｘ])?(?![\d０-９])/g

const masked = (text: string): string => maskIdNumber(withoutSpaces(text))

/** A whole number never leaves the server but by the logged reveal, also where it was typed into a note. */
export const withoutIdNumbers = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replace(ID_NUMBER, masked)
  if (Array.isArray(value)) return value.map(withoutIdNumbers)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => [
      key,
      // One that was typed wrong is still a number of somebody, however many digits it has.
      key === 'idNumber' && typeof inner === 'string' ? masked(inner) : withoutIdNumbers(inner),
    ]),
  )
}

const argsOf = (text: string): unknown => {
  const envelope: unknown = JSON.parse(text)
  return typeof envelope === 'object' && envelope !== null && 'args' in envelope
    ? withoutIdNumbers(envelope.args)
    : null
}

const entryOf = ({ vault }: Api, tenantId: string, row: RefusedRow): RefusedEntry => ({
  commandId: row.command_id,
  name: row.name,
  regionId: row.region_id,
  args: argsOf(vault.open(envelopePlace(tenantId, row.command_id), row.envelope_cipher)),
  code: row.code,
  detail: vault.open(refusalDetailPlace(tenantId, row.command_id), row.detail_cipher),
  memberName: row.member_name,
  issuedAtMs: row.issued_at_ms,
  receivedAtMs: row.received_at_ms,
  state: row.state,
  settledByName: row.settled_by_name,
  settledReason: vault.open(
    settledReasonPlace(tenantId, row.command_id),
    row.settled_reason_cipher,
  ),
})

/** One answer; entries beyond it come up when those before them are settled. */
const maxListBytes = 1024 * 1024

const withinBytes = (entries: readonly RefusedEntry[]): readonly RefusedEntry[] => {
  let bytes = 0
  const end = entries.findIndex(
    (entry) => (bytes += Buffer.byteLength(JSON.stringify(entry))) > maxListBytes,
  )
  return end < 0 ? entries : entries.slice(0, Math.max(1, end))
}

export const refusedProcedures = {
  list: os.refused.list.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { tenantId } = access.actor
    const { path } = await requireRegion(api.database, access, 'refused.adopt', input.regionId)
    const rows = await listRefused(api.database, tenantId, path)
    return withinBytes(rows.map((row) => entryOf(api, tenantId, row)))
  }),
}
