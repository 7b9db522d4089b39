/**
 * What a roster's row says of a resident, in the fields of the file, and how it is compared with what the
 * last roster said. Nothing here knows of a database.
 */
import type { FieldChange, FieldValue } from '../../../src/domain/field-merge'
import { mergeFields, sameValue } from '../../../src/domain/field-merge'
import type { Resident, ResidentField } from '../../../src/domain/resident/resident'
import type { Household } from '../../../src/domain/household/household'
import type { FieldDifference, FieldUpdate, ImportedFields, IndexedRow } from './import-plan'

/** Fields that come from a roster, each with the column that holds it. */
const columnOf = {
  name: 'name',
  sex: 'sex',
  birthDate: 'birthDate',
  phone: 'phone',
  phoneRemark: 'phone',
  relation: 'relation',
  tags: 'tags',
  ethnicGroup: 'ethnicGroup',
  politicalStatus: 'politicalStatus',
  education: 'education',
  maritalStatus: 'maritalStatus',
  residencyStatus: 'residencyStatus',
  employer: 'employer',
  remark: 'remark',
} as const satisfies Record<ResidentField, string>

const fields = Object.keys(columnOf) as readonly ResidentField[]

export type RosterFields = Pick<Resident, ResidentField>

export const rosterFieldsOf = (row: IndexedRow): RosterFields => ({
  name: row.name,
  sex: row.sex,
  birthDate: row.birthDate,
  phone: row.phone,
  phoneRemark: row.phoneRemark,
  relation: row.relation,
  tags: [...row.tags],
  ethnicGroup: row.ethnicGroup,
  politicalStatus: row.politicalStatus,
  education: row.education,
  maritalStatus: row.maritalStatus,
  residencyStatus: row.residencyStatus,
  employer: row.employer,
  remark: row.remark,
})

const isEmpty = (value: FieldValue): boolean =>
  value === '' || value === 'unknown' || (Array.isArray(value) && value.length === 0)

const emptyLike = (value: FieldValue): FieldValue =>
  Array.isArray(value) ? [] : value === 'male' || value === 'female' ? 'unknown' : ''

const hasColumn = (row: IndexedRow, field: ResidentField): boolean =>
  row.columns.has(columnOf[field]) ||
  (field === 'tags' && row.tagsSpokenOf?.length !== 0) ||
  (field === 'phoneRemark' && row.columns.has('otherPhone')) ||
  ((field === 'sex' || field === 'birthDate') && row.columns.has('idNumber'))

export interface FieldComparison {
  readonly changes: Record<string, FieldChange>
  readonly changed: readonly FieldDifference[]
  readonly kept: readonly FieldDifference[]
  /** What the next roster is compared with. */
  readonly imported: ImportedFields
}

interface Comparison<Field extends string> {
  readonly field: Field
  readonly now: FieldValue
  readonly said: FieldValue
  readonly before: FieldValue | undefined
}

/** At most one of them; none when both say the same. */
interface ComparedField {
  readonly change?: FieldChange
  readonly changed?: FieldDifference
  readonly kept?: FieldDifference
}

/**
 * Compares one field. `from` of a change is what the last roster said, so that the merge keeps whatever a
 * worker wrote since. An empty cell is no news, unless the last roster had something there.
 */
const compareField = <Field extends FieldDifference['field']>({
  field,
  now,
  said,
  before,
}: Comparison<Field>): ComparedField => {
  if (sameValue(now, said)) return {}
  if (isEmpty(said) && (before === undefined || isEmpty(before))) return {}
  const from = before ?? emptyLike(said)
  if (sameValue(from, said)) return { kept: { field, from: now, to: said } }
  const { merged, conflicts } = mergeFields({ [field]: now }, { [field]: { from, to: said } })
  if (conflicts.length > 0) return { kept: { field, from: now, to: said } }
  const to = merged[field] ?? said
  return sameValue(to, now) ? {} : { change: { from, to: said }, changed: { field, from: now, to } }
}

/**
 * All tags of a person by this roster: a list of some kinds (残疾, 独居) says nothing of the others, so what the
 * last roster said of those still stands.
 */
const tagsSaid = (row: IndexedRow, before: FieldValue | undefined): readonly string[] => {
  const { tags, tagsSpokenOf: kinds } = row
  if (kinds === null || before === null || typeof before !== 'object') return tags
  const others = before.filter((tag) => !kinds.some((kind) => tag.includes(kind)))
  return [...new Set([...others, ...tags])]
}

/** Compares a row with the resident on file and with what the last roster said (undefined: none did). */
export const compareWithFile = (
  row: IndexedRow,
  resident: Resident,
  last: ImportedFields | undefined,
): FieldComparison => {
  const said = { ...rosterFieldsOf(row), tags: [...tagsSaid(row, last?.tags)] }
  const changes: Record<string, FieldChange> = {}
  const changed: FieldDifference[] = []
  const kept: FieldDifference[] = []
  const imported: Record<string, FieldValue> = { ...last }
  for (const field of fields) {
    if (!hasColumn(row, field)) continue
    imported[field] = said[field]
    const compared = compareField({
      field,
      now: resident[field],
      said: said[field],
      before: last?.[field],
    })
    if (compared.change) changes[field] = compared.change
    if (compared.changed) changed.push(compared.changed)
    if (compared.kept) kept.push(compared.kept)
  }
  return { changes, changed, kept, imported }
}

/** The fields that the sheet had a column for, to be remembered for the next roster. */
export const importedFieldsOf = (row: IndexedRow): ImportedFields => {
  const said = rosterFieldsOf(row)
  return Object.fromEntries(
    fields.filter((field) => hasColumn(row, field)).map((field) => [field, said[field]]),
  )
}

export interface TenureComparison {
  readonly difference: FieldDifference | null
  /** Null when the file keeps its word, or there is nothing new. */
  readonly update: FieldUpdate | null
}

/** 居住性质 belongs to the household; the head's row speaks for it. */
export const compareTenure = (
  head: IndexedRow,
  household: Pick<Household, 'id' | 'tenure'>,
  last: ImportedFields | undefined,
): TenureComparison => {
  if (!head.columns.has('tenure')) return { difference: null, update: null }
  const compared = compareField({
    field: 'tenure' as const,
    now: household.tenure,
    said: head.tenure,
    before: last?.tenure,
  })
  const changes: FieldUpdate['changes'] = compared.change ? { tenure: compared.change } : {}
  return {
    difference: compared.changed ?? compared.kept ?? null,
    update: compared.change
      ? { id: household.id, changes, imported: { tenure: head.tenure } }
      : null,
  }
}
