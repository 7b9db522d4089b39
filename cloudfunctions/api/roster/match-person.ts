/**
 * Finds the resident whom a row means: by ID number, else by name and birth date within the household.
 * Whoever is on file elsewhere or as gone is left for a person to decide; nobody is moved silently.
 */
import type { Household } from '../../../src/domain/household/household'
import type { IndexedRow, ResidentOnFile } from './import-plan'
import type { OnFileIndex } from './on-file-index'

export type PersonMatch =
  | { readonly kind: 'new'; readonly row: IndexedRow }
  | { readonly kind: 'same'; readonly row: IndexedRow; readonly onFile: ResidentOnFile }
  /** On file, but not so that this row could be taken over. */
  | {
      readonly kind: 'elsewhere'
      readonly row: IndexedRow
      readonly onFile: ResidentOnFile
      readonly reason: string
    }
  /** On file in a region that this import does not reach; where is not told. */
  | { readonly kind: 'outside'; readonly row: IndexedRow; readonly reason: string }

interface Matching {
  readonly index: OnFileIndex
  readonly elsewhere: ReadonlySet<string>
}

const goneReasons = {
  left: '档案里已登记为迁出',
  dead: '档案里已登记为去世',
  merged: '档案已并入另一份',
} as const

/** At most one character apart, as when a name was typed wrong; a wholly other name is another person. */
const isSameNameTyped = (one: string, other: string): boolean => {
  const left = [...other]
  const common = [...one].filter((character) => {
    const at = left.indexOf(character)
    if (at !== -1) left.splice(at, 1)
    return at !== -1
  }).length
  return common >= Math.max([...one].length, [...other].length) - 1
}

const byNumber = (
  row: IndexedRow,
  household: Household | undefined,
  { index, elsewhere }: Matching,
): PersonMatch | null => {
  const onFile = index.byIdNumber(row.idNumberIndex)
  if (!onFile) {
    const reason = '这个身份证号在别的区域已建档'
    return elsewhere.has(row.idNumberIndex) ? { kind: 'outside', row, reason } : null
  }
  const { state, householdId } = onFile.resident
  const isSameName = isSameNameTyped(row.name, onFile.resident.name)
  if (state !== 'living' && isSameName)
    return { kind: 'elsewhere', row, onFile, reason: goneReasons[state] }
  if (!isSameName) {
    const gone = state === 'living' ? '' : `（${goneReasons[state]}）`
    const reason = `档案里这个身份证号是${onFile.resident.name}的${gone}，请核对号码或姓名`
    return { kind: 'elsewhere', row, onFile, reason }
  }
  if (householdId === household?.id) return { kind: 'same', row, onFile }
  return { kind: 'elsewhere', row, onFile, reason: `档案里住在 ${index.addressOf(householdId)}` }
}

/** Said of people of one household: the same name, and no other birth date. */
export const mayBeSame = (
  row: IndexedRow,
  { name, birthDate }: ResidentOnFile['resident'],
): boolean =>
  name === row.name && (birthDate === '' || row.birthDate === '' || birthDate === row.birthDate)

/** null: nobody is known under this number; decide by name and birth date. */
const byName = (
  row: IndexedRow,
  household: Household | undefined,
  { index }: Matching,
): PersonMatch => {
  const people = household ? index.livingIn(household.id) : []
  const onFile = people.find(({ resident }) => mayBeSame(row, resident))
  if (!onFile) return { kind: 'new', row }
  const bothNumbered = onFile.idNumberIndex !== '' && row.idNumberIndex !== ''
  const reason = '同一户里同名同生日的人，档案里是另一个身份证号'
  return bothNumbered ? { kind: 'elsewhere', row, onFile, reason } : { kind: 'same', row, onFile }
}

export const matchPerson = (
  row: IndexedRow,
  household: Household | undefined,
  matching: Matching,
): PersonMatch => byNumber(row, household, matching) ?? byName(row, household, matching)
