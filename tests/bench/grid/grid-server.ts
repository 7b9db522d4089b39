/** Our side's server for the sync benchmark: the real API over HTTP on embedded PGlite in memory, with the grid on file. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { createApp } from '../../../cloudfunctions/api/http/create-app'
import { runServer, type RunningServer } from '../../../cloudfunctions/api/http/run-server'
import { openApi } from '../../../cloudfunctions/api/open-api'
import type { Api } from '../../../cloudfunctions/api/api'
import type { DatabasePlace } from '../../../cloudfunctions/api/database/connect'
import type { RecordChange } from '../../../src/domain/record'
import { defaultSettings } from '../../../src/domain/settings/default-settings'
import {
  gridId,
  gridRecords,
  idOf,
  leaderId,
  leaderName,
  microGridCount,
  microGridOf,
} from './grid-data'
import { putOnFile } from './put-on-file'

const tenantId = 'bench'
const streetId = '330483001'

const regionRows = () => [
  { id: streetId, parent_id: null, level_id: 'street', path: `/${streetId}/`, scope_id: streetId },
  {
    id: gridId,
    parent_id: streetId,
    level_id: 'grid',
    path: `/${streetId}/${gridId}/`,
    scope_id: gridId,
  },
  ...Array.from({ length: microGridCount }, (_, index) => {
    const id = microGridOf(index)
    const path = `/${streetId}/${gridId}/${id}/`
    return { id, parent_id: gridId, level_id: 'micro-grid', path, scope_id: id }
  }),
]

const seedOrganisation = async ({ database }: Api): Promise<void> => {
  await database
    .insertInto('tenant')
    .values({
      id: tenantId,
      name: '测速街道',
      settings: JSON.stringify(defaultSettings),
      epoch: 'e1',
      created_at_ms: 0,
    })
    .execute()
  await database
    .insertInto('region')
    .values(
      regionRows().map((row, ordinal) => ({
        ...row,
        tenant_id: tenantId,
        name: `区域 ${row.id}`,
        code: row.id,
        ordinal,
      })),
    )
    .execute()
  await database
    .insertInto('member')
    .values({
      tenant_id: tenantId,
      id: leaderId,
      openid: null,
      name: leaderName,
      demo_hint: '测速',
      created_at_ms: 0,
    })
    .execute()
  await database
    .insertInto('post')
    .values({
      tenant_id: tenantId,
      id: 'bench-post',
      member_id: leaderId,
      kind_id: 'grid-leader',
      region_id: gridId,
      from_date: '2020-01-01',
      to_date: '',
      ended_at_ms: null,
      ended_by_member_id: null,
      created_at_ms: 0,
    })
    .execute()
}

export interface GridServer {
  readonly server: RunningServer
  /** Takes the visits of a push off again, so that every round finds the same grid. */
  forgetPushed(): Promise<void>
  /** Changes the remark of the first `count` residents; another text each time. */
  changeResidents(count: number): Promise<void>
  close(): Promise<void>
}

export const serveGrid = async (place: DatabasePlace): Promise<GridServer> => {
  const keys = {
    cipherKeys: new Map([[1, randomBytes(32)]]),
    currentVersion: 1,
    indexKey: randomBytes(32),
    sessionKey: randomBytes(32),
  }
  const { api, close } = await openApi({ place, keys, demo: true })
  await seedOrganisation(api)
  // ID numbers are not part of the data: the peer could only hold them in the clear.
  const records = gridRecords().map((change) =>
    change.kind === 'resident'
      ? { ...change, record: { ...change.record, idNumberMask: '' } }
      : change,
  )
  const write = (commandId: string, changes: readonly RecordChange[]) =>
    putOnFile(api, tenantId, { commandId, memberId: leaderId, memberName: leaderName }, changes)
  await write('bench-import', records)
  // What the server's own housekeeping does within a minute of so large a change; until then plans are guesses.
  await sql`analyze`.execute(api.database)
  const app = createApp(api, { trustContainerHeaders: false, h5Folder: 'dist/h5' })
  const server = await runServer(app, 0)
  let changes = 0
  return {
    server,
    forgetPushed: async () => {
      const { database } = api
      const kept = records.flatMap(({ kind, record }) => (kind === 'visit' ? [record.id] : []))
      await sql`delete from sync_entry where kind = 'visit' and record_id <> all(${kept})`.execute(
        database,
      )
      await sql`delete from visit where id <> all(${kept})`.execute(database)
      await sql`delete from command`.execute(database)
    },
    changeResidents: async (count) => {
      changes++
      const wanted = new Set(Array.from({ length: count }, (_, index) => idOf('resident', index)))
      const changed = records.flatMap((change): RecordChange[] =>
        change.kind === 'resident' && wanted.has(change.record.id)
          ? [{ kind: 'resident', record: { ...change.record, remark: `第 ${changes} 次换号` } }]
          : [],
      )
      await write(`bench-change-${changes}`, changed)
    },
    close: async () => {
      await server.stop()
      await close()
    },
  }
}
