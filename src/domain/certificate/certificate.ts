/**
 * A certificate of voluntary service (志愿服务证明): what 志愿服务记录与证明出具办法 wants it to state, how hours are summed up
 * for it, and what is missing before it may be issued. Facts once stated never change; a wrong one is revoked.
 */
import { parseIdNumber } from '../id-number'
import { withoutSpaces } from '../plain-text'
import type { VolunteerDetails, VolunteerState } from '../volunteer/volunteer'

/** asked: by the volunteer or at the desk, to be settled; declined: with a reason; revoked: issued, and no longer true. */
export const certificateStates = ['asked', 'declined', 'issued', 'revoked'] as const
export type CertificateState = (typeof certificateStates)[number]

export const idTypes = ['居民身份证', '港澳台居民居住证', '外国人永久居留身份证', '护照'] as const
export type IdType = (typeof idTypes)[number]

/** A number as it is printed, of what somebody wrote or read from the card; null when it cannot be right. */
export const cardNumber = (idType: IdType, typed: string): string | null => {
  if (idType !== '居民身份证') return withoutSpaces(typed).toUpperCase()
  const read = parseIdNumber(typed)
  return read.ok ? read.idNumber : null
}

/** One posted service within the period. */
export interface CertifiedService {
  readonly kind: string
  /** '' where nobody may read it. */
  readonly title: string
  readonly minutes: number
}

/** The services of one kind. */
export interface KindSum {
  readonly kind: string
  /** What was done: the most frequent titles, at most `mostTitles`. */
  readonly titles: readonly string[]
  /** There were more titles than those. */
  readonly more: boolean
  readonly times: number
  readonly minutes: number
}

/** Everything that the paper says; nothing else is printed on it. */
export interface CertificateFacts {
  readonly number: string
  /** Whoever has it may ask whether the certificate is genuine. */
  readonly code: string
  readonly name: string
  readonly idType: IdType
  readonly idNumber: string
  readonly volunteerNumber: string
  /** Days, both included. */
  readonly fromDate: string
  readonly toDate: string
  readonly kinds: readonly KindSum[]
  readonly times: number
  readonly minutes: number
  readonly issuer: string
  /** 负责人, 经办人, 联系方式 */
  readonly responsible: string
  readonly handler: string
  readonly contact: string
  readonly issuedOn: string
}

/** '330483001-2026-000123': who issues, the year, a running number within it. */
export const certificateNumber = (issuerCode: string, year: string, running: number): string =>
  `${issuerCode === '' ? 'ZM' : issuerCode}-${year}-${String(running).padStart(6, '0')}`

const mostTitles = 3
/** A page has room for so many; the rest is one line. */
export const mostKinds = 8
const restKind = '其他'

const sumOf = (kind: string, services: readonly CertifiedService[]): KindSum => {
  const counts = new Map<string, number>()
  for (const { title } of services)
    if (title !== '') counts.set(title, (counts.get(title) ?? 0) + 1)
  const titles = [...counts]
    .sort(([a, timesOfA], [b, timesOfB]) => timesOfB - timesOfA || (a < b ? -1 : 1))
    .map(([title]) => title)
  return {
    kind,
    titles: titles.slice(0, mostTitles),
    more: titles.length > mostTitles,
    times: services.length,
    minutes: totalMinutes(services),
  }
}

export const totalMinutes = (services: readonly { readonly minutes: number }[]): number =>
  services.reduce((sum, { minutes }) => sum + minutes, 0)

/** The kind with the most time first; the same for the same services in whichever order they come. */
export const sumByKind = (services: readonly CertifiedService[]): readonly KindSum[] => {
  const byKind = new Map<string, CertifiedService[]>()
  for (const service of services)
    byKind.set(service.kind, [...(byKind.get(service.kind) ?? []), service])
  const sums = [...byKind]
    .map(([kind, ofKind]) => sumOf(kind, ofKind))
    .sort((a, b) => b.minutes - a.minutes || (a.kind < b.kind ? -1 : 1))
  if (sums.length <= mostKinds) return sums
  const shown = sums.slice(0, mostKinds - 1)
  const named = new Set(shown.map(({ kind }) => kind))
  return [
    ...shown,
    sumOf(
      restKind,
      services.filter(({ kind }) => !named.has(kind)),
    ),
  ]
}

/** Whose certificate it is, as their row stands now. */
interface CertifiedVolunteer {
  readonly state: VolunteerState
  readonly detailsVerified: boolean
  readonly details: Pick<VolunteerDetails, 'idNumber'>
}

interface AskedFacts {
  readonly idType: IdType
  readonly idNumber: string
  readonly minutes: number
}

/** Hours are of whom a worker verified: leaving makes none of them untrue, and another name written over it gets none. */
const unverified = ({ state, detailsVerified }: CertifiedVolunteer): readonly string[] => {
  if (detailsVerified) return []
  return state === 'waiting'
    ? ['登记还没有核对，请等社区核对后再申请']
    : ['现在的登记没有核对过，请重新登记，等社区核对后再申请']
}

/** What stands between an asked certificate and its issue, as words for whoever can do something about it. */
export const missingForCertificate = (
  volunteer: CertifiedVolunteer,
  { idType, idNumber, minutes }: AskedFacts,
): readonly string[] => {
  const onFile = volunteer.details.idNumber
  const isOutdated =
    idType === '居民身份证' && idNumber !== '' && onFile !== '' && idNumber !== onFile
  return [
    ...unverified(volunteer),
    ...(idNumber === '' ? ['没有证件号码'] : []),
    ...(isOutdated ? ['身份证号已更正，请志愿者重新申请'] : []),
    ...(minutes > 0 ? [] : ['这段时间里没有公示期满入账的时长（时间银行的服务不算在内）']),
  ]
}

/** '12 小时 30 分钟' */
export const hoursText = (minutes: number): string => {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest} 分钟`
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分钟`
}
