/** The import of the hotline's cases: into the chosen region of mine, by the server's procedures for it. */
import { useRosterImport } from '../../roster-import/use-roster-import'
import { useOffice } from '../../use-office'

export const useHotline = () => {
  const office = useOffice('hotline.import')
  const { application, region } = office
  const { hotline } = application.server
  const importing = useRosterImport(application, region?.id, {
    purpose: 'hotline',
    preview: (input) => hotline.preview(input),
    proceed: (input) => hotline.proceed(input),
    defects: (input) => hotline.defects(input),
  })
  // Another region is another import: what was read for the first does not hold there.
  const places = importing.step.kind === 'choose' ? office.places : office.places.slice(0, 1)
  return { ...office, ...importing, places }
}

export type HotlinePageState = ReturnType<typeof useHotline>
