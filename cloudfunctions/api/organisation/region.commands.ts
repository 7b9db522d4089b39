/** Adds and renames regions. Both raise the structure's version, by which every phone learns of it. */
import { refuse } from '../../../src/domain/refusal'
import { success } from '../../../src/domain/result'
import { regionIdShape } from '../../../src/domain/shapes'
import * as v from 'valibot'
import type { OfficeHandler } from '../office/office-handler'
import { regionOf, regionWithLevel } from '../office/office-region'
import { findSiblings, insertRegions, scopeOf } from './region.repository'
import { lockStructure, raiseStructureVersion, readSettings } from './tenant.repository'

export const addRegion: OfficeHandler<'region.add'> = async (args, context) => {
  const { transaction, access } = context
  const { actor } = access
  await lockStructure(transaction, actor.tenantId)
  // Read under the lock: the levels may have changed since the caller's access was loaded.
  const settings = await readSettings(transaction, actor.tenantId)
  const parent = await regionWithLevel(context)
  const levelOf = (levelId: string) => settings.levels.findIndex(({ id }) => id === levelId)
  const scopeLevel = settings.levels.findIndex(({ isScope }) => isScope)
  const level = levelOf(args.levelId)
  if (level <= levelOf(parent.levelId)) return refuse('invalid', '下级区域的层级要低于上级')
  if (level > scopeLevel && levelOf(parent.levelId) < scopeLevel)
    return refuse('invalid', `要先建${settings.levels[scopeLevel]?.name ?? ''}，再在它下面建`)
  const siblings = await findSiblings(transaction, actor.tenantId, parent.id)
  if (siblings.names.has(args.name)) return refuse('invalid', '这里已有同名的区域')
  const ordinal = siblings.highestOrdinal + 1
  const id = args.newRegionId
  const inserted = await insertRegions(transaction, actor.tenantId, [
    {
      id,
      parentId: v.parse(regionIdShape, parent.id),
      levelId: args.levelId,
      name: args.name,
      code:
        args.code === ''
          ? `${parent.code}${String(ordinal).padStart(3, '0')}`.slice(0, 30)
          : args.code,
      ordinal,
      path: `${parent.path}${id}/`,
      scopeId: scopeOf({ id, levelId: args.levelId }, parent.scopeId, settings),
    },
  ])
  if (inserted !== 1) return refuse('id-taken')
  await raiseStructureVersion(transaction, actor.tenantId)
  return success(undefined)
}

export const renameRegion: OfficeHandler<'region.rename'> = async (args, context) => {
  const { transaction, access } = context
  await raiseStructureVersion(transaction, access.actor.tenantId)
  await transaction
    .updateTable('region')
    .set({ name: args.name, code: args.code })
    .where('tenant_id', '=', access.actor.tenantId)
    .where('id', '=', regionOf(context).id)
    .execute()
  return success(undefined)
}
