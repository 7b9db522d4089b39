/** Planted faults of rules: both sides run them, so a phone shows the same wrong thing as the server stores. */
import { effect, type RuleContext } from '../../src/domain/command'
import { documentCommands, type DocumentCommand } from '../../src/domain/commands'
import { joinHouseholds } from '../../src/domain/household/join-households'
import { editResident } from '../../src/domain/resident/edit-resident'
import { mergeResidents } from '../../src/domain/resident/merge-residents'
import type { Resident } from '../../src/domain/resident/resident'
import type { ResidentChanges } from '../../src/domain/resident/resident-changes'
import { correctVisit } from '../../src/domain/visit/correct-visit'
import type { Mutation } from './mutation'

/** Puts another definition into the registry, a Map that nobody else writes to. */
const registering = (planted: DocumentCommand, original: DocumentCommand) => () => {
  const registry = documentCommands as Map<string, DocumentCommand>
  registry.set(original.name, planted)
  return () => void registry.set(original.name, original)
}

const withEdit = (makeRule: () => typeof editResident.rule) => () =>
  registering({ ...editResident, rule: makeRule() }, editResident)()

const withCorrection = (change: (context: RuleContext) => RuleContext) => {
  const rule: typeof correctVisit.rule = (args, view, context) =>
    correctVisit.rule(args, view, change(context))
  return registering({ ...correctVisit, rule }, correctVisit)
}

const leavingPeopleBehind: typeof joinHouseholds.rule = (args, view, context) => {
  const result = joinHouseholds.rule(args, view, context)
  if (!result.ok) return result
  return effect(result.value.changes.filter(({ kind }) => kind !== 'resident'))
}

/** Who has been merged may be merged into, and stays merged. */
const mergingIntoTheMerged: typeof mergeResidents.rule = (args, view, context) => {
  const keep = view.get('resident', args.keepId)
  if (keep?.state !== 'merged') return mergeResidents.rule(args, view, context)
  const { state, mergedInto } = keep
  const unmerged = { ...keep, state: 'living', mergedInto: '' } as const
  const get: typeof view.get = (kind, id) =>
    id === keep.id ? (unmerged as ReturnType<typeof view.get<typeof kind>>) : view.get(kind, id)
  const result = mergeResidents.rule(args, { ...view, get }, context)
  if (!result.ok) return result
  return effect(
    result.value.changes.map((change) =>
      change.kind === 'resident' && change.record.id === keep.id
        ? { ...change, record: { ...change.record, state, mergedInto } }
        : change,
    ),
    result.value,
  )
}

const wantedOf = (changes: ResidentChanges): Partial<Resident> =>
  Object.fromEntries(Object.entries(changes).map(([field, change]) => [field, change?.to]))

/** The record is written as its writer first saw it, with the new values in it. */
const overwriting = (): typeof editResident.rule => {
  const firstSeen = new Map<string, Resident>()
  return (args, view, context) => {
    const resident = view.get('resident', args.residentId)
    const result = editResident.rule(args, view, context)
    if (!resident || !result.ok) return result
    const seen = firstSeen.get(resident.id) ?? resident
    firstSeen.set(resident.id, seen)
    const { remark, employer } = seen
    const record = { ...resident, remark, employer, ...wantedOf(args.changes) }
    return effect([{ kind: 'resident', record }])
  }
}

/** The last writer wins, whatever stood there. */
const unasked: () => typeof editResident.rule = () => (args, view, context) => {
  const resident = view.get('resident', args.residentId)
  const result = editResident.rule(args, view, context)
  if (!resident || !result.ok) return result
  return effect([{ kind: 'resident', record: { ...resident, ...wantedOf(args.changes) } }])
}

const allOrNothing: () => typeof editResident.rule = () => (args, view, context) => {
  const result = editResident.rule(args, view, context)
  if (!result.ok || result.value.conflicts.length === 0) return result
  return effect([], { conflicts: result.value.conflicts })
}

export const mutationsOfRules: readonly Mutation[] = [
  {
    name: 'whole-record-overwritten',
    what: 'An edit stores the whole record as the writer had seen it.',
    breaks: 'unseen',
    often: ['edit-resident'],
    rules: withEdit(overwriting),
  },
  {
    name: 'last-writer-wins',
    what: 'An edit writes over a value that its writer had not seen, and nobody is asked.',
    breaks: 'unseen',
    often: ['edit-resident'],
    rules: withEdit(unasked),
  },
  {
    name: 'conflict-takes-other-fields-along',
    what: 'Where somebody else was first in one field, the others of the edit are dropped, too.',
    breaks: 'lost',
    often: ['edit-resident'],
    rules: withEdit(allOrNothing),
  },
  {
    name: 'correction-timed-by-arrival',
    what: 'The time limit of a correction counts the days that its author had no signal.',
    breaks: 'time-limit',
    often: ['late-correction'],
    rules: withCorrection((context) => ({ ...context, issuedAtMs: context.nowMs })),
  },
  {
    name: 'correction-without-limit',
    what: 'The time limit of the rules is not looked at.',
    breaks: 'time-limit',
    often: ['late-correction'],
    rules: withCorrection((context) => ({ ...context, issuedAtMs: 0 })),
  },
  {
    name: 'joined-household-keeps-its-people',
    what: 'A household is folded into another, and its people stay behind in the closed one.',
    breaks: 'file',
    often: ['split-or-join'],
    rules: registering({ ...joinHouseholds, rule: leavingPeopleBehind }, joinHouseholds),
  },
  {
    name: 'merged-into-the-merged',
    what: 'Two people each merge one of two files into the other, and both are gone.',
    breaks: 'file',
    often: ['merge', 'clash'],
    rules: registering({ ...mergeResidents, rule: mergingIntoTheMerged }, mergeResidents),
  },
  {
    name: 'rule-throws',
    what: 'A rule meets something on the server that it did not expect.',
    breaks: 'server',
    rules: withEdit(() => (args, view, context) => {
      const onServer = context.nowMs > context.issuedAtMs
      if (onServer && args.changes.tags) throw new Error('planted')
      return editResident.rule(args, view, context)
    }),
  },
]
