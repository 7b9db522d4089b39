/**
 * Commands that act on the organisation and need the network: invitations, posts, regions, settings, refused
 * entries. They travel in the same envelope (idempotent, authorised by region); their work is done on the
 * server only, because no phone holds what they change.
 */
import * as v from 'valibot'
import type { Permission } from './organisation/permission'
import { settingsShape } from './settings/settings'
import {
  commandIdShape,
  dateOrUnknownShape,
  dateShape,
  filledTextShape,
  memberIdShape,
  recordIdShape,
  regionIdShape,
  textShape,
} from './shapes'

interface OfficeCommandDefinition<Name extends string, Shape extends v.GenericSchema> {
  readonly name: Name
  readonly title: string
  /** null: nobody needs a post for it (accepting an invitation). */
  readonly permission: Permission | null
  readonly shape: Shape
}

const define = <const Name extends string, Shape extends v.GenericSchema>(
  definition: OfficeCommandDefinition<Name, Shape>,
) => definition

const kindId = textShape(30)

const definitions = [
  define({
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
  define({
    name: 'invitation.revoke',
    title: '收回邀请',
    permission: 'post.manage',
    shape: v.strictObject({ invitationId: recordIdShape }),
  }),
  define({
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
  define({
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
  define({
    name: 'post.end',
    title: '结束岗位',
    permission: 'post.manage',
    shape: v.strictObject({ postId: recordIdShape }),
  }),
  define({
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
  define({
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
  define({
    name: 'region.rename',
    title: '区域改名',
    permission: 'region.manage',
    shape: v.strictObject({ name: filledTextShape(60, '区域名称不能空着'), code: textShape(30) }),
  }),
  define({
    name: 'settings.change',
    title: '改规则',
    permission: 'settings.change',
    /**
     * The envelope's region must be the root. What differs between `seen` and `settings` is what is wanted; where
     * somebody else was first with the same part, theirs stays and the answer `{conflicts}` names it.
     */
    shape: v.strictObject({ seen: settingsShape, settings: settingsShape }),
  }),
  define({
    name: 'refused.adopt',
    title: '采纳未通过的记录',
    permission: 'refused.adopt',
    /** Runs the refused command again in the name of its author, by the authority of the adopter. */
    shape: v.strictObject({ refusedCommandId: commandIdShape }),
  }),
  define({
    name: 'refused.dismiss',
    title: '不采纳',
    permission: 'refused.adopt',
    shape: v.strictObject({ refusedCommandId: commandIdShape, reason: textShape(200) }),
  }),
] as const

export type OfficeCommand = (typeof definitions)[number]
export type OfficeCommandName = OfficeCommand['name']
type Definition<Name extends OfficeCommandName> = Extract<OfficeCommand, { name: Name }>
export type OfficeCommandArgs<Name extends OfficeCommandName> = v.InferOutput<
  Definition<Name>['shape']
>

export const officeCommands: ReadonlyMap<string, OfficeCommand> = new Map(
  definitions.map((definition) => [definition.name, definition]),
)
