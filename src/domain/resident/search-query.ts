/** What was typed into the search box, taken apart: words, and for each word the door that it may mean. */
import { toPlainText } from '../plain-text'

/** Numbers of a door as typed, each '' when not said. */
export interface DoorQuery {
  readonly estate: string
  readonly building: string
  readonly unit: string
  readonly room: string
}

export interface QueryWord {
  readonly text: string
  /** The readings of the word as a door: '15-203' is building and room or building and unit. */
  readonly doors: readonly DoorQuery[]
}

const NUMBER = '[a-z]?\\d{1,4}[a-z]?|[a-z]'
const DOOR = new RegExp(
  `^([\\u4e00-\\u9fff]*?)(?:(${NUMBER})(?:幢|栋|号楼|座|#))?-?(?:(${NUMBER}|[甲乙丙丁])单元)?-?(?:(${NUMBER})(?:室|号)?)?$`,
)
const DASHED = new RegExp(
  `^([\\u4e00-\\u9fff]*?)(${NUMBER})-(${NUMBER})(?:-(${NUMBER})?)?(?:室|号)?$`,
)

/** Leading zeros mean nothing in a door's number; capitals are as in the file. */
const number = (text: string | undefined): string =>
  (text ?? '').toUpperCase().replace(/^0+(?=\d)/, '')

const readDoors = (text: string): DoorQuery[] => {
  const dashed = DASHED.exec(text)
  if (dashed) {
    const [, estate = '', first, second, third] = dashed
    const [one, two, three] = [number(first), number(second), number(third)]
    if (third !== undefined) return [{ estate, building: one, unit: two, room: three }]
    return [
      { estate, building: one, unit: '', room: two },
      { estate, building: one, unit: two, room: '' },
    ]
  }
  const written = DOOR.exec(text)
  if (!written) return []
  const [, estate = '', building, unit, room] = written
  const door = { estate, building: number(building), unit: number(unit), room: number(room) }
  // Without any number it is a name, a tag or an estate, which are looked for as text.
  return door.building + door.unit + door.room === '' ? [] : [door]
}

/** Half-width, lower case; words are divided by spaces and commas. All of them must be found. */
export const readQuery = (query: string): readonly QueryWord[] =>
  toPlainText(query)
    .toLowerCase()
    .replace(/[—–−]/g, '-')
    .split(/[\s,,、;;]+/)
    .filter((text) => text !== '')
    .slice(0, 8)
    .map((text) => ({ text, doors: readDoors(text) }))
