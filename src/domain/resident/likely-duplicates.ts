/**
 * Warns that a person may be on file already. It can only suppose: a phone knows masks, not ID numbers; the server
 * compares whole numbers by their blind index. Nothing is refused because of it.
 */
import type { Resident } from './resident'

/** What is known of the person in question; `id` when they are on file themselves. */
export interface DuplicateProbe {
  readonly id?: string
  readonly name: string
  readonly birthDate: string
  readonly phone: string
  readonly idNumberMask: string
}

export interface LikelyDuplicate {
  readonly resident: Resident
  /** '姓名和出生日期相同' … strongest first. */
  readonly reasons: readonly string[]
}

const same = (one: string, other: string): boolean => one !== '' && one === other

/** A birth date or a mask that differs speaks against it: namesakes are common. */
const contradicts = (probe: DuplicateProbe, resident: Resident): boolean =>
  (probe.birthDate !== '' && resident.birthDate !== '' && probe.birthDate !== resident.birthDate) ||
  (probe.idNumberMask !== '' &&
    resident.idNumberMask !== '' &&
    probe.idNumberMask !== resident.idNumberMask)

const reasonsFor = (probe: DuplicateProbe, resident: Resident): string[] => {
  const name = same(probe.name, resident.name)
  const birth = same(probe.birthDate, resident.birthDate)
  const mask = same(probe.idNumberMask, resident.idNumberMask)
  const phone = same(probe.phone, resident.phone)
  const reasons: string[] = []
  // Four visible characters say little alone; with the birth date they leave few numbers of one area.
  if (mask && birth) reasons.push('身份证首尾和出生日期相同')
  if (name && birth) reasons.push('姓名和出生日期相同')
  if (contradicts(probe, resident)) return reasons
  if (name && mask && !birth) reasons.push('姓名和身份证首尾相同')
  if (name && phone) reasons.push('姓名和电话相同')
  return reasons
}

/** Those on file who may be the same person, the most certain first. Merged files are not offered. */
export const likelyDuplicates = (
  probe: DuplicateProbe,
  residents: readonly Resident[],
): readonly LikelyDuplicate[] =>
  residents
    .filter(({ id, state }) => id !== probe.id && state !== 'merged')
    .map((resident) => ({ resident, reasons: reasonsFor(probe, resident) }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((one, other) => other.reasons.length - one.reasons.length)
