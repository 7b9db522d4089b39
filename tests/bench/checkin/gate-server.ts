/** The server of the check-in benchmark: the real API over HTTP on PostgreSQL, volunteers, and shifts that go on. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Api } from '../../../cloudfunctions/api/api'
import { gateKey } from '../../../cloudfunctions/api/attendance/gate-secrets'
import { createApp } from '../../../cloudfunctions/api/http/create-app'
import { runServer } from '../../../cloudfunctions/api/http/run-server'
import { openApi } from '../../../cloudfunctions/api/open-api'
import { createSessionToken } from '../../../cloudfunctions/api/session/session-token'
import { defaultSettings } from '../../../src/domain/settings/default-settings'
import { memberIdShape } from '../../../src/domain/shapes'
import { answerParent } from '../process/server-process'
import * as v from 'valibot'

export const tenantId = 'street'
/** Each volunteer has a seat at each. */
export const shiftCount = 160
export const shiftIdAt = (at: number): string => `shift-${at}`
const hourMs = 3_600_000

export interface Gate {
  /** What signs the codes of each shift. */
  readonly keys: readonly string[]
  /** A session of each volunteer. */
  readonly tokens: readonly string[]
  /** Of each shift, because all are at the same time. */
  readonly version: string
}

const seed = async ({ database }: Api, volunteers: number): Promise<void> => {
  const nowMs = Date.now()
  const settings = JSON.stringify(defaultSettings)
  await sql`insert into tenant (id, name, settings, epoch, created_at_ms)
    values (${tenantId}, '测速街道', ${settings}::jsonb, 'e1', 0)`.execute(database)
  await sql`insert into region (tenant_id, id, parent_id, level_id, name, code, ordinal, path, scope_id)
    values (${tenantId}, 'root', null, 'street', '测速街道', '', 0, '/root/', 'root')`.execute(
    database,
  )
  await sql`insert into member (tenant_id, id, openid, name, demo_hint, created_at_ms)
    select ${tenantId}, 'm' || n, null, '义工', null, 0 from generate_series(1, ${volunteers}) n`.execute(
    database,
  )
  await sql`insert into volunteer (tenant_id, id, number, region_id, member_id, state, details_cipher, details_verified, registered_at_ms)
    select ${tenantId}, 'v' || n, n::text, 'root', 'm' || n, 'verified', '', true, 0 from generate_series(1, ${volunteers}) n`.execute(
    database,
  )
  await sql`insert into activity (tenant_id, id, region_id, title, service_kind, place, contact_name, state,
      published_by_member_id, published_by_name, published_at_ms)
    values (${tenantId}, 'a1', 'root', '红色召集令', '环境卫生', '广场', '李', 'open', 'm1', '李', 0)`.execute(
    database,
  )
  await sql`insert into shift (tenant_id, id, activity_id, starts_at_ms, ends_at_ms, quota, seats_taken, state)
    select ${tenantId}, 'shift-' || n, 'a1', ${nowMs - hourMs}, ${nowMs + 10 * hourMs}, ${volunteers}, ${volunteers}, 'open'
    from generate_series(0, ${shiftCount - 1}) n`.execute(database)
  await sql`insert into sign_up (tenant_id, shift_id, volunteer_id, id, state, signed_up_at_ms, turn)
    select ${tenantId}, 'shift-' || k, 'v' || n, k || '-' || n, 'seated', 0, n
    from generate_series(1, ${volunteers}) n, generate_series(0, ${shiftCount - 1}) k`.execute(
    database,
  )
  await sql`vacuum analyze`.execute(database)
}

const versionOf = async ({ database }: Api): Promise<string> => {
  const { rows } = await sql<{ version: string }>`
    select distinct version from gate_on_file where tenant_id = ${tenantId}`.execute(database)
  if (rows.length !== 1) throw new Error('The shifts differ')
  return rows[0]?.version ?? ''
}

export const serveGate = async (url: string, volunteers: number): Promise<void> => {
  const keys = {
    cipherKeys: new Map([[1, randomBytes(32)]]),
    currentVersion: 1,
    indexKey: randomBytes(32),
    sessionKey: randomBytes(32),
  }
  const { api } = await openApi({ place: { kind: 'postgres', url, poolSize: 8 }, keys, demo: true })
  await seed(api, volunteers)
  const app = createApp(api, { trustContainerHeaders: false, h5Folder: 'dist/h5' })
  const server = await runServer(app, 0)
  const tokens = Array.from({ length: volunteers }, (_, index) =>
    createSessionToken(
      keys.sessionKey,
      { tenantId, memberId: v.parse(memberIdShape, `m${index + 1}`) },
      Date.now(),
    ),
  )
  answerParent(server.port, {
    /** What autovacuum does within a minute of a table that was empty: without it plans stay those of an empty one. */
    housekeeping: async () => {
      await sql`analyze`.execute(api.database)
    },
    gate: async (): Promise<Gate> => ({
      keys: Array.from({ length: shiftCount }, (_, at) =>
        gateKey(api.vault, tenantId, shiftIdAt(at)),
      ),
      tokens,
      version: await versionOf(api),
    }),
  })
}
