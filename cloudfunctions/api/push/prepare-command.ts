/**
 * From an envelope to a rule that may be run: read by itself, then known name, authorised regions, args that fit.
 * Nothing is looked up before the authorisation, so what is forbidden and what does not exist answer alike.
 */
import * as v from 'valibot'
import type { Effect, RuleContext } from '../../../src/domain/command'
import { documentCommands } from '../../../src/domain/commands'
import { fieldWord } from '../../../src/domain/labels'
import type { Permission } from '../../../src/domain/organisation/permission'
import type { RecordRef, RecordView } from '../../../src/domain/record-view'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import type { Result } from '../../../src/domain/result'
import type { RegionId } from '../../../src/domain/shapes'
import { schemaVersion, type CommandEnvelope } from '../../../src/protocol/envelope'
import { may, type ActorAccess } from '../access/actor-access'
import type { RegionPlace, RegionPlaces } from '../access/region-place'

/** A definition whose own argument type is forgotten: what `shape` has let through is what the rest takes. */
interface ErasedDefinition {
  readonly permission: Permission
  readonly shape: v.GenericSchema
  readonly alsoNeeds?: (args: unknown) => readonly Permission[]
  readonly alsoIn?: (args: unknown) => readonly RegionId[]
  readonly reads: (args: unknown) => readonly RecordRef[]
  readonly rule: (args: unknown, view: RecordView, context: RuleContext) => Result<Effect, Refusal>
}

/** An envelope with what its text alone says. Nothing is decided yet. */
export interface ReadCommand {
  readonly envelope: CommandEnvelope
  /** null for a name or a version that this server does not know, and for office commands. */
  readonly document: {
    readonly definition: ErasedDefinition
    readonly args: v.SafeParseResult<v.GenericSchema>
  } | null
}

export interface CheckedCommand {
  readonly envelope: CommandEnvelope
  /** The envelope's region and those that the args name. */
  readonly regionIds: ReadonlySet<RegionId>
  /** All of them are needed in each of the regions. */
  readonly permissions: readonly Permission[]
  readonly refs: readonly RecordRef[]
  readonly run: (view: RecordView, context: RuleContext) => Result<Effect, Refusal>
}

export const mayInRegion = (
  access: ActorAccess,
  permission: Permission,
  place: RegionPlace | null | undefined,
): boolean => !!place && may(access, permission, place)

/** What a sender made up for a name is not sent back. */
const isName = (path: string): boolean => /^[\w.-]{1,80}$/.test(path)

/** The innermost field that has a Chinese word ('changes.name.to' is 姓名); else the path, for who writes clients. */
const placeOf = (issue: v.BaseIssue<unknown>, word: (field: string) => string): string => {
  const words = (issue.path ?? []).flatMap(({ key }) =>
    typeof key === 'string' && word(key) !== key ? [word(key)] : [],
  )
  const path = v.getDotPath(issue) ?? ''
  return words.at(-1) ?? (isName(path) ? path : '')
}

/** Chinese for a value that does not fit: where, and our own words, which may name the field themselves. */
export const describeIssue = (issue: v.BaseIssue<unknown>, word = fieldWord): string => {
  const message = /^[\u4e00-\u9fff]/.test(issue.message) ? issue.message : '填写不对'
  const place = placeOf(issue, word)
  return place === '' || message.includes(place) || message.startsWith('请')
    ? message
    : `${place} ${message}`
}

/** Needs nothing but the envelope. */
export const readCommand = (envelope: CommandEnvelope): ReadCommand => {
  const known = documentCommands.get(envelope.name)
  if (!known || envelope.schemaVersion !== schemaVersion) return { envelope, document: null }
  // The one place where the type of the args is let go: the registry pairs each shape with its own rule.
  const definition = known as unknown as ErasedDefinition
  return { envelope, document: { definition, args: v.safeParse(definition.shape, envelope.args) } }
}

/** First step: by the envelope's own region. */
export const checkCommand = (
  { envelope, document }: ReadCommand,
  access: ActorAccess,
  places: RegionPlaces,
): Result<CheckedCommand, Refusal> => {
  if (!document) return refuse('unknown-command')
  const { definition, args } = document
  if (!mayInRegion(access, definition.permission, places.get(envelope.regionId)))
    return refuse('forbidden')
  if (!args.success) return refuse('invalid', describeIssue(args.issues[0]))
  return {
    ok: true,
    value: {
      envelope,
      permissions: [definition.permission, ...(definition.alsoNeeds?.(args.output) ?? [])],
      regionIds: new Set([envelope.regionId, ...(definition.alsoIn?.(args.output) ?? [])]),
      refs: definition.reads(args.output),
      run: (view, context) => definition.rule(args.output, view, context),
    },
  }
}

/** Second step: the regions and permissions that the args called for too. */
export const authoriseAlso = (
  command: CheckedCommand,
  access: ActorAccess,
  places: RegionPlaces,
): Result<CheckedCommand, Refusal> =>
  [...command.regionIds].every((id) =>
    command.permissions.every((permission) => mayInRegion(access, permission, places.get(id))),
  )
    ? { ok: true, value: command }
    : refuse('forbidden')
