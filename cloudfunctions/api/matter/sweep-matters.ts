/**
 * What the clock does about matters: warns, tells the next level up, goes on after a pause, files what nobody rates, asks
 * again after four weeks. Each alarm is taken under the matter's own lock and moves the next one on, so that double timers
 * and servers that end in between do each thing once.
 */
import { theClock } from '../../../src/domain/matter/matter-acts'
import type { Settings } from '../../../src/domain/settings/settings'
import type { Api } from '../api'
import type { Transaction } from '../database/connect'
import type { Desk } from './desk'
import { lockMatter } from './matter.repository'
import { levelsAbove, takeStep } from './take-step'

/** In one go; the next minute takes more. */
const most = 500

interface Due {
  readonly tenantId: string
  readonly id: string
}

const listDue = (api: Api, nowMs: number): Promise<readonly Due[]> =>
  api.database
    .selectFrom('matter')
    .select(['tenant_id as tenantId', 'id'])
    .where('next_alarm_at_ms', '<=', nowMs)
    .orderBy('next_alarm_at_ms')
    .orderBy('id')
    .limit(most)
    .execute()

const ringOne = async (
  {
    api,
    settings,
    nowMs,
  }: { readonly api: Api; readonly settings: Settings; readonly nowMs: number },
  { tenantId, id }: Due,
  transaction: Transaction,
): Promise<void> => {
  const files = { database: transaction, vault: api.vault, tenantId }
  const desk: Desk = { database: transaction, tenantId, settings, nowMs, files }
  const stored = await lockMatter(files, id)
  if (!stored) return
  const act = { kind: 'alarm', levelsAbove: await levelsAbove(desk, stored) } as const
  // Refused: another timer was here first.
  await takeStep(desk, stored, act, { by: theClock, byPost: '', words: '', photoIds: [] })
}

export const sweepMatters = async (api: Api, nowMs: number): Promise<void> => {
  const tenants = await api.database.selectFrom('tenant').select(['id', 'settings']).execute()
  const settingsOf = new Map(tenants.map(({ id, settings }) => [id, settings]))
  for (const due of await listDue(api, nowMs)) {
    const settings = settingsOf.get(due.tenantId)
    if (!settings) continue
    try {
      await api.database
        .transaction()
        .execute((transaction) => ringOne({ api, settings, nowMs }, due, transaction))
    } catch (error) {
      // One that cannot be moved on holds up no other.
      api.report(`matter ${due.id} could not be moved on`, error)
    }
  }
}
