/** The server of the ledger benchmark: the real API over HTTP on PostgreSQL, with a town of volunteers who have hours. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Api } from '../../../cloudfunctions/api/api'
import { createApp } from '../../../cloudfunctions/api/http/create-app'
import { runServer } from '../../../cloudfunctions/api/http/run-server'
import { openApi } from '../../../cloudfunctions/api/open-api'
import { createSessionToken } from '../../../cloudfunctions/api/session/session-token'
import { auditLedger } from '../../../cloudfunctions/api/time-bank/audit-ledger.repository'
import { openingBalances } from '../../../cloudfunctions/api/time-bank/ledger.repository'
import { sealDetails } from '../../../cloudfunctions/api/volunteer/volunteer.repository'
import { defaultSettings } from '../../../src/domain/settings/default-settings'
import { noGuardian } from '../../../src/domain/volunteer/volunteer'
import { answerParent } from '../process/server-process'

export const tenantId = 'town'
/** As many as 梧桐街道 has registered. */
export const volunteerCount = 5000
export const numberOf = (at: number): string => `330483001${String(at).padStart(5, '0')}`
const everybody = Array.from({ length: volunteerCount }, (_, at) => at)

/** Anybody may give to anybody; else the rules that a street begins with, its cap too. */
const settings = {
  ...defaultSettings,
  timeBank: { ...defaultSettings.timeBank, giftsTo: 'anyone' },
}
export const capMinutes = settings.timeBank.personalCapMinutes
/** Nobody runs out, or comes up to the cap, while it is measured. */
const storedMinutes = capMinutes / 2

const seed = async ({ database, vault }: Api): Promise<void> => {
  const region = {
    parent_id: null,
    level_id: 'street',
    name: '街道',
    code: '330483001',
    ordinal: 0,
  }
  await database
    .insertInto('tenant')
    .values({
      ...{ id: tenantId, name: '测速街道', epoch: 'e', created_at_ms: 0 },
      settings: JSON.stringify(settings),
    })
    .execute()
  await database
    .insertInto('region')
    .values({ ...region, tenant_id: tenantId, id: 'r', path: '/r/', scope_id: 'r' })
    .execute()
  for (let from = 0; from < volunteerCount; from += 1000) {
    const some = everybody.slice(from, from + 1000)
    await database
      .insertInto('member')
      .values(
        some.map((at) => ({
          ...{ tenant_id: tenantId, id: `m${at}`, openid: null, name: `义工${at}` },
          ...{ demo_hint: null, created_at_ms: 0 },
        })),
      )
      .execute()
    await database
      .insertInto('volunteer')
      .values(
        some.map((at) => ({
          ...{ tenant_id: tenantId, id: `v${at}`, number: numberOf(at), region_id: 'r' },
          ...{ member_id: `m${at}`, state: 'verified' as const, registered_at_ms: 0 },
          details_cipher: sealDetails(vault, tenantId, `v${at}`, {
            ...{ name: `义工${at}`, sex: 'female', birthDate: '1980-01-01', phone: '13800000000' },
            ...{ idNumber: '', skills: [], serviceKinds: [], team: '', politicalStatus: '' },
            guardian: noGuardian,
          }),
          details_verified: true,
          settled_at_ms: null,
        })),
      )
      .execute()
    await openingBalances(
      { database, by: { tenantId, memberId: 'bench', memberName: '测速' }, nowMs: 0 },
      some.map((at) => ({
        ...{ volunteerId: `v${at}`, minutes: storedMinutes, serviceId: `o${at}`, capMinutes },
      })),
    )
  }
  await sql`vacuum analyze`.execute(database)
}

export const serveLedger = async (url: string): Promise<void> => {
  const keys = {
    cipherKeys: new Map([[1, randomBytes(32)]]),
    currentVersion: 1,
    indexKey: randomBytes(32),
    sessionKey: randomBytes(32),
  }
  const { api } = await openApi({ place: { kind: 'postgres', url, poolSize: 8 }, keys, demo: true })
  await seed(api)
  const app = createApp(api, { trustContainerHeaders: false, h5Folder: 'src' })
  const server = await runServer(app, 0)
  answerParent(server.port, {
    /** What autovacuum does within a minute of a table that was empty: without it plans stay those of an empty one. */
    housekeeping: async () => {
      await sql`analyze`.execute(api.database)
    },
    tokens: (count) =>
      everybody
        .slice(0, Number(count))
        .map((at) =>
          createSessionToken(api.keys.sessionKey, { tenantId, memberId: `m${at}` }, api.nowMs()),
        ),
    /** Milliseconds of processor time since it started. */
    cpu: () => {
      const { user, system } = process.cpuUsage()
      return (user + system) / 1000
    },
    audit: async () => {
      const { transfers, sumMinutes, faults } = await auditLedger(api.database, tenantId)
      return { transfers, sumMinutes, faults: faults.length }
    },
  })
}
