/**
 * Posts are given, ended and handed over by those whose own post may grant that kind there. Ending takes
 * effect at once, because every request loads its caller's posts anew.
 */
import { chinaDate } from '../../../src/domain/calendar'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { checkGiving, mayGrant } from './may-grant'
import { writtenName } from '../access/actor-access'
import type { OfficeContext, OfficeHandler } from '../office/office-handler'
import { regionOf, regionWithLevel } from '../office/office-region'
import {
  countOthersAtRoot,
  endPostRow,
  insertPost,
  lockLivePost,
  memberExists,
  postIdTaken,
  type LivePost,
} from './post.repository'
import { lockStructure } from './tenant.repository'

export const appointPost: OfficeHandler<'post.appoint'> = async (args, context) => {
  const { transaction, access, nowMs } = context
  const { tenantId, memberName } = access.actor
  const region = await regionWithLevel(context)
  const giving = checkGiving(access, { kindId: args.kindId, region })
  if (!giving.ok) return giving
  if (args.toDate !== '' && args.toDate < args.fromDate)
    return refuse('invalid', '结束日期在开始日期之前')
  if (!(await memberExists(transaction, tenantId, args.memberId))) return refuse('member-not-found')
  if (await postIdTaken(transaction, tenantId, args.postId)) return refuse('id-taken')
  await insertPost(transaction, {
    tenantId,
    id: args.postId,
    memberId: args.memberId,
    kindId: args.kindId,
    regionId: region.id,
    fromDate: args.fromDate,
    toDate: args.toDate,
    givenByName: memberName,
    createdAtMs: nowMs,
  })
  return success(undefined)
}

/** The post, if it lies in the envelope's region or below and the caller could have given it. */
const postToEnd = async (
  postId: string,
  context: OfficeContext,
): Promise<Result<LivePost, Refusal>> => {
  const { transaction, access } = context
  const post = await lockLivePost(transaction, access.actor.tenantId, postId)
  if (!post?.path.startsWith(regionOf(context).path)) return refuse('post-not-found')
  return mayGrant(access, post.kindId, post) ? success(post) : refuse('may-not-grant')
}

/** Somebody must be left who can change the rules, or the tenant could never be repaired from within. */
const isLastKeeper = async (
  post: LivePost,
  { transaction, access, nowMs }: OfficeContext,
): Promise<boolean> => {
  const kindIds = access.settings.postKinds
    .filter((kind) => kind.permissions.includes('settings.change'))
    .map(({ id }) => id)
  if (!kindIds.includes(post.kindId) || post.path !== `/${post.regionId}/`) return false
  const { tenantId } = access.actor
  // Two who end each other's post at once take turns here, or each would count the other.
  await lockStructure(transaction, tenantId)
  const others = { kindIds, exceptId: post.id, today: chinaDate(nowMs) }
  return (await countOthersAtRoot(transaction, tenantId, others)) === 0
}

const end = (post: LivePost, { transaction, access, nowMs }: OfficeContext): Promise<void> => {
  const { tenantId, memberId, memberName } = access.actor
  const by = { byMemberId: memberId, byName: writtenName(memberName), atMs: nowMs }
  return endPostRow(transaction, tenantId, { postId: post.id, ...by })
}

export const endPost: OfficeHandler<'post.end'> = async ({ postId }, context) => {
  const post = await postToEnd(postId, context)
  if (!post.ok) return post
  if (await isLastKeeper(post.value, context))
    return refuse('invalid', '这是最后一位能改规则的人，请先任命接手的人')
  await end(post.value, context)
  return success(undefined)
}

export const handOverPost: OfficeHandler<'post.hand-over'> = async (args, context) => {
  const { transaction, access, nowMs } = context
  const { tenantId, memberName } = access.actor
  const found = await postToEnd(args.postId, context)
  if (!found.ok) return found
  const post = found.value
  const giving = checkGiving(access, { kindId: post.kindId, region: post })
  if (!giving.ok) return giving
  if (post.memberId === args.toMemberId) return refuse('invalid', '接手的和移交的是同一个人')
  if (!(await memberExists(transaction, tenantId, args.toMemberId)))
    return refuse('member-not-found')
  if (await postIdTaken(transaction, tenantId, args.newPostId)) return refuse('id-taken')
  await end(post, context)
  const today = chinaDate(nowMs)
  await insertPost(transaction, {
    tenantId,
    id: args.newPostId,
    memberId: args.toMemberId,
    kindId: post.kindId,
    regionId: post.regionId,
    fromDate: post.fromDate > today ? post.fromDate : today,
    // A post whose time was over is handed over without an end.
    toDate: post.toDate !== '' && post.toDate < today ? '' : post.toDate,
    givenByName: memberName,
    createdAtMs: nowMs,
  })
  return success(undefined)
}
