/**
 * Carries out one portion of a planned import inside the caller's transaction, through the same bulk writing,
 * history and versions as every other change. What somebody else did since the preview is respected: records
 * are loaded and locked first, fields are merged, a number that is taken meanwhile leaves its row out.
 */
import * as v from 'valibot'
import { chinaDate } from '../../../src/domain/calendar'
import { effect, type IdNumberChange } from '../../../src/domain/command'
import { mergeFields } from '../../../src/domain/field-merge'
import { nameList } from '../../../src/domain/household/life-event-line'
import { maskIdNumber } from '../../../src/domain/id-number'
import type { RecordChange } from '../../../src/domain/record'
import type { RecordRef } from '../../../src/domain/record-view'
import { memberIdShape } from '../../../src/domain/shapes'
import { loadRegionPlaces } from '../access/region-place'
import { ChangeSet, type Authorship } from '../record/change-set'
import { loadRecords } from '../record/load-records'
import type { StagedRecords } from '../record/staged-records'
import { writeChanges, type WriteContext } from '../record/write-changes'
import { findHolders } from '../resident/id-number.repository'
import type { ImportedFields, NewResident, PlannedHousehold, ResidentUpdate } from './import-plan'
import { rememberImported } from './roster-imported.repository'

export interface LeftOut {
  readonly name: string
  readonly address: string
  readonly reason: string
}

export interface Portioning {
  readonly author: Authorship
  /** Path of the region that the import was authorised for. */
  readonly path: string
}

interface Work {
  readonly staged: StagedRecords
  /** Whether a record lies where the import may write; since the preview it may have moved away. */
  readonly isWithin: (record: { readonly regionId: string }) => boolean
  /** Blind indexes of numbers that belong to somebody by now. */
  readonly taken: ReadonlySet<string>
  readonly indexOf: (idNumber: string) => string
  readonly author: Authorship
  readonly changes: RecordChange[]
  readonly idNumbers: IdNumberChange[]
  readonly imported: Map<string, ImportedFields>
  readonly leftOut: LeftOut[]
}

const refsOf = (household: PlannedHousehold): readonly RecordRef[] => [
  ...(household.newHouse ? [{ kind: 'house' as const, id: household.newHouse.id }] : []),
  ...(household.householdId === ''
    ? []
    : [{ kind: 'household' as const, id: household.householdId }]),
  ...[...household.newResidents.map(({ resident }) => resident), ...household.residentUpdates].map(
    ({ id }) => ({ kind: 'resident' as const, id }),
  ),
]

const takenIndexes = async (
  { transaction, vault, tenantId }: WriteContext,
  households: readonly PlannedHousehold[],
) => {
  const indexOf = (idNumber: string) => vault.blindIndex(tenantId, 'id-number', idNumber)
  const numbers = households.flatMap((household) => [
    ...household.newResidents.map(({ idNumber }) => idNumber),
    ...household.residentUpdates.map(({ newIdNumber }) => newIdNumber),
  ])
  const indexes = numbers.filter((number) => number !== '').map(indexOf)
  return { indexOf, taken: new Set((await findHolders(transaction, tenantId, indexes)).keys()) }
}

/** Those of the new people who can still be added; the rest are left out with the reason. */
const addable = (planned: PlannedHousehold, work: Work): readonly NewResident[] =>
  planned.newResidents.filter(({ resident, idNumber }) => {
    if (work.staged.get('resident', resident.id)) return false
    if (idNumber === '' || !work.taken.has(work.indexOf(idNumber))) return true
    const { name } = resident
    work.leftOut.push({
      name,
      address: planned.address,
      reason: '预览以后，这个身份证号已在别处建档',
    })
    return false
  })

const addPeople = (planned: PlannedHousehold, work: Work): void => {
  const household = work.staged.get('household', planned.householdId) ?? planned.newHousehold
  const isAway = planned.newHousehold === null && household && !work.isWithin(household)
  if (household && (household.state !== 'living' || isAway)) {
    const reason = isAway ? '预览以后，这一户已搬到别处' : '预览以后，这一户已迁走或已并户'
    for (const { resident } of planned.newResidents)
      work.leftOut.push({ name: resident.name, address: planned.address, reason })
    return
  }
  const people = addable(planned, work)
  if (!household || people.length === 0) return
  const { houseId, regionId, id: householdId } = household
  if (planned.newHouse?.id === houseId && !work.staged.get('house', houseId))
    work.changes.push({ kind: 'house', record: planned.newHouse })
  const isNew = !work.staged.get('household', householdId)
  if (isNew) {
    work.changes.push({ kind: 'household', record: household })
    work.imported.set(householdId, { tenure: household.tenure })
  }
  for (const { resident, idNumber, imported } of people) {
    // The household may have been moved since the preview; whoever joins it joins it there.
    work.changes.push({ kind: 'resident', record: { ...resident, householdId, regionId } })
    if (idNumber !== '') work.idNumbers.push({ residentId: resident.id, idNumber })
    work.imported.set(resident.id, imported)
  }
  const names = nameList(people.map(({ resident }) => resident))
  work.changes.push({
    kind: 'lifeEvent',
    record: {
      id: planned.lifeEventId,
      regionId,
      householdId,
      residentIds: people.slice(0, 50).map(({ resident }) => resident.id),
      kind: isNew ? 'registered' : 'added',
      text: isNew ? `按台账建档：${names}` : `按台账增加：${names}`,
      happenedOn: chinaDate(work.author.atMs),
      atMs: work.author.atMs,
      memberId: v.parse(memberIdShape, work.author.memberId),
      memberName: work.author.memberName,
      restores: null,
    },
  })
}

const updatePerson = (update: ResidentUpdate, address: string, work: Work): void => {
  const resident = work.staged.get('resident', update.id)
  if (!resident) return
  const isAway = !work.isWithin(resident)
  if (resident.state !== 'living' || isAway) {
    const reason = isAway ? '预览以后，这位居民已搬到别处' : '预览以后，这位居民已迁出、去世或合并'
    work.leftOut.push({ name: resident.name, address, reason })
    return
  }
  const { merged } = mergeFields(resident, update.changes)
  const number = update.newIdNumber
  const numbered =
    number !== '' && resident.idNumberMask === '' && !work.taken.has(work.indexOf(number))
  if (numbered) work.idNumbers.push({ residentId: resident.id, idNumber: number })
  const record = numbered ? { ...merged, idNumberMask: maskIdNumber(number) } : merged
  work.changes.push({ kind: 'resident', record })
  work.imported.set(resident.id, update.imported)
}

const carryOut = (planned: PlannedHousehold, work: Work): void => {
  if (
    planned.newHouse &&
    planned.householdId === '' &&
    !work.staged.get('house', planned.newHouse.id)
  )
    work.changes.push({ kind: 'house', record: planned.newHouse })
  addPeople(planned, work)
  for (const update of planned.residentUpdates) updatePerson(update, planned.address, work)
  for (const update of planned.householdUpdates) {
    const household = work.staged.get('household', update.id)
    if (!household || !work.isWithin(household)) continue
    work.changes.push({ kind: 'household', record: mergeFields(household, update.changes).merged })
    work.imported.set(household.id, update.imported)
  }
}

const withinFinder = async (
  { transaction, tenantId }: WriteContext,
  staged: StagedRecords,
  path: string,
): Promise<Work['isWithin']> => {
  const regionIds = (['household', 'resident'] as const).flatMap((kind) =>
    staged.ids(kind).flatMap((id) => staged.get(kind, id)?.regionId ?? []),
  )
  const places = await loadRegionPlaces(transaction, tenantId, regionIds)
  return ({ regionId }) => places.get(regionId)?.path.startsWith(path) ?? false
}

/** Answers the rows that had to be left out. Carrying a portion out again changes nothing. */
export const applyPortion = async (
  context: WriteContext,
  households: readonly PlannedHousehold[],
  { author, path }: Portioning,
): Promise<readonly LeftOut[]> => {
  const staged = await loadRecords(context, households.flatMap(refsOf))
  const isWithin = await withinFinder(context, staged, path)
  const changeSet = new ChangeSet(staged)
  const imported = new Map<string, ImportedFields>()
  const leftOut: LeftOut[] = []
  const taken = await takenIndexes(context, households)
  for (const household of households) {
    const work = {
      staged,
      isWithin,
      ...taken,
      author,
      changes: [],
      idNumbers: [],
      imported,
      leftOut,
    }
    carryOut(household, work)
    changeSet.add(author, effect(work.changes, { idNumbers: work.idNumbers }).value)
  }
  await writeChanges(context, changeSet)
  await rememberImported(context, imported)
  return leftOut
}
