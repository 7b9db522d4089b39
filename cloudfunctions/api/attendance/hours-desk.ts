/** The shift that a command about hours is for. */
import type { OfficeContext } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import { findShift, type ShiftOnFile } from './attendance.repository'

/** If it lies where the command was authorised. */
export const shiftHere = async (
  context: OfficeContext,
  shiftId: string,
): Promise<ShiftOnFile | undefined> => {
  const { transaction, access } = context
  const shift = await findShift(transaction, access.actor.tenantId, shiftId)
  return shift?.region.path.startsWith(regionOf(context).path) ? shift : undefined
}
