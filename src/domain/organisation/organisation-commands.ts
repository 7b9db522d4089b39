/** Invitations, posts, regions, settings and refused entries: what offices do with the organisation. */
import * as v from 'valibot'
import { defineOffice } from '../office-command'
import { settingsShape } from '../settings/settings'
import {
  commandIdShape,
  dateOrUnknownShape,
  dateShape,
  filledTextShape,
  memberIdShape,
  recordIdShape,
  regionIdShape,
  textShape,
} from '../shapes'

const kindId = textShape(30)

export const organisationCommands = [
  defineOffice({
    name: 'invitation.issue',
    title: '发出邀请',
    permission: 'post.manage',
    /** For one post in the envelope's region. Answers `{code}`: 10 letters and digits, easy to read aloud. */
    shape: v.strictObject({
      invitationId: recordIdShape,
      kindId,
      fromDate: dateShape,
      toDate: dateOrUnknownShape,
      expiresInHours: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(720)),
      maxUses: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
    }),
  }),
  defineOffice({
    name: 'invitation.revoke',
    title: '收回邀请',
    permission: 'post.manage',
    shape: v.strictObject({ invitationId: recordIdShape }),
  }),
  defineOffice({
    name: 'invitation.accept',
    title: '接受邀请',
    permission: null,
    /** The envelope's region is the one the invitation names (organisation.invitation tells it) or any: the code decides. */
    shape: v.strictObject({
      code: v.pipe(v.string(), v.regex(/^[0-9A-Z]{8,20}$/)),
      postId: recordIdShape,
      name: filledTextShape(30, '姓名不能空着'),
    }),
  }),
  defineOffice({
    name: 'post.appoint',
    title: '任命岗位',
    permission: 'post.manage',
    shape: v.strictObject({
      postId: recordIdShape,
      memberId: memberIdShape,
      kindId,
      fromDate: dateShape,
      toDate: dateOrUnknownShape,
    }),
  }),
  defineOffice({
    name: 'post.end',
    title: '结束岗位',
    permission: 'post.manage',
    shape: v.strictObject({ postId: recordIdShape }),
  }),
  defineOffice({
    name: 'post.hand-over',
    title: '移交岗位',
    permission: 'post.manage',
    /** Ends one post and gives the same one to another member, in one transaction. */
    shape: v.strictObject({
      postId: recordIdShape,
      newPostId: recordIdShape,
      toMemberId: memberIdShape,
    }),
  }),
  defineOffice({
    name: 'region.add',
    title: '新增区域',
    permission: 'region.manage',
    /** A child of the envelope's region. */
    shape: v.strictObject({
      newRegionId: regionIdShape,
      levelId: textShape(30),
      name: filledTextShape(60, '区域名称不能空着'),
      code: textShape(30),
    }),
  }),
  defineOffice({
    name: 'region.rename',
    title: '区域改名',
    permission: 'region.manage',
    shape: v.strictObject({ name: filledTextShape(60, '区域名称不能空着'), code: textShape(30) }),
  }),
  defineOffice({
    name: 'settings.change',
    title: '改规则',
    permission: 'settings.change',
    /**
     * The envelope's region must be the root. What differs between `seen` and `settings` is what is wanted; where
     * somebody else was first with the same part, theirs stays and the answer `{conflicts}` names it.
     */
    shape: v.strictObject({ seen: settingsShape, settings: settingsShape }),
  }),
  defineOffice({
    name: 'refused.adopt',
    title: '采纳未通过的记录',
    permission: 'refused.adopt',
    /** Runs the refused command again in the name of its author, by the authority of the adopter. */
    shape: v.strictObject({ refusedCommandId: commandIdShape }),
  }),
  defineOffice({
    name: 'refused.dismiss',
    title: '不采纳',
    permission: 'refused.adopt',
    shape: v.strictObject({ refusedCommandId: commandIdShape, reason: textShape(200) }),
  }),
] as const
