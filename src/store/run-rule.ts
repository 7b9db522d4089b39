/** Runs the rule of a command on the phone's records. It decides nothing of its own and changes nothing. */
import * as v from 'valibot'
import type { Effect } from '../domain/command'
import { documentCommands } from '../domain/commands'
import { confineView, type RecordView } from '../domain/record-view'
import { refuse, type Refusal } from '../domain/refusal'
import type { Result } from '../domain/result'
import { memberIdShape, type RegionId } from '../domain/shapes'
import type { CommandEnvelope } from '../protocol/envelope'
import type { Access } from '../protocol/pull'

/** 'invalid' with the first thing that does not fit, as the shape words it. */
const refuseShape = (issues: readonly v.BaseIssue<unknown>[]) => {
  const issue = issues[0]
  const path = (issue?.path ?? []).map(({ key }) => String(key)).join('.')
  return refuse('invalid', path === '' ? (issue?.message ?? '') : `${path} ${issue?.message ?? ''}`)
}

/**
 * What the command does to the records, or why it may not. Time stands at the moment of writing, so that the
 * same command shows the same at every start; the server puts its own clock in.
 */
export const runRule = (
  envelope: Pick<CommandEnvelope, 'commandId' | 'name' | 'regionId' | 'args' | 'issuedAtMs'>,
  records: RecordView,
  access: Access,
): Result<Effect, Refusal> => {
  const definition = documentCommands.get(envelope.name)
  if (!definition) return refuse('unknown-command')
  const parsed = v.safeParse(definition.shape, envelope.args)
  if (!parsed.success) return refuseShape(parsed.issues)
  // One definition out of many: its own shape has just checked the args, which the compiler cannot follow.
  const args = parsed.output as never
  const alsoIn: readonly RegionId[] = definition.alsoIn?.(args) ?? []
  return definition.rule(args, confineView(records, new Set([envelope.regionId, ...alsoIn])), {
    commandId: envelope.commandId,
    regionId: envelope.regionId,
    memberId: v.parse(memberIdShape, access.memberId),
    memberName: access.memberName,
    nowMs: envelope.issuedAtMs,
    issuedAtMs: envelope.issuedAtMs,
    settings: access.settings,
  })
}
