/**
 * Changes the tenant's rules: what the writer wants otherwise than they saw is laid over the rules as they are now.
 * Nothing in use may disappear, and nobody's change is overwritten unseen.
 */
import * as v from 'valibot'
import { chinaDate } from '../../../src/domain/calendar'
import { refuse } from '../../../src/domain/refusal'
import { success } from '../../../src/domain/result'
import { mergeSettings, type SettingsConflict } from '../../../src/domain/settings/merge-settings'
import { settingsShape, type Settings } from '../../../src/domain/settings/settings'
import { differencesOf } from '../../../src/domain/settings/settings-part'
import { namedTwice, settingsProblem } from '../../../src/domain/settings/settings-problem'
import type { OfficeContext, OfficeHandler } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import { abandonNear } from '../roster/roster-import.repository'
import { loadInUse } from './in-use'
import { isHeldAtRoot } from './post.repository'
import { listSettingsHistory, noteSettings } from './settings-history.repository'
import {
  lockStructure,
  raiseStructureVersion,
  readSettings,
  writeSettings,
} from './tenant.repository'

const structureOf = ({ levels }: Settings): string =>
  JSON.stringify(levels.map(({ id, isScope }) => [id, isScope]))

/** What is being imported plans and makes regions of the levels as they were: it is waited for, and then void. */
const lockPlans = async ({ transaction, access }: OfficeContext): Promise<void> => {
  await transaction
    .selectFrom('roster_import')
    .select('id')
    .where('tenant_id', '=', access.actor.tenantId)
    .where('state', 'in', ['previewed', 'importing'])
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** A kind of post that may change the rules and is held below the root alone could never do so. */
const hasKeeper = (
  { transaction, access, nowMs }: OfficeContext,
  { postKinds }: Settings,
): Promise<boolean> => {
  const keepers = postKinds.filter(
    ({ permissions, retired }) => permissions.includes('settings.change') && retired !== true,
  )
  const held = { kindIds: keepers.map(({ id }) => id), today: chinaDate(nowMs) }
  return isHeldAtRoot(transaction, access.actor.tenantId, held)
}

/** Who was first with each part. */
const withAuthors = async (
  { transaction, access }: OfficeContext,
  conflicts: readonly SettingsConflict[],
) => {
  const history = await listSettingsHistory(transaction, access.actor.tenantId)
  const told = conflicts.map((conflict) => {
    const line = history.find(({ part }) => conflict.part.every((step, at) => part[at] === step))
    return { ...conflict, theirsByName: line?.memberName ?? '', theirsAtMs: line?.atMs ?? 0 }
  })
  return { conflicts: told }
}

const store = async (context: OfficeContext, now: Settings, next: Settings): Promise<void> => {
  const { transaction, vault, access, commandId, nowMs } = context
  const { tenantId, memberId, memberName } = access.actor
  const { id: regionId, path } = regionOf(context)
  const author = { tenantId, commandId, regionId, memberId, memberName, atMs: nowMs }
  if (structureOf(now) !== structureOf(next))
    await abandonNear({ transaction, vault, tenantId }, { kind: 'residents', path })
  await writeSettings(transaction, tenantId, next)
  await noteSettings(transaction, author, differencesOf(now, next))
  await raiseStructureVersion(transaction, tenantId)
}

export const changeSettings: OfficeHandler<'settings.change'> = async (args, context) => {
  const { transaction, access } = context
  const region = regionOf(context)
  if (region.path !== `/${region.id}/`) return refuse('invalid', '规则要在最上一级改')
  const twice = namedTwice(args.settings)
  if (twice !== '') return refuse('invalid', `${twice}写了两遍`)
  await lockStructure(transaction, access.actor.tenantId)
  const now = await readSettings(transaction, access.actor.tenantId)
  const { merged, conflicts } = mergeSettings(now, args)
  if (!v.is(settingsShape, merged)) return refuse('invalid', '加在一起太多了，请去掉几样再存')
  if (structureOf(now) !== structureOf(merged)) await lockPlans(context)
  const inUse = await loadInUse(transaction, access.actor.tenantId, context.nowMs)
  const problem = settingsProblem({ next: merged, now, inUse })
  if (problem !== '') return refuse('invalid', problem)
  if (!(await hasKeeper(context, merged)))
    return refuse('invalid', '在最上一级要留一种有人在任、没有停用的岗位，可以改规则')
  if (merged !== now) await store(context, now, merged)
  return success(conflicts.length === 0 ? undefined : await withAuthors(context, conflicts))
}
