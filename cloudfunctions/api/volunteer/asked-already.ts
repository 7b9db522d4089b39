/**
 * Whether the office asks again, in the place of somebody without a phone, for what still waits: sent again after a lost answer
 * it comes under another id. What was settled may be asked once more.
 */
import { listOpenCorrections, type NewCorrection } from './volunteer-correction.repository'
import type { VolunteerFile } from './volunteer-write.repository'

/** The shape of the command has put the changes into one order. */
export const isAskedAlready = async (
  file: VolunteerFile,
  volunteerId: string,
  { changes, note, toRegionId }: Pick<NewCorrection, 'changes' | 'note' | 'toRegionId'>,
): Promise<boolean> => {
  const open = await listOpenCorrections(file, volunteerId)
  const asked = JSON.stringify([changes, note, toRegionId])
  return open.some(
    (one) => JSON.stringify([one.changes, one.note, one.moveTo?.id ?? null]) === asked,
  )
}
