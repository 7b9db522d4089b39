/**
 * Finds people and doors among all that the phone holds, as one types: name, pinyin initials, address or room,
 * last four digits of a phone, tag; several words must all fit. It reads nothing but the records given, and a
 * merged file is found through the one it was folded into.
 */
import { houseTitle, type House } from '../house/house'
import type { AllRecords } from '../household/household-file'
import { lastFourDigits } from '../phone-number'
import type { Resident } from './resident'
import { matchWord, searchEntry, type Match, type SearchEntry } from './search-match'
import { readQuery } from './search-query'

export type SearchHit = {
  readonly score: number
  /** One for each typed word, in that order: why it was found and what to light up. */
  readonly matches: readonly Match[]
} & (
  | { readonly kind: 'resident'; readonly resident: Resident; readonly house: House | null }
  | { readonly kind: 'house'; readonly house: House }
)

export interface SearchAnswer {
  readonly hits: readonly SearchHit[]
  /** How many there are; `hits` holds the best of them. */
  readonly total: number
}

type Subject =
  | { readonly kind: 'resident'; readonly resident: Resident; readonly house: House | null }
  | { readonly kind: 'house'; readonly house: House }

interface IndexedSubject {
  readonly subject: Subject
  readonly entry: SearchEntry
  /** Breaks ties, so that the same query always gives the same order. */
  readonly sortKey: string
}

/** Ready for queries; holds on to the records that it was built from. */
export interface SearchIndex {
  readonly subjects: ReadonlyMap<string, IndexedSubject>
}

const noDoor = { estate: '', building: '', unit: '', room: '' }

const index = (subject: Subject): IndexedSubject => {
  const { house } = subject
  const place = { door: house ?? noDoor, address: house ? houseTitle(house) : '' }
  if (subject.kind === 'house') {
    const entry = searchEntry({ ...place, name: '', initials: '', lastFour: '', tags: [] })
    return { subject, entry, sortKey: `${place.address} ${subject.house.id}` }
  }
  const { id, name, initials, phone, tags } = subject.resident
  const entry = searchEntry({ ...place, name, initials, lastFour: lastFourDigits(phone), tags })
  return { subject, entry, sortKey: `${name} ${id}` }
}

const isSame = (one: Subject, other: Subject): boolean =>
  one.house === other.house &&
  (one.kind === 'house' || (other.kind === 'resident' && one.resident === other.resident))

/**
 * Builds the index of all records. With the one before, only what has become another object is made anew, so
 * that a rebuild after one saved command is a walk over the records and nothing more.
 */
export const buildSearchIndex = (records: AllRecords, before?: SearchIndex): SearchIndex => {
  const houses = new Map(records.all('house').map((house) => [house.id, house]))
  const homes = new Map(
    records.all('household').map(({ id, houseId }) => [id, houses.get(houseId)]),
  )
  const subjects = new Map<string, IndexedSubject>()
  const put = (key: string, subject: Subject) => {
    const known = before?.subjects.get(key)
    subjects.set(key, known && isSame(known.subject, subject) ? known : index(subject))
  }
  for (const house of houses.values()) put(`house:${house.id}`, { kind: 'house', house })
  for (const resident of records.all('resident')) {
    if (resident.state === 'merged') continue
    const house = homes.get(resident.householdId) ?? null
    put(`resident:${resident.id}`, { kind: 'resident', resident, house })
  }
  return { subjects }
}

/** Who moved away or died is found, below those who live here. */
const absencePenalty = 2

const score = (subject: Subject, matches: readonly Match[]): number => {
  const sum = matches.reduce((total, match) => total + match.score, 0)
  if (subject.kind === 'resident')
    return sum - (subject.resident.state === 'living' ? 0 : absencePenalty)
  // Whoever types an address means the door first.
  return sum + 0.1
}

interface Found {
  readonly indexed: IndexedSubject
  readonly matches: readonly Match[]
  readonly score: number
}

const byScore = (one: Found, other: Found): number =>
  other.score - one.score ||
  (one.indexed.sortKey < other.indexed.sortKey
    ? -1
    : one.indexed.sortKey > other.indexed.sortKey
      ? 1
      : 0)

/** The best in order, without sorting thousands for the sake of fifty. */
const takeBest = (found: readonly Found[], limit: number): readonly Found[] => {
  const best: Found[] = []
  for (const one of found) {
    const last = best[best.length - 1]
    if (best.length >= limit && last && byScore(one, last) >= 0) continue
    let at = best.length
    while (at > 0 && byScore(one, best[at - 1] ?? one) < 0) at--
    best.splice(at, 0, one)
    if (best.length > limit) best.pop()
  }
  return best
}

/** The best `limit` hits. An empty query finds nothing. */
export const search = (searchIndex: SearchIndex, query: string, limit = 50): SearchAnswer => {
  const words = readQuery(query)
  if (words.length === 0) return { hits: [], total: 0 }
  const found: Found[] = []
  for (const indexed of searchIndex.subjects.values()) {
    const matches: Match[] = []
    for (const word of words) {
      const match = matchWord(indexed.entry, word)
      if (!match) break
      matches.push(match)
    }
    if (matches.length === words.length)
      found.push({ indexed, matches, score: score(indexed.subject, matches) })
  }
  const best = takeBest(found, limit)
  return {
    hits: best.map(({ indexed, ...hit }) => ({ ...indexed.subject, ...hit })),
    total: found.length,
  }
}

/** Keeps one index and renews it only when a query comes after the records have changed. */
export const createSearch = () => {
  let built: { readonly records: AllRecords; readonly index: SearchIndex } | null = null
  return (records: AllRecords, query: string, limit?: number): SearchAnswer => {
    if (built?.records !== records)
      built = { records, index: buildSearchIndex(records, built?.index) }
    return search(built.index, query, limit)
  }
}
