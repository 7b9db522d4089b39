/**
 * Runs a command's rule as both sides do: args checked by its shape, and only the records that it says it reads.
 * Everything that a rule wants stored is checked by its record's shape, so that no test can miss a broken record.
 */
import * as v from 'valibot'
import type { CommandDefinition, Effect, RuleContext } from '../../src/domain/command'
import {
  householdIdOf,
  recordShapes,
  type RecordChange,
  type RecordKind,
  type RecordOf,
} from '../../src/domain/record'
import { confineView, type RecordRef, type RecordView } from '../../src/domain/record-view'
import type { AllRecords } from '../../src/domain/household/household-file'
import type { Refusal } from '../../src/domain/refusal'
import type { Result } from '../../src/domain/result'
import { commandIdShape } from '../../src/domain/shapes'
import { buildingId, fixtureMember, fixtureSettings } from './fixture-building'

export interface RecordSet extends RecordView, AllRecords {
  readonly changes: readonly RecordChange[]
  /** The same set with these written over it. */
  with(changes: readonly RecordChange[]): RecordSet
}

const keyOf = ({ kind, record }: RecordChange) => `${kind} ${record.id}`

export const recordSet = (changes: readonly RecordChange[]): RecordSet => {
  const byKey = new Map(changes.map((change) => [keyOf(change), change]))
  const all = <Kind extends RecordKind>(kind: Kind): RecordOf<Kind>[] =>
    [...byKey.values()].flatMap((change) =>
      change.kind === kind ? [change.record as RecordOf<Kind>] : [],
    )
  return {
    changes: [...byKey.values()],
    all,
    get: (kind, id) => all(kind).find((record) => record.id === id),
    ofHousehold: (kind, householdId) =>
      all(kind).filter((record) => 'householdId' in record && record.householdId === householdId),
    householdsOf: (houseId) => all('household').filter((one) => one.houseId === houseId),
    with: (more) => recordSet([...byKey.values(), ...more]),
  }
}

const isRead = (refs: readonly RecordRef[], change: RecordChange, records: RecordSet): boolean =>
  refs.some((ref) => {
    if ('householdOfResident' in ref)
      return (
        change.kind === 'household' &&
        change.record.id === records.get('resident', ref.householdOfResident)?.householdId
      )
    if ('wholeHousehold' in ref) return householdIdOf(change) === ref.wholeHousehold
    if ('wholeHouse' in ref) return change.kind === 'house' && change.record.id === ref.wholeHouse
    return ref.kind === change.kind && ref.id === change.record.id
  })

export const nowMs = Date.parse('2026-03-03T09:00:00+08:00')

export const contextFor = (over: Partial<RuleContext> = {}): RuleContext => ({
  commandId: v.parse(commandIdShape, 'c-1'),
  regionId: buildingId,
  memberId: fixtureMember.id,
  memberName: fixtureMember.name,
  nowMs,
  issuedAtMs: nowMs,
  settings: fixtureSettings,
  ...over,
})

/** Throws when the args do not fit the command's shape, or a changed record does not fit its own. */
export const runRule = <Name extends string, Shape extends v.GenericSchema>(
  command: CommandDefinition<Name, Shape>,
  records: RecordSet,
  args: v.InferInput<Shape>,
  over: Partial<RuleContext> = {},
): Result<Effect, Refusal> => {
  const parsed = v.parse(command.shape, args)
  const context = contextFor(over)
  const refs = command.reads(parsed)
  const regions = new Set([context.regionId, ...(command.alsoIn?.(parsed) ?? [])])
  const loaded = recordSet(records.changes.filter((change) => isRead(refs, change, records)))
  const result = command.rule(parsed, confineView(loaded, regions), context)
  if (result.ok)
    for (const { kind, record } of result.value.changes) v.parse(recordShapes[kind], record)
  return result
}

/** The effect of a command that must be accepted. */
export const accepted = (result: Result<Effect, Refusal>): Effect => {
  if (!result.ok) throw new Error(`refused: ${result.error.code} ${result.error.detail}`)
  return result.value
}

/** The code of a command that must be refused; 'accepted' when it was not. */
export const refusalOf = (result: Result<Effect, Refusal>): string =>
  result.ok ? 'accepted' : result.error.code
