/** How well one typed word fits one entry, and what of the entry is to be lit up. No state, no ranking of hits. */
import type { House } from '../house/house'
import type { DoorQuery, QueryWord } from './search-query'

export type MatchField = 'name' | 'initials' | 'phone' | 'tag' | 'address'

export interface Match {
  readonly field: MatchField
  /** What is shown with the match in it: the name, the address, the tag, '尾号 1234'. */
  readonly text: string
  /** The part to light up. */
  readonly start: number
  readonly length: number
  /** 3 exact, 2 prefix, 1 part, each with a little less for fields that say less. */
  readonly score: number
}

/** A person or a door, as they are shown. */
export interface SearchTexts {
  readonly name: string
  readonly initials: string
  readonly lastFour: string
  readonly tags: readonly string[]
  readonly door: Pick<House, 'estate' | 'building' | 'unit' | 'room'>
  readonly address: string
}

/** The same, made ready once so that a key press has little left to do. */
export interface SearchEntry extends SearchTexts {
  /** Every text in lower case: what is not in it needs no closer look, unless it is a door's number. */
  readonly haystack: string
  /** The door with its estate in lower case and its numbers in capitals, as queries are read. */
  readonly plainDoor: SearchTexts['door']
}

export const searchEntry = (texts: SearchTexts): SearchEntry => ({
  ...texts,
  haystack: [texts.name, texts.initials, texts.lastFour, texts.address, ...texts.tags]
    .join('\n')
    .toLowerCase(),
  plainDoor: {
    estate: texts.door.estate.toLowerCase(),
    building: texts.door.building.toUpperCase(),
    unit: texts.door.unit.toUpperCase(),
    room: texts.door.room.toUpperCase(),
  },
})

/** Names before initials, then tags, phone and address: what people mean most often. */
const fieldWeight: Readonly<Record<MatchField, number>> = {
  name: 0.5,
  initials: 0.4,
  tag: 0.3,
  phone: 0.25,
  address: 0.2,
}

const found = (
  field: MatchField,
  text: string,
  range: { readonly start: number; readonly length: number; readonly fit: 1 | 2 | 3 },
): Match => ({
  field,
  text,
  start: range.start,
  length: range.length,
  score: range.fit + fieldWeight[field],
})

const within = (field: MatchField, text: string, word: string): Match | null => {
  const start = text.toLowerCase().indexOf(word)
  if (start < 0) return null
  const fit = text.length === word.length ? 3 : start === 0 ? 2 : 1
  return found(field, text, { start, length: word.length, fit })
}

/** One letter stands for one character of a Chinese name; of any other name the whole is lit up. */
const byInitials = (entry: SearchEntry, word: string): Match | null => {
  const match = within('initials', entry.initials, word)
  if (!match) return null
  const aligned = entry.initials.length === entry.name.length
  const range = aligned ? match : { start: 0, length: entry.name.length }
  return { ...match, text: entry.name, start: range.start, length: range.length }
}

const byPhone = (entry: SearchEntry, word: string): Match | null => {
  if (entry.lastFour === '' || entry.lastFour !== word) return null
  return found('phone', `尾号 ${entry.lastFour}`, { start: 3, length: 4, fit: 3 })
}

/** A room may still be unfinished ('15-20' on the way to '15-203'); a building is either meant or not. */
const fitDoor = (door: SearchTexts['door'], query: DoorQuery): 0 | 2 | 3 => {
  const { estate, building, unit, room } = query
  if (building !== '' && building !== door.building) return 0
  if (unit !== '' && unit !== door.unit) return 0
  if (estate !== '' && !door.estate.includes(estate)) return 0
  if (room === '' || room === door.room || `${room}号` === door.room) return 3
  return door.room.startsWith(room) ? 2 : 0
}

/** From the first part of the address that was asked for to the end of the last one. */
const doorRange = (entry: SearchEntry, query: DoorQuery) => {
  const { address, door } = entry
  const afterEstate = door.estate.length
  const building = query.building === '' ? -1 : address.indexOf(door.building, afterEstate)
  const from = building < 0 ? afterEstate : building
  const unit = query.unit === '' ? -1 : address.indexOf(`${door.unit}单元`, from)
  const room = query.room === '' ? -1 : address.lastIndexOf(door.room)
  const starts = [query.estate === '' ? -1 : 0, building, unit, room].filter((at) => at >= 0)
  const start = Math.min(...starts, address.length)
  const end =
    room >= 0
      ? room + door.room.length
      : unit >= 0
        ? unit + door.unit.length
        : from + door.building.length
  return { start, length: Math.max(0, end - start) }
}

const byAddress = (entry: SearchEntry, { text, doors }: QueryWord): Match | null => {
  for (const query of doors) {
    const fit = fitDoor(entry.plainDoor, query)
    if (fit > 0)
      return found('address', entry.address, {
        ...doorRange(entry, query),
        fit: fit === 3 ? 3 : 2,
      })
  }
  // '3' or 'a' alone would light up half the estate, and 1幢 is not a part of 11幢.
  const match =
    doors.length === 0 || text.length > 1 ? within('address', entry.address, text) : null
  const cutsNumber =
    match !== null && /^\d/.test(text) && /\d$/.test(entry.address.slice(0, match.start))
  return cutsNumber ? null : match
}

/** The best way in which the word fits, or null. */
export const matchWord = (entry: SearchEntry, word: QueryWord): Match | null => {
  const { text } = word
  if (!entry.haystack.includes(text)) return word.doors.length === 0 ? null : byAddress(entry, word)
  let best: Match | null = null
  const consider = (match: Match | null) => {
    if (match && (best === null || match.score > best.score)) best = match
  }
  consider(within('name', entry.name, text))
  if (/^[a-z]+$/.test(text)) consider(byInitials(entry, text))
  if (/^\d{4}$/.test(text)) consider(byPhone(entry, text))
  for (const tag of entry.tags) consider(within('tag', tag, text))
  consider(byAddress(entry, word))
  return best
}
