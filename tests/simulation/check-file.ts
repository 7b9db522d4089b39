/** Invariants of the file: houses, households and people hang together, and everybody in a roster is on file once. */
import type { AnyRecord } from '../../src/domain/record'
import type { Resident } from '../../src/domain/resident/resident'
import { keyOf, type Truth } from './truth'
import type { World } from './world'

type Find = (kind: string, id: string) => AnyRecord | undefined

const problemOfResident = (resident: Resident, find: Find): string => {
  const household = find('household', resident.householdId)
  if (resident.state === 'living' && household && 'state' in household)
    if (household.state !== 'living') return `lives in a household that has ${household.state}`
  if ((resident.state === 'merged') !== (resident.mergedInto !== ''))
    return `is ${resident.state} into '${resident.mergedInto}'`
  const seen = new Set<string>()
  for (let id = resident.id; id !== '';) {
    if (seen.has(id)) return 'is merged into itself'
    seen.add(id)
    const next = find('resident', id)
    if (!next || !('mergedInto' in next)) return `is merged into ${id}, who is not there`
    id = next.mergedInto
  }
  return ''
}

const problemOf = (key: string, record: AnyRecord, find: Find): string => {
  const isHousehold = key.startsWith('household ')
  const above =
    isHousehold && 'houseId' in record
      ? find('house', record.houseId)
      : 'householdId' in record
        ? find('household', record.householdId)
        : record
  if (!above) return 'belongs to nothing'
  if (above.regionId !== record.regionId)
    return `lies in ${record.regionId}, what it belongs to in ${above.regionId}`
  return key.startsWith('resident ') ? problemOfResident(record as Resident, find) : ''
}

const checkRecords = (world: World, truth: Truth): void => {
  const find: Find = (kind, id) => truth.records.get(keyOf(kind, id))
  for (const [key, record] of truth.records) {
    const problem = problemOf(key, record, find)
    if (problem !== '') world.promises.break('file', `${key} ${problem}`)
  }
}

/** Of a file elsewhere whose holder lives there no more a roster knows nothing: it makes one in its own region. */
const namesGoneElsewhere = async ({ roster }: World, truth: Truth): Promise<Set<string>> => {
  const names = new Set<string>()
  for (const [key, record] of truth.records)
    if (key.startsWith('resident ') && 'name' in record && record.state !== 'living')
      if (!(await roster.covers(record))) names.add(record.name)
  return names
}

const checkRoster = async (world: World, truth: Truth): Promise<void> => {
  const { roster, promises } = world
  const names = [...truth.records].flatMap(([key, record]) =>
    key.startsWith('resident ') && 'name' in record ? [record.name] : [],
  )
  for (const { name, alone } of roster.imported) {
    const times = names.filter((other) => other === name).length
    const mayBeLeftOut = !alone || roster.leftOut.has(name)
    if (times > 1 || (times === 0 && !mayBeLeftOut))
      promises.break('roster', `${name} is on file ${times} times`)
  }
  const again = await roster.previewAgain()
  if (!again) return
  // With an ID number they are found wherever they have moved to.
  const known = new Set(roster.imported.map(({ name }) => name))
  for (const name of await namesGoneElsewhere(world, truth)) known.delete(name)
  const twice = again.added.filter(({ name }) => known.has(name) && !roster.leftOut.has(name))
  if (again.counts.newHouses + again.changed.length + twice.length > 0)
    promises.break('roster', `the same again would change ${JSON.stringify(again.counts)}`)
}

export const checkFile = async (world: World, truth: Truth): Promise<void> => {
  checkRecords(world, truth)
  await checkRoster(world, truth)
}
