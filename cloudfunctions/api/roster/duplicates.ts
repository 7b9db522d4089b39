/**
 * The same person twice in one file: pasted twice, listed in two households, or two names with one ID
 * number. It compares lines of the whole file and must not decide which of two is right.
 */
import type { RosterDefectCode } from '../../../src/domain/roster'

/** One line as far as it tells who the person is; `id` is '' unless the number is valid. */
export interface Identity {
  readonly sheet: string
  readonly rowNumber: number
  readonly name: string
  readonly id: string
  /** As written, also when wrong: a line pasted twice repeats its mistake. */
  readonly writtenId: string
  readonly birthDate: string
  readonly phone: string
  readonly householdKey: string
}

export interface Duplicate {
  readonly code: Extract<RosterDefectCode, 'pasted-twice' | 'two-households' | 'id-shared'>
  readonly other: Identity
}

/** Who it is, as one text; undefined when the line does not tell enough. */
function personKey(one: Identity): string | undefined {
  if (one.name === '') return undefined
  if (one.id !== '') return `${one.name}|${one.id}`
  if (one.writtenId !== '') return `${one.name}|${one.writtenId}|${one.birthDate}`
  if (one.birthDate !== '') return `${one.name}||${one.birthDate}`
  return one.phone === '' ? undefined : `${one.name}|||${one.phone}`
}

/**
 * For each line its duplicate, or undefined. Of one person's lines the first stays and the later ones
 * are reported; of two names with one number both are, for nobody can tell whose it is.
 */
export function findDuplicates(lines: readonly Identity[]): (Duplicate | undefined)[] {
  const firstByPerson = new Map<string, Identity>()
  const inHousehold = new Map<string, Identity>()
  const namesById = new Map<string, Identity[]>()
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
    // Without number, birth date and phone, a name tells a person only within one household.
    const key = personKey(one) ?? (one.name === '' ? undefined : `${one.name}@${one.householdKey}`)
    if (key === undefined) return undefined
    const same = inHousehold.get(`${key}@${one.householdKey}`)
    if (same) return { code: 'pasted-twice', other: same }
    inHousehold.set(`${key}@${one.householdKey}`, one)
    const first = firstByPerson.get(key)
    if (first) return { code: 'two-households', other: first }
    firstByPerson.set(key, one)
    return undefined
  })
}
