/**
 * Plans one household of a roster: which household on file it is, who in it is new, who differs, and who is
 * on file behind another door. Pure.
 */
import { formatAddress } from '../../../src/domain/address-text'
import type { House } from '../../../src/domain/house/house'
import type { Household } from '../../../src/domain/household/household'
import { matchPerson, mayBeSame, type PersonMatch } from './match-person'
import type {
  FieldUpdate,
  ImportedFields,
  IndexedRow,
  NewResident,
  PersonDifference,
  PersonToDecide,
  PlannedHousehold,
  ResidentUpdate,
} from './import-plan'
import { doorKey, doorOf, type OnFileIndex } from './on-file-index'
import { newHouse, newHousehold, newResident } from './new-records'
import type { RegionPlan } from './plan-regions'
import { isHead } from './relation'
import { compareTenure, compareWithFile, importedFieldsOf } from './roster-fields'

export interface HouseholdPlanning {
  readonly index: OnFileIndex
  readonly regionPlan: RegionPlan
  readonly lastImported: ReadonlyMap<string, ImportedFields>
  readonly elsewhere: ReadonlySet<string>
  /** Houses that this plan creates, by region and door: a second household there is behind the same door. */
  readonly newHouses: Map<string, House>
  /** Households on file that the roster has named already: its next one there is another. */
  readonly takenHouseholds: Set<string>
  readonly newId: () => string
}

export interface HouseholdOutcome {
  readonly planned: PlannedHousehold | null
  /** Residents on file whom the roster lists, wherever. */
  readonly seen: readonly string[]
  readonly changed: readonly PersonDifference[]
  readonly kept: readonly PersonDifference[]
  readonly toDecide: readonly PersonToDecide[]
  readonly added: readonly { readonly name: string; readonly address: string }[]
  readonly unchanged: number
}

const headRow = (rows: readonly IndexedRow[]): IndexedRow | undefined =>
  rows.find((row) => row.relation === '户主' || row.name === row.headName) ?? rows[0]

/** Known by the number or, within one household, by name and birth date. */
const isKnownIn = (row: IndexedRow, household: Household, { index }: HouseholdPlanning): boolean =>
  index.byIdNumber(row.idNumberIndex)?.resident.householdId === household.id ||
  index.livingIn(household.id).some(({ resident }) => mayBeSame(row, resident))

/**
 * The household on file that this one is: by its people, by its head's name, or as the only one there, unless that
 * one has another head: then others have moved in behind the same door.
 */
const findHousehold = (
  rows: readonly IndexedRow[],
  house: House,
  planning: HouseholdPlanning,
): Household | undefined => {
  const { index, takenHouseholds } = planning
  const free = index.livingHouseholdsAt(house.id).filter(({ id }) => !takenHouseholds.has(id))
  const people = (household: Household): number =>
    rows.filter((row) => isKnownIn(row, household, planning)).length
  const known = [...free].sort((one, other) => people(other) - people(one))[0]
  if (known && people(known) > 0) return known
  const headName = rows[0]?.headName ?? ''
  const living = ({ id }: Household) => index.livingIn(id).map(({ resident }) => resident)
  const ofHead = free.find((household) => living(household).some(({ name }) => name === headName))
  if (ofHead) return ofHead
  const [only, second] = free
  const hasOtherHead =
    only !== undefined && headName !== '' && living(only).some(({ relation }) => isHead(relation))
  return second === undefined && !hasOtherHead ? only : undefined
}

interface Place {
  readonly house: House
  readonly isNew: boolean
}

/** The house on file, or one that this plan creates; two households behind one new door share it. */
const placeOf = (row: IndexedRow, planning: HouseholdPlanning): Place | (() => Place) => {
  const door = doorOf(row)
  const onFile = planning.index.houseAt(door, planning.regionPlan.find(row))
  if (onFile) return { house: onFile, isNew: false }
  return () => {
    const regionId = planning.regionPlan.regionFor(row)
    const key = `${regionId}|${doorKey(door)}`
    const house =
      planning.newHouses.get(key) ??
      newHouse({ id: planning.newId(), regionId, door, address: row.address })
    planning.newHouses.set(key, house)
    return { house, isNew: true }
  }
}

interface Comparison {
  readonly residentUpdates: ResidentUpdate[]
  readonly changed: PersonDifference[]
  readonly kept: PersonDifference[]
  unchanged: number
}

const comparePerson = (
  match: Extract<PersonMatch, { kind: 'same' }>,
  address: string,
  planning: HouseholdPlanning,
  into: Comparison,
): void => {
  const { row, onFile } = match
  const { resident } = onFile
  const last = planning.lastImported.get(resident.id)
  const compared = compareWithFile(row, resident, last)
  const newIdNumber = onFile.idNumberIndex === '' ? row.idNumber : ''
  const changed = [
    ...compared.changed,
    ...(newIdNumber === '' ? [] : [{ field: 'idNumber' as const, from: '', to: '已填' }]),
  ]
  if (changed.length > 0) into.changed.push({ name: resident.name, address, fields: changed })
  else into.unchanged += 1
  if (compared.kept.length > 0)
    into.kept.push({ name: resident.name, address, fields: compared.kept })
  const remembers = JSON.stringify(last ?? null) !== JSON.stringify(compared.imported)
  if (changed.length > 0 || remembers)
    into.residentUpdates.push({
      id: resident.id,
      changes: compared.changes,
      imported: compared.imported,
      newIdNumber,
    })
}

/** The first row speaks for the door; all rows of a household share it. */
export const planHousehold = (
  rows: readonly IndexedRow[],
  planning: HouseholdPlanning,
): HouseholdOutcome => {
  const first = rows[0]
  const head = headRow(rows)
  if (!first || !head) throw new Error('A household of a roster has at least one row.')
  const address = formatAddress(first.address)
  const place = placeOf(first, planning)
  const household =
    typeof place === 'function' ? undefined : findHousehold(rows, place.house, planning)
  if (household) planning.takenHouseholds.add(household.id)
  const matches = rows.map((row) => matchPerson(row, household, planning))

  const compared: Comparison = { residentUpdates: [], changed: [], kept: [], unchanged: 0 }
  for (const match of matches)
    if (match.kind === 'same') comparePerson(match, address, planning, compared)
  const newRows = matches.flatMap((match) => (match.kind === 'new' ? [match.row] : []))
  const created = newRows.length > 0 && !household ? create(head, place, planning) : null
  const home = household ?? created?.household
  const newResidents: NewResident[] = home
    ? newRows.map((row) => ({
        resident: newResident(row, { id: planning.newId(), household: home }),
        idNumber: row.idNumber,
        imported: importedFieldsOf(row),
      }))
    : []
  const tenure = household
    ? compareTenure(head, household, planning.lastImported.get(household.id))
    : null
  const differences = tenure?.difference
    ? { name: `${head.name}（户）`, address, fields: [tenure.difference] }
    : null
  const householdUpdates: readonly FieldUpdate[] = tenure?.update ? [tenure.update] : []
  const hasWork =
    newResidents.length + compared.residentUpdates.length + householdUpdates.length > 0
  return {
    planned:
      home && hasWork
        ? {
            newHouse: created?.newHouse ?? null,
            newHousehold: created?.household ?? null,
            householdId: home.id,
            lifeEventId: planning.newId(),
            regionId: home.regionId,
            address,
            newResidents,
            residentUpdates: compared.residentUpdates,
            householdUpdates,
            rowCount: newResidents.length + compared.residentUpdates.length,
          }
        : null,
    seen: matches.flatMap((match) => ('onFile' in match ? [match.onFile.resident.id] : [])),
    changed: [...compared.changed, ...(differences && tenure?.update ? [differences] : [])],
    kept: [...compared.kept, ...(differences && !tenure?.update ? [differences] : [])],
    toDecide: matches.flatMap((match) =>
      'reason' in match ? [{ ...pick(match.row), address, onFile: match.reason }] : [],
    ),
    added: newResidents.map(({ resident }) => ({ name: resident.name, address })),
    unchanged: compared.unchanged,
  }
}

const pick = ({ sheet, rowNumber, name }: IndexedRow) => ({ sheet, rowNumber, name })

const create = (
  head: IndexedRow,
  place: Place | (() => Place),
  planning: HouseholdPlanning,
): { readonly newHouse: House | null; readonly household: Household } => {
  const { house, isNew } = typeof place === 'function' ? place() : place
  return {
    newHouse: isNew ? house : null,
    household: newHousehold({ id: planning.newId(), house, tenure: head.tenure }),
  }
}
