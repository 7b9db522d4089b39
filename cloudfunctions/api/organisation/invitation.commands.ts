/**
 * Invitations: issued for one post, accepted by whoever has the code, until they expire, are used up or
 * revoked. The code itself is kept only as a keyed hash and sealed, for whoever may issue such posts.
 */
import { chinaDate } from '../../../src/domain/calendar'
import { refuse } from '../../../src/domain/refusal'
import { success } from '../../../src/domain/result'
import { memberIdShape } from '../../../src/domain/shapes'
import * as v from 'valibot'
import { loadAccess } from '../access/actor-access'
import { newInvitationCode } from './invitation-code'
import { findInvitation, takeOneUse, type InvitationRow } from './invitation.repository'
import { checkGiving, mayGrant } from './may-grant'
import type { OfficeContext, OfficeHandler } from '../office/office-handler'
import { regionOf, regionWithLevel } from '../office/office-region'
import { findCoveringPost, insertPost, postIdTaken } from './post.repository'
import { mayTryCode, noteWrongCode, tooManyCodes } from './wrong-code.repository'

const badDates = ({ fromDate, toDate }: { readonly fromDate: string; readonly toDate: string }) =>
  toDate !== '' && toDate < fromDate

export const issueInvitation: OfficeHandler<'invitation.issue'> = async (args, context) => {
  const { transaction, vault, access, nowMs } = context
  const { tenantId, memberId, memberName } = access.actor
  const region = await regionWithLevel(context)
  const giving = checkGiving(access, { kindId: args.kindId, region })
  if (!giving.ok) return giving
  if (badDates(args)) return refuse('invalid', '结束日期在开始日期之前')
  if (args.toDate !== '' && args.toDate < chinaDate(nowMs))
    return refuse('invalid', '结束日期已经过去')
  const code = newInvitationCode()
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('invitation')
    .values({
      tenant_id: tenantId,
      id: args.invitationId,
      code_index: vault.blindIndex(tenantId, 'invitation-code', code),
      code_cipher: vault.seal({ tenantId, recordId: args.invitationId, field: 'code' }, code),
      kind_id: args.kindId,
      region_id: region.id,
      from_date: args.fromDate,
      to_date: args.toDate,
      expires_at_ms: nowMs + args.expiresInHours * 3_600_000,
      max_uses: args.maxUses,
      uses_left: args.maxUses,
      issued_by_member_id: memberId,
      issued_by_name: memberName,
      created_at_ms: nowMs,
      revoked_at_ms: null,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n ? success({ code }) : refuse('id-taken')
}

export const revokeInvitation: OfficeHandler<'invitation.revoke'> = async (args, context) => {
  const { transaction, access, nowMs } = context
  const invitation = await findInvitation(transaction, access.actor.tenantId, {
    id: args.invitationId,
  })
  if (!invitation?.path.startsWith(regionOf(context).path)) return refuse('invitation-invalid')
  if (!mayGrant(access, invitation.kindId, invitation)) return refuse('may-not-grant')
  await transaction
    .updateTable('invitation')
    .set({ revoked_at_ms: nowMs })
    .where('tenant_id', '=', access.actor.tenantId)
    .where('id', '=', args.invitationId)
    .where('revoked_at_ms', 'is', null)
    .execute()
  return success(undefined)
}

/** A code outlives neither the post of its issuer nor that post's right to give this one there. */
const issuerStillMay = async (
  { transaction, access, nowMs }: OfficeContext,
  invitation: InvitationRow,
): Promise<boolean> => {
  const issuer = {
    tenantId: access.actor.tenantId,
    memberId: v.parse(memberIdShape, invitation.issuedByMemberId),
    memberName: '',
  }
  const theirs = await loadAccess(transaction, issuer, nowMs)
  return checkGiving(theirs, { kindId: invitation.kindId, region: invitation }).ok
}

export const acceptInvitation: OfficeHandler<'invitation.accept'> = async (args, context) => {
  const { transaction, vault, access, nowMs } = context
  const { tenantId, memberId } = access.actor
  if (!(await mayTryCode(transaction, access.actor, nowMs)))
    return refuse('invitation-invalid', tooManyCodes)
  const codeIndex = vault.blindIndex(tenantId, 'invitation-code', args.code)
  const invitation = await findInvitation(transaction, tenantId, { codeIndex })
  if (!invitation) await noteWrongCode(transaction, access.actor, nowMs)
  if (!invitation || invitation.revoked || invitation.expiresAtMs <= nowMs)
    return refuse('invitation-invalid')
  const { kindId, regionId, fromDate, toDate } = invitation
  const offered = { memberId, kindId, regionId, fromDate, toDate }
  const held = await findCoveringPost(transaction, tenantId, offered)
  if (held) return success({ postId: held, regionId })
  if (!(await issuerStillMay(context, invitation))) return refuse('invitation-invalid')
  if (await postIdTaken(transaction, tenantId, args.postId)) return refuse('id-taken')
  if (!(await takeOneUse(transaction, tenantId, invitation.id, nowMs)))
    return refuse('invitation-invalid')
  await transaction
    .updateTable('member')
    .set({ name: args.name })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', memberId)
    .execute()
  await insertPost(transaction, {
    tenantId,
    id: args.postId,
    ...offered,
    givenByName: invitation.issuedByName,
    createdAtMs: nowMs,
  })
  return success({ postId: args.postId, regionId })
}
