/**
 * Somebody's hour at the doors is not lost because a post ended yesterday: a refused entry is adopted (run
 * again in the name of its author, by the adopter's posts) or dismissed with a reason.
 */
import * as v from 'valibot'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { memberIdShape, type CommandId } from '../../../src/domain/shapes'
import type { OfficeContext, OfficeHandler } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import { applyDocuments } from '../push/apply-documents'
import { readCommand } from '../push/prepare-command'
import { storeResults } from '../push/command.repository'
import { openEnvelope } from '../push/refused-command.repository'
import { lockRefused, settleRefused, type RefusedRow } from './refused.repository'

const findOpen = async (
  commandId: CommandId,
  context: OfficeContext,
): Promise<Result<RefusedRow, Refusal>> => {
  const { transaction, access } = context
  const { path } = regionOf(context)
  const row = await lockRefused(transaction, access.actor.tenantId, { path, commandId })
  if (!row) return refuse('entry-not-found')
  return row.state === 'open'
    ? success(row)
    : refuse('already-done', `${row.settled_by_name}已处理`)
}

const settle = (
  { transaction, vault, access, nowMs }: OfficeContext,
  row: RefusedRow,
  how: { readonly state: 'adopted' | 'dismissed'; readonly reason: string },
): Promise<void> => {
  const { tenantId, memberName } = access.actor
  const by = { commandId: row.command_id, byName: memberName, atMs: nowMs }
  return settleRefused({ transaction, vault, tenantId }, { ...by, ...how })
}

/** Refused again for the same kinds of reason as any command; then the entry stays open. */
export const adoptRefused: OfficeHandler<'refused.adopt'> = async (args, context) => {
  const row = await findOpen(args.refusedCommandId, context)
  if (!row.ok) return row
  const author = {
    memberId: v.parse(memberIdShape, row.value.member_id),
    memberName: row.value.member_name,
  }
  const envelope = openEnvelope(context, row.value)
  const [outcome] = await applyDocuments(context, [readCommand(envelope)], author)
  if (!outcome) throw new Error('One envelope has one outcome.')
  if (!outcome.ok) return refuse(outcome.error.code, outcome.error.detail)
  await settle(context, row.value, { state: 'adopted', reason: '' })
  // The author's phone, should it send the command again, hears that it has taken effect.
  await storeResults(context, [{ envelope, outcome }])
  return success({ conflicts: outcome.conflicts })
}

export const dismissRefused: OfficeHandler<'refused.dismiss'> = async (args, context) => {
  const row = await findOpen(args.refusedCommandId, context)
  if (!row.ok) return row
  await settle(context, row.value, { state: 'dismissed', reason: args.reason })
  return success(undefined)
}
