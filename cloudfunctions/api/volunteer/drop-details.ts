/**
 * Of who is no volunteer any more goes what no rule needs: from their details, from what was asked to be corrected in them,
 * and from what a list once said of them.
 */
import { keptDetails } from '../../../src/domain/volunteer/left-details'
import type { OfficeContext } from '../office/office-handler'
import { forgetImported } from '../roster/roster-imported.repository'
import { dropChanges } from './volunteer-correction.repository'
import { fileOf } from './volunteer-files'
import { writeDetails } from './volunteer-write.repository'
import type { Volunteer } from './volunteer.repository'

export const dropDetails = async (
  context: OfficeContext,
  { id, details }: Pick<Volunteer, 'id' | 'details'>,
): Promise<void> => {
  const file = fileOf(context)
  await writeDetails(file, id, keptDetails(details))
  await dropChanges(file, id)
  await forgetImported(file, id)
}
