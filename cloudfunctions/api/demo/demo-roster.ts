/** Brings the demo's roster in through the product's own importer: upload in parts, preview, go on to the end. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { maxPartBytes } from '../../../src/protocol/limits'
import type { Api } from '../api'
import { callAs } from './demo-actions'
import { communityWorkerId, demoCommunityCode, demoTenantId } from './demo-people'

const upload = async (api: Api, fileId: string, bytes: Buffer): Promise<void> => {
  const partCount = Math.ceil(bytes.length / maxPartBytes)
  for (let index = 0; index < partCount; index++)
    await callAs(api, communityWorkerId, 'file.put', {
      fileId,
      purpose: 'roster',
      regionId: demoCommunityCode,
      index,
      partCount,
      bytes: bytes.subarray(index * maxPartBytes, (index + 1) * maxPartBytes).toString('base64'),
    })
}

const wasImported = async ({ database }: Api): Promise<boolean> =>
  (await database
    .selectFrom('roster_import')
    .select('id')
    .where('tenant_id', '=', demoTenantId)
    .where('state', '=', 'finished')
    .executeTakeFirst()) !== undefined

/** A demo that was stopped in the middle goes on: what was imported is found on file and not made twice. */
export const importDemoRoster = async (api: Api, dataFolder: string): Promise<void> => {
  if (await wasImported(api)) return
  const fileId = 'demo-roster'
  await upload(api, fileId, await readFile(join(dataFolder, 'roster-yangjiamen.xlsx')))
  const regionId = demoCommunityCode
  const preview = await callAs(api, communityWorkerId, 'roster.preview', { fileId, regionId })
  const { importId } = v.parse(v.object({ importId: v.string() }), preview)
  for (let finished = false; !finished;) {
    const progress = await callAs(api, communityWorkerId, 'roster.proceed', { importId, regionId })
    finished = v.parse(v.object({ finished: v.boolean() }), progress).finished
  }
}
