/**
 * The clock of help calls. The timer comes by once a minute; in between every phone on duty that asks and every look of the
 * caller rings what is due. Each takes the call's own lock, so that each level is alerted once, whoever comes first.
 */
import type { Settings } from '../../../src/domain/settings/settings'
import type { Api } from '../api'
import { lockDueCall } from './help-call.repository'
import { takeAct, theClock } from './take-act'

const most = 200

interface Due {
  readonly tenantId: string
  readonly id: string
}

export const ringDueCalls = async (
  api: Api,
  { tenantId, settings }: { readonly tenantId: string; readonly settings: Settings },
  ids: readonly string[],
): Promise<void> => {
  const nowMs = api.nowMs()
  for (const id of ids)
    try {
      await api.database.transaction().execute(async (transaction) => {
        const files = { database: transaction, vault: api.vault, tenantId }
        const stored = await lockDueCall(files, id, nowMs)
        if (stored)
          await takeAct(
            { database: transaction, tenantId, settings, nowMs, files },
            ...([stored, { kind: 'alarm' }, theClock] as const),
          )
      })
    } catch (error) {
      // One that cannot be moved on holds up no other, and hides none from the phones on duty.
      api.report(`help call ${id} could not be moved on`, error)
    }
}

const listDue = (api: Api, nowMs: number): Promise<readonly Due[]> =>
  api.database
    .selectFrom('help_call')
    .select(['tenant_id as tenantId', 'id'])
    .where('next_alarm_at_ms', '<=', nowMs)
    .orderBy('next_alarm_at_ms')
    .orderBy('id')
    .limit(most)
    .execute()

export const sweepHelpCalls = async (api: Api, nowMs: number): Promise<void> => {
  const due = await listDue(api, nowMs)
  if (due.length === 0) return
  const tenants = await api.database.selectFrom('tenant').select(['id', 'settings']).execute()
  for (const { tenantId, id } of due) {
    const settings = tenants.find((one) => one.id === tenantId)?.settings
    if (settings) await ringDueCalls(api, { tenantId, settings }, [id])
  }
}
