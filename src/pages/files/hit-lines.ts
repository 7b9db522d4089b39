/**
 * What the search found, as lines of text: all that travels to the screen at a key. The parts of a line stand between
 * marks, because 20 rows made of nodes are 14 KB at every key, and as texts 1.
 */
import { openPage } from '../../components/navigation/open-page'
import { routes } from '../../components/navigation/routes'
import { doorWords } from '../../components/words/file-words'
import { residentStateWords } from '../../domain/labels'
import type { RecordView } from '../../domain/record-view'
import type { SearchAnswer, SearchHit } from '../../domain/resident/search'
import type { Match } from '../../domain/resident/search-match'

/** The title, then the small lines below it. */
export type HitLines = readonly string[]

export interface Found {
  /** How many or that there is nobody, and a hint, as one line of two parts; '' while nobody searches. */
  readonly head: string
  /** Empty when nothing was found. */
  readonly rows: readonly HitLines[]
}

/** No text on file holds a control character (domain/plain-text.ts). The list in WXML splits by the same. */
const mark = '\u007f'

export interface LineParts {
  readonly before: string
  /** What fits the query; '' when it is another line that does. */
  readonly lit: string
  readonly after: string
  readonly tag: string
}

const lineOf = (text: string, match: Match | undefined, tag = ''): string => {
  const { start, length } = match ?? { start: text.length, length: 0 }
  const parts = [
    text.slice(0, start),
    text.slice(start, start + length),
    text.slice(start + length),
  ]
  if (tag !== '') return [...parts, tag].join(mark)
  return match ? parts.join(mark) : text
}

export const wordsOfHead = (head: string) => {
  const [words = '', hint = ''] = head.split(mark)
  return { words, hint }
}

export const partsOf = (line: string): LineParts => {
  const [before = '', lit = '', after = '', tag = ''] = line.split(mark)
  return { before, lit, after, tag }
}

const matchOf = (hit: SearchHit, ...fields: readonly Match['field'][]): Match | undefined =>
  hit.matches.find(({ field }) => fields.includes(field))

const rowOf = (hit: SearchHit, records: RecordView): HitLines => {
  const { house } = hit
  const address = matchOf(hit, 'address')
  const door = lineOf(address?.text ?? (house ? doorWords(house) : ''), address)
  if (hit.kind === 'house') {
    const { length } = livingIn(hit.house.id, records)
    return [door, length === 0 ? '房屋 · 没有登记住户' : `房屋 · ${length} 户`]
  }
  const { name, state } = hit.resident
  const match = matchOf(hit, 'name', 'initials')
  const tag = state === 'living' ? '' : residentStateWords[state]
  const others = hit.matches.filter(({ field }) => field === 'tag' || field === 'phone')
  return [
    lineOf(match?.text ?? name, match, tag),
    door,
    ...others.map((other) => lineOf(other.text, other)),
  ]
}

const livingIn = (houseId: string, records: RecordView) =>
  records.householdsOf(houseId).filter(({ state }) => state === 'living')

const nobodySearches: Found = { head: '', rows: [] }
const headOf = (words: string, hint: string): string => [words, hint].join(mark)

/** @param answer null while nobody searches */
export const foundLines = (
  answer: SearchAnswer | null,
  query: string,
  records: RecordView,
): Found => {
  if (answer === null) return nobodySearches
  const { hits, total } = answer
  if (total === 0)
    return {
      head: headOf(`没有找到“${query.trim()}”`, '换个写法试试：姓的首字母、门牌号，或电话后四位。'),
      rows: [],
    }
  const more = total > hits.length ? `先显示 ${hits.length} 个，多打一个字更准` : ''
  return {
    head: headOf(`找到 ${total} 个`, more),
    rows: hits.map((hit) => rowOf(hit, records)),
  }
}

/** To the household; behind a door with several or none, to the building. */
export const openHit = (hit: SearchHit, records: RecordView): void => {
  if (hit.kind === 'resident')
    return openPage(routes.household, { householdId: hit.resident.householdId })
  const { id, estate, building, unit } = hit.house
  const [only, ...others] = livingIn(id, records)
  if (only && others.length === 0) openPage(routes.household, { householdId: only.id })
  else openPage(routes.building, { estate, building, unit })
}
