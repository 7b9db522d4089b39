/** Changes the tenant's rules as one document, after checking that nothing in use disappears. */
import { chinaDate } from '../../../src/domain/calendar'
import { refuse } from '../../../src/domain/refusal'
import { success } from '../../../src/domain/result'
import type { OfficeContext, OfficeHandler } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import { settingsProblem, type InUse } from './settings-problem'
import {
  lockStructure,
  raiseStructureVersion,
  readSettings,
  writeSettings,
} from './tenant.repository'

const loadInUse = async ({ transaction, access, nowMs }: OfficeContext): Promise<InUse> => {
  const { tenantId } = access.actor
  const levels = await transaction
    .selectFrom('region')
    .select('level_id')
    .distinct()
    .where('tenant_id', '=', tenantId)
    .execute()
  const kinds = await transaction
    .selectFrom('post')
    .select('kind_id')
    .distinct()
    .where('tenant_id', '=', tenantId)
    .where('ended_at_ms', 'is', null)
    .where((of) => of.or([of('to_date', '=', ''), of('to_date', '>=', chinaDate(nowMs))]))
    .execute()
  return {
    levelIds: levels.map((row) => row.level_id),
    postKindIds: kinds.map((row) => row.kind_id),
  }
}

export const changeSettings: OfficeHandler<'settings.change'> = async (args, context) => {
  const { transaction, access } = context
  const { tenantId } = access.actor
  const region = regionOf(context)
  if (region.path !== `/${region.id}/`) return refuse('invalid', '规则要在最上一级改')
  await lockStructure(transaction, tenantId)
  const now = await readSettings(transaction, tenantId)
  const problem = settingsProblem(args.settings, now, await loadInUse(context))
  if (problem !== '') return refuse('invalid', problem)
  await writeSettings(transaction, tenantId, args.settings)
  await raiseStructureVersion(transaction, tenantId)
  return success(undefined)
}
