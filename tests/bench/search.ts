/**
 * Typing in the search with 5,000 residents on the phone: 200 queries, each typed letter by letter, on the product's own
 * index. The peer looks through names, phones and addresses as plain texts, which finds less. Last: building the index.
 */
import { createSearch } from '../../src/domain/resident/search'
import { RecordSet } from '../../src/store/record-set'
import { gridRecords } from './grid/grid-data'

const size = { households: 1700, residents: 5000, visits: 0 }
const records = new RecordSet()
for (const { kind, record } of gridRecords(size)) records.putAny(kind, record)

const residents = records.all('resident')
const homeOf = (householdId: string) => {
  const household = records.get('household', householdId)
  return household ? records.get('house', household.houseId) : undefined
}

/** What people type: a name, initials, a door, the end of a phone, a tag and a name. */
const queries = Array.from({ length: 200 }, (_, index): string => {
  const resident = residents[(index * 7919) % residents.length]
  const house = resident && homeOf(resident.householdId)
  if (!resident || !house) throw new Error('The grid has no such resident')
  const kinds = [
    resident.name,
    resident.initials,
    `${house.building}-${house.unit}-${house.room}`,
    resident.phone.slice(-4),
    `高龄老人 ${resident.name.slice(0, 1)}`,
  ]
  return kinds[index % kinds.length] ?? ''
})
const typed = queries.flatMap((query) =>
  Array.from({ length: query.length }, (_, index) => query.slice(0, index + 1)),
)

const plain = residents.map((resident) => {
  const house = homeOf(resident.householdId)
  return `${resident.name} ${resident.phone} ${house?.estate ?? ''} ${house?.room ?? ''}`
})

const timed = (work: () => unknown): number => {
  const startedMs = performance.now()
  work()
  return performance.now() - startedMs
}
const median = (values: readonly number[]) =>
  [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0
const rounded = (ms: number) => Math.round(ms * 100) / 100

const search = createSearch()
const indexMs = timed(() => search(records, '李', 50))
for (const query of typed.slice(0, 200)) search(records, query, 50)

let found = 0
const times = typed.map((query) =>
  timed(() => {
    if (search(records, query, 50).total > 0) found++
  }),
)
const peerTimes = typed.map((query) => timed(() => plain.filter((text) => text.includes(query))))
const figures = {
  residents: residents.length,
  keystrokes: typed.length,
  found,
  medianMs: rounded(median(times)),
  worstMs: rounded(Math.max(...times)),
  peerMedianMs: rounded(median(peerTimes)),
  /** Of one frame of the screen, 16.7 ms. */
  medianOfFrame: rounded(median(times) / 16.7),
  indexMs: rounded(indexMs),
}
console.log('keystrokes   found   median ms   worst ms   plain scan ms   first index ms')
console.log(
  [
    figures.keystrokes,
    found,
    figures.medianMs,
    figures.worstMs,
    figures.peerMedianMs,
    figures.indexMs,
  ]
    .map((value, index) => String(value).padStart([10, 8, 12, 11, 16, 17][index] ?? 10))
    .join(''),
)
console.log(JSON.stringify({ bench: 'search', ...figures }))
