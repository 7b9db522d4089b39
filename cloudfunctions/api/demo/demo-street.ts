/** Lays out the demo's tenant, its street with the real communities, and its people. Every step may be repeated. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { defaultSettings } from '../../../src/domain/settings/default-settings'
import { regionIdShape } from '../../../src/domain/shapes'
import type { Api } from '../api'
import type { Transaction } from '../database/connect'
import { insertRegions, type PlacedRegion } from '../organisation/region.repository'
import { demoPeople, demoStreetCode, demoTenantId, streetAdministratorId } from './demo-people'

/** 杨家门社区居委会 → 杨家门社区, 城东村村委会 → 城东村: the place, not its committee. */
export const placeName = (official: string): string =>
  official.replace(/(?:居民委员会|居委会|村民委员会|村委会)$/, '')

/** Regions of a CSV with the columns code, name, parent; the street is its first line. */
export const readRegions = (csv: string): readonly PlacedRegion[] =>
  csv
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line !== '')
    .map((line, ordinal) => {
      const [code = '', name = ''] = line.split(',')
      const isStreet = code === demoStreetCode
      const id = v.parse(regionIdShape, code)
      return {
        id,
        parentId: isStreet ? null : v.parse(regionIdShape, demoStreetCode),
        levelId: isStreet ? 'street' : 'community',
        name: placeName(name),
        code,
        ordinal,
        path: isStreet ? `/${code}/` : `/${demoStreetCode}/${code}/`,
        scopeId: code,
      }
    })

const insertPeople = async (transaction: Transaction, nowMs: number): Promise<void> => {
  const rows = demoPeople.map(({ id, name }, place) => ({
    tenant_id: demoTenantId,
    id,
    openid: null,
    name,
    // Given at the very end: who has a hint may be signed in as, so nobody meets a street half built.
    demo_hint: null,
    // Demo members are listed by it: the order in which they are worth trying.
    created_at_ms: nowMs + place,
  }))
  await transaction
    .insertInto('member')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doNothing())
    .execute()
}

/** The first post is nobody's to give: every other one comes from it by the product's own commands. */
const insertFirstPost = async (
  transaction: Transaction,
  fromDate: string,
  nowMs: number,
): Promise<void> => {
  await transaction
    .insertInto('post')
    .values({
      tenant_id: demoTenantId,
      id: `post-${streetAdministratorId}`,
      member_id: streetAdministratorId,
      kind_id: 'street-administrator',
      region_id: demoStreetCode,
      from_date: fromDate,
      to_date: '',
      ended_at_ms: null,
      ended_by_member_id: null,
      created_at_ms: nowMs,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doNothing())
    .execute()
}

export interface StreetInput {
  readonly dataFolder: string
  readonly epoch: string
  readonly fromDate: string
  readonly nowMs: number
}

export const layOutStreet = async ({ database }: Api, input: StreetInput): Promise<void> => {
  const regions = readRegions(await readFile(join(input.dataFolder, 'regions-wutong.csv'), 'utf8'))
  await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('tenant')
      .values({
        id: demoTenantId,
        name: '梧桐街道',
        settings: JSON.stringify(defaultSettings),
        epoch: input.epoch,
        created_at_ms: input.nowMs,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
    await insertRegions(transaction, demoTenantId, regions)
    await insertPeople(transaction, input.nowMs)
    await insertFirstPost(transaction, input.fromDate, input.nowMs)
  })
}
