/**
 * The same person twice in one file: pasted twice, listed in two households, or two names with one ID
 * number. It compares lines of the whole file and must not decide which of two is right.
 */
import type { RosterDefectCode } from '../../../src/domain/roster'

/** One line as far as it tells who the person is; `id` is '' unless the number is valid. */
export interface Identity<Of = unknown> {
  /** Whatever the caller wants to find again. */
  readonly of: Of
  readonly sheet: string
  readonly rowNumber: number
  readonly name: string
  readonly id: string
  /** As written, also when wrong: a line pasted twice repeats its mistake. */
  readonly writtenId: string
  readonly birthDate: string
  readonly sex: 'male' | 'female' | 'unknown'
  readonly phone: string
  readonly householdKey: string
}

export interface Duplicate<Of = unknown> {
  readonly code: Extract<RosterDefectCode, 'pasted-twice' | 'two-households' | 'id-shared'>
  readonly other: Identity<Of>
}

/** Who it is, as one text; undefined when the line does not tell enough. */
function personKey(one: Identity): string | undefined {
  if (one.name === '') return undefined
  if (one.id !== '') return `${one.name}|${one.id}`
  if (one.writtenId !== '') return `${one.name}|${one.writtenId}|${one.birthDate}`
  if (one.birthDate !== '') return `${one.name}||${one.birthDate}`
  return one.phone === '' ? undefined : `${one.name}|||${one.phone}`
}

/** Two lines of one name in one household are two people only where something tells them apart. */
function tellsApart<Of>(one: Identity<Of>, other: Identity<Of>): boolean {
  const differ = (left: string, right: string): boolean =>
    left !== '' && right !== '' && left !== right
  const isOtherSex = one.sex !== 'unknown' && other.sex !== 'unknown' && one.sex !== other.sex
  return (
    isOtherSex || differ(one.birthDate, other.birthDate) || differ(one.writtenId, other.writtenId)
  )
}

/**
 * For each line its duplicate, or undefined. Of one person's lines the first stays and the later ones
 * are reported; of two names with one number both are, for nobody can tell whose it is.
 */
export function findDuplicates<Of>(lines: readonly Identity<Of>[]): (Duplicate<Of> | undefined)[] {
  const firstByPerson = new Map<string, Identity<Of>>()
  const inHousehold = new Map<string, Identity<Of>[]>()
  const namesById = new Map<string, Identity<Of>[]>()
  for (const one of lines) {
    if (one.id === '' || one.name === '') continue
    const known = namesById.get(one.id)
    if (known === undefined) namesById.set(one.id, [one])
    else if (known.every((other) => other.name !== one.name)) known.push(one)
  }
  return lines.map((one) => {
    const bearers = namesById.get(one.id) ?? []
    const stranger = bearers.find((other) => other.name !== one.name)
    if (stranger && one.name !== '') return { code: 'id-shared', other: stranger }
    if (one.name === '') return undefined
    // Without number, birth date and phone, a name tells a person only within one household.
    const home = `${one.name}@${one.householdKey}`
    const namesakes = inHousehold.get(home) ?? []
    const same = namesakes.find((other) => !tellsApart(one, other))
    if (same) return { code: 'pasted-twice', other: same }
    inHousehold.set(home, [...namesakes, one])
    const key = personKey(one)
    if (key === undefined) return undefined
    const first = firstByPerson.get(key)
    if (first) return { code: 'two-households', other: first }
    firstByPerson.set(key, one)
    return undefined
  })
}
