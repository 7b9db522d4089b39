/** The server's parts over a fresh database, and one suite for both kinds of it: PGlite and PostgreSQL. */
import { randomBytes } from 'node:crypto'
import type { Api } from '../../../cloudfunctions/api/api'
import {
  openDatabase,
  openEmbedded,
  type DatabasePlace,
} from '../../../cloudfunctions/api/database/connect'
import type { KeyRing } from '../../../cloudfunctions/api/secrets/key-ring'
import { FakeMiniProgramCodes } from '../../../cloudfunctions/api/attendance/fake-mini-program-codes'
import { FakeContentChecker } from '../../../cloudfunctions/api/content-check/fake-content-checker'
import { FakeMessageSender } from '../../../cloudfunctions/api/message/fake-message-sender'
import { createVault } from '../../../cloudfunctions/api/secrets/vault'
import { createMigrated, openMigratedPGlite } from './migrated-template'

export const databaseKinds = ['PGlite', 'PostgreSQL'] as const
export type DatabaseKind = (typeof databaseKinds)[number]

export const testKeys = (): KeyRing => ({
  cipherKeys: new Map([[1, randomBytes(32)]]),
  currentVersion: 1,
  indexKey: randomBytes(32),
  sessionKey: randomBytes(32),
})

export interface TestApi {
  readonly api: Api
  readonly place: DatabasePlace
  readonly keys: KeyRing
  /** What the server reported to its operator. */
  readonly reports: { readonly what: string; readonly error: unknown }[]
  /** A second server process on the same database; PostgreSQL only. */
  openAnother(): Promise<{ readonly api: Api; close(): Promise<void> }>
  close(): Promise<void>
}

const placeOf = async (kind: DatabaseKind): Promise<DatabasePlace> =>
  kind === 'PGlite'
    ? { kind: 'memory' }
    : {
        kind: 'postgres',
        url: await createMigrated(),
        poolSize: 6,
      }

/** A fixed moment, 2026-03-10 10:00 in China, so that dates in tests do not wander. */
export const testNowMs = Date.UTC(2026, 2, 10, 2)

export const openTestApi = async (kind: DatabaseKind): Promise<TestApi> => {
  const place = await placeOf(kind)
  const keys = testKeys()
  const reports: TestApi['reports'] = []
  const open = async () => {
    const { database, pipeline, close } =
      place.kind === 'memory'
        ? await openEmbedded(await openMigratedPGlite())
        : await openDatabase(place)
    const api: Api = {
      database,
      pipeline,
      vault: createVault(keys),
      publicUrl: 'https://lianxin.example',
      keys,
      demo: true,
      messageSender: new FakeMessageSender(),
      miniProgramCodes: new FakeMiniProgramCodes(),
      contentChecker: new FakeContentChecker(),
      nowMs: () => testNowMs,
      report: (what, error) => reports.push({ what, error }),
    }
    return { api, close }
  }
  const { api, close } = await open()
  return { api, place, keys, reports, openAnother: open, close }
}

/** The same suite on each database. */
export const describeOnBoth = (name: string, suite: (kind: DatabaseKind) => void): void => {
  describe.each(databaseKinds)(`${name} on %s`, suite)
}
