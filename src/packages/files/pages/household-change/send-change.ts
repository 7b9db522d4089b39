/** From the filled form to the one command that it means. The rule decides whether it holds; nothing is checked twice. */
import * as v from 'valibot'
import type { Application, SaveOutcome } from '../../../../application'
import type { House } from '../../../../domain/house/house'
import type { Household } from '../../../../domain/household/household'
import { recordIdShape } from '../../../../domain/shapes'
import { blankForm } from '../resident-edit/resident-form'
import type { ChangeKind } from './change-kinds'

export interface ChangeForm {
  readonly kind: ChangeKind
  readonly residentIds: readonly string[]
  readonly targetId: string
  /** '' when nobody knows the day. */
  readonly on: string
  /** Where to, the name of the head, or the relation: what the kind asks. */
  readonly line: string
  /** Made when the form is opened, so that saving twice is saving once. */
  readonly newIds: { readonly household: string; readonly resident: string }
}

interface ChangeAt {
  readonly application: Application
  readonly house: House
  readonly household: Household | undefined
}

const gone: SaveOutcome = { ok: false, error: { code: 'gone', detail: '' } }

const sendMoveIn = ({ application, house }: ChangeAt, { on, line, newIds }: ChangeForm) => {
  const name = line.trim()
  const head = {
    residentId: v.parse(recordIdShape, newIds.resident),
    fields: { ...blankForm, name, relation: '户主' },
    idNumber: '',
  }
  return application.execute('household.move-in', house.regionId, {
    householdId: v.parse(recordIdShape, newIds.household),
    houseId: house.id,
    tenure: '',
    movedInOn: on,
    residents: name === '' ? [] : [head],
  })
}

const sendForOne = (
  { application }: ChangeAt,
  { kind, residentIds, targetId, on, line }: ChangeForm,
): Promise<SaveOutcome> | SaveOutcome => {
  const { records } = application.snapshot()
  const resident = records.get('resident', residentIds[0] ?? '')
  if (!resident) return gone
  const { regionId, id: residentId } = resident
  if (kind === 'death')
    return application.execute('resident.record-death', regionId, { residentId, on })
  if (kind === 'one-moves-out')
    return application.execute('resident.move-out', regionId, { residentId, on, whereTo: line })
  const target = records.get('household', targetId)
  if (!target) return gone
  return application.execute('resident.move-to', regionId, {
    residentId,
    toHouseholdId: target.id,
    toRegionId: target.regionId,
    relation: line,
    on,
  })
}

const sendForHousehold = (
  { application }: ChangeAt,
  household: Household,
  { kind, residentIds, targetId, on, line, newIds }: ChangeForm,
): Promise<SaveOutcome> | SaveOutcome => {
  const { records } = application.snapshot()
  const { id: householdId, regionId } = household
  if (kind === 'move-out')
    return application.execute('household.move-out', regionId, { householdId, on, whereTo: line })
  if (kind === 'join') {
    const into = records.get('household', targetId)
    if (!into) return gone
    return application.execute('household.join', regionId, {
      householdId,
      intoHouseholdId: into.id,
      intoRegionId: into.regionId,
    })
  }
  const toHouse = records.get('house', targetId)
  if (!toHouse) return gone
  const to = { toHouseId: toHouse.id, toRegionId: toHouse.regionId, on }
  if (kind === 'move-within')
    return application.execute('household.move-within', regionId, { householdId, ...to })
  return application.execute('household.split', regionId, {
    householdId,
    newHouseholdId: v.parse(recordIdShape, newIds.household),
    residentIds: [...residentIds],
    ...to,
  })
}

/** A household that left comes back as a whole; in one that lives here, people come back one by one. */
const sendReturn = (
  { application }: ChangeAt,
  household: Household,
  { residentIds }: ChangeForm,
): Promise<SaveOutcome> => {
  const { id: householdId, regionId } = household
  const [residentId] = residentIds
  if (household.state === 'living' && residentId !== undefined)
    return application.execute('resident.return', regionId, { residentId, householdId })
  return application.execute('household.return', regionId, {
    householdId,
    residentIds: [...residentIds],
  })
}

export const sendChange = async (at: ChangeAt, form: ChangeForm): Promise<SaveOutcome> => {
  if (form.kind === 'move-in') return sendMoveIn(at, form)
  if (['death', 'one-moves-out', 'one-moves-to'].includes(form.kind)) return sendForOne(at, form)
  if (!at.household) return gone
  if (form.kind === 'return') return sendReturn(at, at.household, form)
  return sendForHousehold(at, at.household, form)
}
