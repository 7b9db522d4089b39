/** What commands wanted changed of records that were there, by the names and args that phones promised. */
import type { FieldChange } from '../../src/domain/field-merge'
import type { PromisedCommand } from './promises'

interface Edit {
  readonly kind: string
  readonly id: string
  readonly changes: Readonly<Record<string, FieldChange>>
}

const edited = {
  'resident.edit': 'resident',
  'house.edit': 'house',
  'household.edit': 'household',
  'visit.correct': 'visit',
} as const

export const editsOf = ({
  name,
  args,
}: Pick<PromisedCommand, 'name' | 'args'>): readonly Edit[] => {
  if (name === 'visit.record')
    return (args.edits as { residentId: string; changes: Edit['changes'] }[]).map((edit) => ({
      kind: 'resident',
      id: edit.residentId,
      changes: edit.changes,
    }))
  const kind = Object.entries(edited).find(([known]) => known === name)?.[1]
  return kind
    ? [{ kind, id: String(args[`${kind}Id`]), changes: args.changes as Edit['changes'] }]
    : []
}
