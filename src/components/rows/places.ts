/**
 * The places of a list on the screen. A row that goes leaves its place empty, what comes in front stands apart, and what
 * comes behind is added: where a child is taken out or put in between, WeChat gets all its siblings anew.
 */

export interface Places {
  /** Keys that came in front of the places. */
  readonly newer: readonly string[]
  /** Keys in the order of the list, those included of which the row has gone. */
  readonly places: readonly string[]
}

export const noPlaces: Places = { newer: [], places: [] }

/** The places for these keys, given those before. Anew when the keys no longer follow each other as they did. */
export const placesFor = (keys: readonly string[], { places }: Places): Places => {
  const wanted = new Set(keys)
  const staying = places.filter((key) => wanted.has(key))
  const start = keys.indexOf(staying[0] ?? '')
  const behind = keys.slice(start)
  if (start < 0 || !staying.every((key, index) => key === behind[index]))
    return { newer: [], places: keys }
  return {
    newer: keys.slice(0, start),
    places: [...places, ...behind.slice(staying.length)],
  }
}
