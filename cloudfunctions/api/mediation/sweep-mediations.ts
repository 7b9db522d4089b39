/**
 * What the clock does about mediations: reminds of a session and of the promised revisit, and tells the office above of one
 * that nobody made. Each alarm is taken under the row's own lock and moves the next one on, so that double timers and servers
 * that end in between do each thing once.
 */
import { ring } from '../../../src/domain/mediation/mediation-clock'
import type { Settings } from '../../../src/domain/settings/settings'
import type { Api } from '../api'
import type { Transaction } from '../database/connect'
import { addSteps } from './mediation-step.repository'
import { lockMediation, saveMediation } from './mediation.repository'
import { tellMediators } from './tell-mediation'

/** In one go; the next minute takes more. */
const most = 500

interface Due {
  readonly tenantId: string
  readonly id: string
  readonly settings: Settings
}

const ringOne = async (
  { vault }: Api,
  { tenantId, id, settings }: Due,
  nowMs: number,
  transaction: Transaction,
): Promise<void> => {
  const desk = { files: { database: transaction, vault, tenantId }, settings, nowMs }
  const stored = await lockMediation(desk.files, id)
  const rung = stored && ring(stored.mediation, nowMs)
  // Another timer was here first.
  if (!stored || !rung) return
  const { mediation, event } = rung
  const turn = stored.stepCount + 1
  const after = { ...stored, mediation, stepCount: turn }
  const told = { atMs: nowMs, memberId: 'system', byName: '系统', lines: [], words: '' }
  await addSteps(desk.files, id, [{ turn, kind: event, ...told }])
  await saveMediation(desk.files, stored.mediation, after)
  await tellMediators(desk, after, { kind: event, memberId: '' })
}

export const sweepMediations = async (api: Api, nowMs: number): Promise<void> => {
  const due = await api.database
    .selectFrom('mediation')
    .innerJoin('tenant', 'tenant.id', 'mediation.tenant_id')
    .select(['mediation.tenant_id as tenantId', 'mediation.id', 'tenant.settings'])
    .where('mediation.next_alarm_at_ms', '<=', nowMs)
    .orderBy('mediation.next_alarm_at_ms')
    .orderBy('mediation.id')
    .limit(most)
    .execute()
  for (const one of due)
    try {
      await api.database
        .transaction()
        .execute((transaction) => ringOne(api, one, nowMs, transaction))
    } catch (error) {
      // One that cannot be moved on holds up no other.
      api.report(`mediation ${one.id} could not be moved on`, error)
    }
}
