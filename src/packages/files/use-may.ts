/** Whether my posts allow something in a region today, for what a page offers. The server decides for itself. */
import { useApplication, useLive } from '../../app-context'
import { chinaDate } from '../../domain/calendar'
import type { Permission } from '../../domain/organisation/permission'
import { mayActIn } from '../../domain/organisation/permitted-regions'

/** @param regionId of the record that it is about; absent while it is not known, and then nothing is allowed. */
export const useMay = (permission: Permission, regionId: string | undefined): boolean => {
  const today = chinaDate(useApplication().device.clock.nowMs())
  return useLive(
    ({ access }) =>
      access !== null && regionId !== undefined && mayActIn(access, permission, regionId, today),
  )
}
