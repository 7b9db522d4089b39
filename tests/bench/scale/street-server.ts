/** The server of the scale benchmark: the real API over HTTP on PostgreSQL, with as much of the street on file as asked. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { accessTag } from '../../../cloudfunctions/api/access/access-document'
import { loadAccess } from '../../../cloudfunctions/api/access/actor-access'
import { loadCarriedScopes } from '../../../cloudfunctions/api/access/carried-scopes'
import type { Api } from '../../../cloudfunctions/api/api'
import { createApp } from '../../../cloudfunctions/api/http/create-app'
import { runServer } from '../../../cloudfunctions/api/http/run-server'
import { openApi } from '../../../cloudfunctions/api/open-api'
import { createSessionToken } from '../../../cloudfunctions/api/session/session-token'
import type { RecordChange } from '../../../src/domain/record'
import { defaultSettings } from '../../../src/domain/settings/default-settings'
import { upTo } from '../grid/grid-data'
import { putOnFile } from '../grid/put-on-file'
import { answerParent, type Handlers } from '../process/server-process'
import { recordsOf, regionRows, residentAt, streetSize, workers, type Worker } from './street-data'

export const tenantId = 'street'
const epoch = 'e1'
const by = { memberId: 'worker-0', memberName: '沈建国' }

/** What a phone holds that has everything: enough to pull what is new and to push. */
export interface PhoneState {
  readonly token: string
  readonly epoch: string
  readonly accessTag: string
  readonly cursors: readonly (readonly [string, number])[]
  readonly worker: Worker
}

/** PostgreSQL takes 65,535 parameters a statement. */
const inPortions = async <Row>(
  rows: readonly Row[],
  insert: (portion: Row[]) => Promise<unknown>,
) => {
  for (let from = 0; from < rows.length; from += 2000) await insert(rows.slice(from, from + 2000))
}

export const seedOrganisation = async ({ database }: Api): Promise<void> => {
  await database
    .insertInto('tenant')
    .values({
      id: tenantId,
      name: '测速街道',
      settings: JSON.stringify(defaultSettings),
      epoch,
      created_at_ms: 0,
    })
    .execute()
  await inPortions(regionRows(), (portion) =>
    database
      .insertInto('region')
      .values(
        portion.map((row, ordinal) => ({
          ...row,
          tenant_id: tenantId,
          name: `区域 ${row.id}`,
          code: row.id,
          ordinal,
        })),
      )
      .execute(),
  )
  await inPortions(workers(), async (portion) => {
    await database
      .insertInto('member')
      .values(
        portion.map(({ memberId }) => ({
          tenant_id: tenantId,
          id: memberId,
          openid: null,
          name: '沈建国',
          demo_hint: null,
          created_at_ms: 0,
        })),
      )
      .execute()
    await database
      .insertInto('post')
      .values(
        portion.map(({ memberId, kindId, regionId }) => ({
          tenant_id: tenantId,
          id: `post-${memberId}`,
          member_id: memberId,
          kind_id: kindId,
          region_id: regionId,
          from_date: '2020-01-01',
          to_date: '',
          ended_at_ms: null,
          ended_by_member_id: null,
          created_at_ms: 0,
        })),
      )
      .execute()
  })
}

const phoneOf = async (api: Api, worker: Worker): Promise<PhoneState> => {
  const nowMs = api.nowMs()
  const access = await loadAccess(api.database, { tenantId, memberId: worker.memberId }, nowMs)
  const scopes = await loadCarriedScopes(api.database, access)
  return {
    token: createSessionToken(api.keys.sessionKey, access.actor, nowMs),
    epoch,
    accessTag: accessTag(access),
    cursors: scopes.map(({ scopeId, version }) => [scopeId, version] as const),
    worker,
  }
}

/** Those that are on file of the first `filled`: every 203rd micro-grid is of the first grid. */
const householdsOfFirstGrid = (filled: number): readonly number[] =>
  upTo(filled, (household) => household).filter(
    (household) => (household % streetSize.microGrids) % streetSize.grids === 0,
  )

const handlersOf = (api: Api): Handlers => {
  let filled = 0
  let changes = 0
  const put = (changed: readonly RecordChange[]) =>
    putOnFile(api, tenantId, { commandId: `bench-${++changes}`, ...by }, changed)
  return {
    /** Fills up to so many households; what housekeeping does within a minute is done at once. */
    fill: async (households) => {
      for (; filled < Number(households); filled += 500) await put(recordsOf(filled, filled + 500))
      await sql`analyze`.execute(api.database)
    },
    phones: async (count) => {
      const phones: PhoneState[] = []
      for (const worker of workers().slice(0, Number(count)))
        phones.push(await phoneOf(api, worker))
      return phones
    },
    /** Changes residents of the first grid: as many as asked, spread over its micro-grids. */
    'change-grid': (count) => {
      const households = householdsOfFirstGrid(filled)
      return put(
        upTo(Number(count), (index) =>
          residentAt(
            households[index % households.length] ?? 0,
            Math.floor(index / households.length),
            `第 ${changes} 次换号`,
          ),
        ),
      )
    },
    /** Two residents of every micro-grid: what a phone finds when it comes back. */
    'change-everywhere': async () => {
      for (let from = 0; from < streetSize.microGrids * 2; from += streetSize.grids)
        await put(upTo(streetSize.grids, (offset) => residentAt(from + offset, 0, '换了号')))
    },
  }
}

export const serveStreet = async (url: string): Promise<void> => {
  const keys = {
    cipherKeys: new Map([[1, randomBytes(32)]]),
    currentVersion: 1,
    indexKey: randomBytes(32),
    sessionKey: randomBytes(32),
  }
  const { api } = await openApi({ place: { kind: 'postgres', url, poolSize: 8 }, keys, demo: true })
  await seedOrganisation(api)
  const app = createApp(api, { trustContainerHeaders: false, h5Folder: 'dist/h5' })
  const server = await runServer(app, 0)
  answerParent(server.port, handlersOf(api))
}
