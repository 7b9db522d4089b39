/** Two files of one person: where they differ, and from the choices which one is kept and what it takes over. */
import { sameValue } from '../../../../domain/field-merge'
import type { Resident, ResidentField } from '../../../../domain/resident/resident'

export type Side = 'left' | 'right'
export type MergeField = ResidentField | 'idNumber'

/** Tags are joined by the merge itself, so nobody has to choose between them. */
const chosenFields: readonly ResidentField[] = [
  'name',
  'sex',
  'birthDate',
  'phone',
  'phoneRemark',
  'relation',
  'ethnicGroup',
  'politicalStatus',
  'education',
  'maritalStatus',
  'residencyStatus',
  'employer',
  'remark',
]

/** The fields for which somebody has to say which value is right. */
export const differingFields = (left: Resident, right: Resident): readonly MergeField[] => {
  const fields: MergeField[] = chosenFields.filter((field) => !sameValue(left[field], right[field]))
  if (left.idNumberMask !== right.idNumberMask) fields.unshift('idNumber')
  return fields
}

export const valueOf = (resident: Resident, field: MergeField) =>
  field === 'idNumber' ? resident.idNumberMask : resident[field]

/** The side that knows something, where only one does; else the kept side. */
export const defaultSide = (
  left: Resident,
  right: Resident,
  { field, keep }: { readonly field: MergeField; readonly keep: Side },
): Side => {
  const empty = (resident: Resident) => ['', 'unknown'].includes(String(valueOf(resident, field)))
  if (empty(left) !== empty(right)) return empty(left) ? 'right' : 'left'
  return keep
}

/** What the kept file takes over: the fields chosen from the other side, and always the tags. */
export const takenOver = (
  fields: readonly MergeField[],
  sideOf: (field: MergeField) => Side,
  keep: Side,
): MergeField[] => ['tags', ...fields.filter((field) => sideOf(field) !== keep)]
