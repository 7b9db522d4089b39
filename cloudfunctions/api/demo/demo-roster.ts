/** Brings the demo's lists in through the product's own importer: upload in parts, preview, go on to the end. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { maxPartBytes } from '../../../src/protocol/limits'
import type { Api } from '../api'
import type { RosterKind } from '../database/upload-schema'
import { callAs, pushAs } from './demo-actions'
import {
  communityWorkerId,
  demoCommunityCode,
  demoTenantId,
  streetAdministratorId,
} from './demo-people'
import { demoVolunteerList } from './demo-volunteer-list'

interface DemoList {
  readonly kind: RosterKind
  readonly fileId: string
  readonly purpose: 'roster' | 'volunteer-roster'
  /** The procedures of its import. */
  readonly procedures: 'roster' | 'volunteerRoster'
}

const regionId = demoCommunityCode

const upload = async (api: Api, { fileId, purpose }: DemoList, bytes: Buffer): Promise<void> => {
  const partCount = Math.ceil(bytes.length / maxPartBytes)
  for (let index = 0; index < partCount; index++) {
    const part = bytes.subarray(index * maxPartBytes, (index + 1) * maxPartBytes)
    await callAs(api, communityWorkerId, 'file.put', {
      ...{ fileId, purpose, regionId, index, partCount },
      bytes: part.toString('base64'),
    })
  }
}

const wasImported = async ({ database }: Api, { kind }: DemoList): Promise<boolean> =>
  (await database
    .selectFrom('roster_import')
    .select('id')
    .where('tenant_id', '=', demoTenantId)
    .where('kind', '=', kind)
    .where('state', '=', 'finished')
    .executeTakeFirst()) !== undefined

/** A demo that was stopped in the middle goes on: what was imported is found on file and not made twice. */
const importList = async (
  api: Api,
  list: DemoList,
  bytes: () => Promise<Buffer> | Buffer,
): Promise<void> => {
  if (await wasImported(api, list)) return
  await upload(api, list, await bytes())
  const { fileId, procedures } = list
  const file = { fileId, regionId }
  const preview = await callAs(api, communityWorkerId, `${procedures}.preview`, file)
  const { importId } = v.parse(v.object({ importId: v.string() }), preview)
  for (let finished = false; !finished;) {
    const one = { importId, regionId }
    const progress = await callAs(api, communityWorkerId, `${procedures}.proceed`, one)
    finished = v.parse(v.object({ finished: v.boolean() }), progress).finished
  }
}

export const importDemoRoster = (api: Api, dataFolder: string): Promise<void> =>
  importList(
    api,
    { kind: 'residents', fileId: 'demo-roster', purpose: 'roster', procedures: 'roster' },
    () => readFile(join(dataFolder, 'roster-yangjiamen.xlsx')),
  )

const waitingShape = v.object({
  open: v.array(v.object({ id: v.string(), list: v.nullable(v.object({ minutes: v.number() })) })),
})

/** Hours of a list take two people: the street agrees to what the community brought. */
const agreeToHours = async (api: Api): Promise<void> => {
  const asked = await callAs(api, streetAdministratorId, 'timeBank.proposals', { regionId })
  const { open } = v.parse(waitingShape, asked)
  await pushAs(
    api,
    streetAdministratorId,
    open.flatMap(({ id, list }) =>
      list === null
        ? []
        : [
            {
              ...{ commandId: `demo-hours-${id}`, name: 'proposal.approve', regionId },
              args: { proposalId: id, minutes: list.minutes },
            },
          ],
    ),
  )
}

export const importDemoVolunteers = async (api: Api): Promise<void> => {
  const purpose = 'volunteer-roster'
  const list = { kind: 'volunteers', fileId: 'demo-volunteers', purpose } as const
  await importList(api, { ...list, procedures: 'volunteerRoster' }, () =>
    Buffer.from(demoVolunteerList()),
  )
  await agreeToHours(api)
}
