/**
 * Applies document commands in one transaction: authorise, check, load everything at once, run each rule on
 * what those before it left, write everything at once. It keeps no command ids; that is the push's work.
 */
import type { Effect, RuleContext } from '../../../src/domain/command'
import { confineView } from '../../../src/domain/record-view'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { failure, success, type Result } from '../../../src/domain/result'
import type { MemberId } from '../../../src/domain/shapes'
import type { CommandEnvelope } from '../../../src/protocol/envelope'
import { loadMissingPlaces, loadRegionPlaces, type RegionPlaces } from '../access/region-place'
import { ChangeSet } from '../record/change-set'
import { loadRecords } from '../record/load-records'
import { writeChanges } from '../record/write-changes'
import {
  authoriseAlso,
  checkCommand,
  type CheckedCommand,
  type ReadCommand,
} from './prepare-command'
import { checkAgreesWithIdNumber } from './agrees-with-id-number'
import { BrokenRule, type CommandOutcome, type PushContext } from './push-context'
import { attributeConflicts, reportConflicts, type AttributedConflict } from './report-conflicts'
import { handOnFollowUps } from './hand-on-follow-ups'
import { checkSameIdNumber, type NumbersGiven } from './same-id-number'

/** In whose name the records are written; for an adopted command not the one whose posts decide. */
export interface CommandAuthor {
  readonly memberId: MemberId
  readonly memberName: string
}

type Checked = Result<CheckedCommand, Refusal>

interface Prepared {
  readonly checked: readonly Checked[]
  readonly places: RegionPlaces
}

const prepare = async (
  { transaction, access }: PushContext,
  commands: readonly ReadCommand[],
): Promise<Prepared> => {
  const { tenantId } = access.actor
  const named = commands.map(({ envelope }) => envelope.regionId)
  const places = await loadRegionPlaces(transaction, tenantId, named)
  const checked = commands.map((command) => checkCommand(command, access, places))
  const also = checked.flatMap((command) => (command.ok ? [...command.value.regionIds] : []))
  const all = await loadMissingPlaces(transaction, tenantId, places, also)
  return {
    checked: checked.map((command) =>
      command.ok ? authoriseAlso(command.value, access, all) : command,
    ),
    places: all,
  }
}

const ruleContext = (
  { access, nowMs }: PushContext,
  { commandId, regionId, issuedAtMs }: CommandEnvelope,
  author: CommandAuthor,
): RuleContext => ({
  commandId,
  regionId,
  ...author,
  nowMs,
  issuedAtMs: Math.min(issuedAtMs, nowMs),
  settings: access.settings,
})

const runRule = (command: CheckedCommand, changes: ChangeSet, context: RuleContext) => {
  const view = confineView(changes.staged, command.regionIds)
  try {
    return command.run(view, context)
  } catch (error) {
    throw new BrokenRule(`The rule of ${command.envelope.name} threw.`, { cause: error })
  }
}

/** A rule may only write where its command was authorised; anything else is a fault of the rule. */
const assertConfined = (command: CheckedCommand, effect: Effect): void => {
  for (const { record } of effect.changes)
    if (!command.regionIds.has(record.regionId))
      throw new BrokenRule(`${command.envelope.name} wrote outside its regions.`)
}

/** A rule does not see what lies elsewhere, so it may think an id free that another region's record has. */
const takesForeignId = (command: CheckedCommand, effect: Effect, { staged }: ChangeSet): boolean =>
  effect.changes.some(({ kind, record }) => {
    const there = staged.get(kind, record.id)
    return there !== undefined && !command.regionIds.has(there.regionId)
  })

interface Running {
  readonly context: PushContext
  readonly changes: ChangeSet
  readonly given: NumbersGiven
  readonly author: CommandAuthor
}

const runOne = async (
  { context, changes, given, author }: Running,
  command: CheckedCommand,
): Promise<Result<readonly AttributedConflict[], Refusal>> => {
  const result = runRule(command, changes, ruleContext(context, command.envelope, author))
  if (!result.ok) return result
  assertConfined(command, result.value)
  if (takesForeignId(command, result.value, changes)) return refuse('id-taken')
  const unique = await checkSameIdNumber(context, result.value, changes.staged, given)
  if (!unique.ok) return unique
  // Undoing a merge puts back what stood there, right or wrong.
  if (command.envelope.name !== 'resident.unmerge') {
    const agrees = await checkAgreesWithIdNumber(context, result.value, changes)
    if (!agrees.ok) return agrees
  }
  const conflicts = attributeConflicts(result.value.conflicts, changes.history)
  changes.add(
    { ...author, commandId: command.envelope.commandId, atMs: context.nowMs },
    result.value,
  )
  return success(conflicts)
}

/**
 * One outcome for each command, in order. Rejects (and the transaction must be rolled back) when a
 * constraint refuses the whole, or with BrokenRule.
 */
export const applyDocuments = async (
  context: PushContext,
  commands: readonly ReadCommand[],
  author: CommandAuthor,
): Promise<readonly CommandOutcome[]> => {
  const { transaction, vault, access } = context
  const { tenantId } = access.actor
  const { checked, places } = await prepare(context, commands)
  const refs = checked.flatMap((command) => (command.ok ? command.value.refs : []))
  const staged = await loadRecords({ transaction, vault, tenantId }, refs)
  const running = { context, changes: new ChangeSet(staged), given: new Map(), author }
  const results: Result<readonly AttributedConflict[], Refusal>[] = []
  for (const command of checked)
    results.push(command.ok ? await runOne(running, command.value) : failure(command.error))
  // Before this batch's own history is written: what came later must not be taken for what came first.
  const reports = await reportConflicts(
    context,
    results.flatMap((result) => (result.ok ? result.value : [])),
  )
  await handOnFollowUps(context, running.changes, places, { ...author, atMs: context.nowMs })
  await writeChanges({ transaction, vault, tenantId }, running.changes, places)
  return results.map((result) =>
    result.ok
      ? { ok: true, conflicts: result.value.flatMap((conflict) => reports.get(conflict) ?? []) }
      : result,
  )
}
