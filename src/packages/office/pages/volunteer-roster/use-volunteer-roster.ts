/** The import of a list of volunteers: into the chosen region of mine, by the server's procedures for it. */
import { longestFileName } from '../../../../protocol/limits'
import { useRosterImport } from '../../roster-import/use-roster-import'
import { useOffice } from '../../use-office'

export const useVolunteerRoster = () => {
  const office = useOffice('volunteer.manage')
  const { application, region } = office
  const { volunteerRoster } = application.server
  const importing = useRosterImport(application, region?.id, {
    purpose: 'volunteer-roster',
    // A colleague reads which file it was. Cut between signs, never within one.
    preview: (input, fileName) =>
      volunteerRoster.preview({
        ...input,
        fileName: Array.from(fileName)
          .slice(0, longestFileName / 2)
          .join(''),
      }),
    proceed: (input) => volunteerRoster.proceed(input),
    defects: (input) => volunteerRoster.defects(input),
  })
  // Another region is another import: what was read for the first does not hold there.
  const places = importing.step.kind === 'choose' ? office.places : office.places.slice(0, 1)
  return { ...office, ...importing, places }
}

export type VolunteerRosterState = ReturnType<typeof useVolunteerRoster>
