/**
 * What is to be done with one row of a volunteer roster, seen against what is on file. The preview shows it and the
 * import asks it again on the truth of its own transaction: whatever happened in between, both say the same.
 */
import { minutesWords } from '../minutes-words'
import { sameValue, type FieldValue } from '../field-merge'
import { explainRefusal } from '../refusal'
import { checkRegistration, type RegistrationDay } from '../volunteer/check-registration'
import type { VolunteerDetails } from '../volunteer/volunteer'
import { matchVolunteer, type VolunteerOnFile } from './match-volunteer'
import {
  volunteerDefectReasons,
  type VolunteerDefectCode,
  type VolunteerRow,
} from './volunteer-roster'

export interface FieldDifference {
  readonly field: string
  readonly from: FieldValue
  readonly to: FieldValue
}

/** Minutes to be kept once; 0 for none. */
export interface OldHours {
  readonly openingMinutes: number
  readonly carriedMinutes: number
  /** Of the opening, what the tenant's cap sends on to the pool. */
  readonly toPoolMinutes: number
}

export type VolunteerDecision =
  | {
      readonly kind: 'add'
      readonly details: VolunteerDetails
      /** '' is given a new one. */
      readonly number: string
      readonly hours: OldHours
      readonly notes: readonly string[]
    }
  | {
      readonly kind: 'update'
      readonly volunteer: VolunteerOnFile
      readonly details: VolunteerDetails
      readonly changed: readonly FieldDifference[]
      /** Changed by hand since the last roster, or on file before the first: what is on file stays. */
      readonly kept: readonly FieldDifference[]
      /** Registered on the own phone with the same ID number, name and telephone: the roster is the proof. */
      readonly verifies: boolean
      readonly hours: OldHours
      readonly notes: readonly string[]
    }
  /** Nothing is done; a person decides. */
  | { readonly kind: 'decide'; readonly words: string }
  | { readonly kind: 'defect'; readonly code: VolunteerDefectCode; readonly reason: string }

export interface ImportDay extends RegistrationDay {
  /** What a volunteer may hold; 0 = no cap. */
  readonly personalCapMinutes: number
  /** Who imports. */
  readonly memberId: string
  /** In whose hours they have a share: the own ones, those of relatives on file. */
  readonly shares: {
    readonly volunteerIds: ReadonlySet<string>
    readonly idNumbers: ReadonlySet<string>
  }
}

const defect = (code: VolunteerDefectCode, detail = ''): VolunteerDecision => ({
  kind: 'defect',
  code,
  reason: `${volunteerDefectReasons[code]}${detail}`,
})

const mergedFields = [
  'name',
  'sex',
  'birthDate',
  'phone',
  'idNumber',
  'skills',
  'serviceKinds',
  'team',
  'politicalStatus',
] as const

const saysNothing = (value: FieldValue): boolean =>
  value === '' || value === 'unknown' || (Array.isArray(value) && value.length === 0)

/** What a row says, by field: the next roster is compared with it. */
export const fieldsSaid = ({ details }: VolunteerRow): Readonly<Record<string, FieldValue>> =>
  Object.fromEntries(
    // The ID number lies sealed with the rest of the details, and nowhere else.
    mergedFields.flatMap((field) =>
      field === 'idNumber' || saysNothing(details[field]) ? [] : [[field, details[field]]],
    ),
  )

const merge = ({ details: said }: VolunteerRow, { details, imported }: VolunteerOnFile) => {
  const changed: FieldDifference[] = []
  const kept: FieldDifference[] = []
  for (const field of mergedFields) {
    const [from, to] = [details[field], said[field]]
    if (saysNothing(to) || sameValue(from, to)) continue
    const base = imported[field]
    const isFree = saysNothing(from) || (base !== undefined && sameValue(base, from))
    ;(isFree ? changed : kept).push({ field, from, to })
  }
  const guardian = details.guardian.name === '' ? said.guardian : details.guardian
  const taken = Object.fromEntries(changed.map(({ field, to }) => [field, to]))
  return { changed, kept, details: { ...details, ...taken, guardian } }
}

/** null where an amount is on file already, and another one. */
const once = (said: number | null, onFile: number | null): number | null =>
  onFile === null ? (said ?? 0) : said === null || said === 0 || said === onFile ? 0 : null

const oldHours = (
  { availableMinutes, totalMinutes }: VolunteerRow,
  volunteer: VolunteerOnFile | null,
  { personalCapMinutes: cap }: ImportDay,
): OldHours | VolunteerDecision => {
  const listed = volunteer?.listedMinutes ?? null
  const opening = once(availableMinutes, volunteer?.openingMinutes ?? listed)
  if (opening === null)
    return listed === null
      ? defect('opening-there', `（已记 ${minutesWords(volunteer?.openingMinutes ?? 0)}）`)
      : defect('opening-waits', `（等同意的是 ${minutesWords(listed)}）`)
  const carried = once(totalMinutes, volunteer?.carriedMinutes ?? null)
  if (carried === null)
    return defect('carried-there', `（已记 ${minutesWords(volunteer?.carriedMinutes ?? 0)}）`)
  const held = (volunteer?.balanceMinutes ?? 0) + opening
  const over = cap > 0 ? Math.max(0, Math.min(opening, held - cap)) : 0
  return { openingMinutes: opening, carriedMinutes: carried, toPoolMinutes: over }
}

const hoursNotes = (
  { toPoolMinutes, openingMinutes }: OldHours,
  { personalCapMinutes }: ImportDay,
): readonly string[] =>
  toPoolMinutes === 0
    ? []
    : [
        `可用时长 ${minutesWords(openingMinutes)}，超过每人上限 ${minutesWords(personalCapMinutes)}，多出的 ${minutesWords(toPoolMinutes)}转入社区公益池`,
      ]

/** Why nobody but a person can say what is right with this volunteer; '' when the row may be taken over. */
const whyToDecide = (
  { details }: VolunteerRow,
  { state, isHere, memberId, details: known }: VolunteerOnFile,
  day: ImportDay,
): string => {
  if (!isHere) return '在别的社区已是志愿者，没有改动。请和那边的社区商量由谁管。'
  if (memberId === day.memberId) return '这是您自己，没有改动。自己的记录请同事来导。'
  if (state === 'left') return '已退出志愿者，没有改动。本人回来时，请在手机上再登记。'
  if (state === 'declined') return '以前登记没有通过，没有改动。请先核对，再让本人重新登记。'
  const isSame = details.idNumber !== '' && details.idNumber === known.idNumber
  const isProven = isSame && details.phone === known.phone && details.name === known.name
  return state === 'waiting' && !isProven
    ? '本人已在手机上登记，正等您核对。请先核对，再导这张表。'
    : ''
}

/** The importer's own hours, or a relative's. */
const isShared = (
  { idNumber }: VolunteerDetails,
  volunteer: VolunteerOnFile | null,
  { shares }: ImportDay,
): boolean =>
  (idNumber !== '' && shares.idNumbers.has(idNumber)) ||
  (volunteer !== null && shares.volunteerIds.has(volunteer.id))

export const decideVolunteer = (
  row: VolunteerRow,
  onFile: readonly VolunteerOnFile[],
  day: ImportDay,
): VolunteerDecision => {
  const match = matchVolunteer(row, onFile)
  if (match.kind === 'several')
    return { kind: 'decide', words: '有几位志愿者同名同电话。请补上身份证号码再导。' }
  const volunteer = match.kind === 'one' ? match.volunteer : null
  const words = volunteer ? whyToDecide(row, volunteer, day) : ''
  if (words !== '') return { kind: 'decide', words }
  const merged = volunteer ? merge(row, volunteer) : null
  const checked = checkRegistration(merged?.details ?? row.details, day)
  if (!checked.ok)
    return checked.error.code === 'guardian-needed'
      ? defect('guardian-needed', `（${checked.error.detail}）`)
      : { kind: 'decide', words: explainRefusal(checked.error) }
  const details = checked.value
  const hours = oldHours(row, volunteer, day)
  if ('kind' in hours) return hours
  const { openingMinutes, carriedMinutes } = hours
  if (openingMinutes + carriedMinutes > 0 && isShared(details, volunteer, day))
    return { kind: 'decide', words: '这是您家里人的时长，没有改动。家人的请同事来导。' }
  const notes = hoursNotes(hours, day)
  if (volunteer && merged) {
    const verifies = volunteer.state === 'waiting'
    const { changed, kept } = merged
    return { kind: 'update', volunteer, details, changed, kept, verifies, hours, notes }
  }
  const isTaken = match.kind === 'nobody' && match.numberTaken
  const number = isTaken ? '' : row.number
  const told = isTaken ? [`编号 ${row.number} 已是别人的，会另给一个编号`] : []
  return { kind: 'add', details, number, hours, notes: [...told, ...notes] }
}

/** Whether an update changes anything at all. */
export const isUnchanged = (decision: VolunteerDecision): boolean =>
  decision.kind === 'update' &&
  decision.changed.length === 0 &&
  !decision.verifies &&
  decision.hours.openingMinutes === 0 &&
  decision.hours.carriedMinutes === 0
