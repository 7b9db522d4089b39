/**
 * What stays on file of who is no volunteer any more. A service record and a certificate need to say who served, and whoever
 * registers again is known by number, name and telephone; of a child it stays who consented. Nothing needs the rest.
 */
import type { CorrectionChanges, VolunteerDetails } from './volunteer'

/** The same of details and of what was once asked to be corrected in them. */
export const keptChanges = ({
  skills: _skills,
  serviceKinds: _serviceKinds,
  team: _team,
  politicalStatus: _politicalStatus,
  ...kept
}: CorrectionChanges): CorrectionChanges => ({
  ...kept,
  ...(kept.guardian && { guardian: { ...kept.guardian, phone: '' } }),
})

/** Whoever has left may have put right what is kept of them, and nothing else comes back that way. */
export const isKeptOfLeaver = (changes: CorrectionChanges): boolean =>
  JSON.stringify(keptChanges(changes)) === JSON.stringify(changes)

export const keptDetails = (details: VolunteerDetails): VolunteerDetails => ({
  ...details,
  ...{ skills: [], serviceKinds: [], team: '', politicalStatus: '' },
  guardian: { ...details.guardian, phone: '' },
})
