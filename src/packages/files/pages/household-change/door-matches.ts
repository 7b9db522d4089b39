/** Doors and households to choose from, found by what a worker would say: '15 203', '迎凤', a surname. */
import type { LiveRecords } from '../../../../application'
import { houseTitle } from '../../../../domain/house/house'
import type { Household } from '../../../../domain/household/household'

export interface DoorMatch {
  /** The id of the house or of the household, as asked. */
  readonly id: string
  readonly title: string
  readonly who: string
}

const mostShown = 8

const whoLives = (records: LiveRecords, households: readonly Household[]): string =>
  households
    .filter(({ state }) => state === 'living')
    .flatMap(({ id }) => records.ofHousehold('resident', id))
    .filter(({ state }) => state === 'living')
    .map(({ name }) => name)
    .slice(0, 4)
    .join('、')

/** Every part of what was typed must occur in the address or in a name; nothing typed finds nothing. */
export const doorMatches = (
  records: LiveRecords,
  wanted: 'house' | 'household',
  query: string,
): readonly DoorMatch[] => {
  const parts = query.trim().split(/\s+/).filter(Boolean)
  if (parts.length === 0) return []
  const matches: DoorMatch[] = []
  for (const house of records.all('house')) {
    const households = records.householdsOf(house.id).filter(({ state }) => state === 'living')
    const title = houseTitle(house)
    const who = whoLives(records, households)
    if (!parts.every((part) => `${title} ${who}`.includes(part))) continue
    if (wanted === 'house') matches.push({ id: house.id, title, who: who === '' ? '空着' : who })
    else
      for (const household of households)
        matches.push({ id: household.id, title, who: whoLives(records, [household]) })
    if (matches.length >= mostShown) break
  }
  return matches.slice(0, mostShown)
}
