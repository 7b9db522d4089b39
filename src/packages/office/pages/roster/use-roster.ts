/** The import of a roster of residents: where it may go, and which of the server's procedures it is. */
import { useMemo, useState } from 'react'
import { regionTree } from '../../../../domain/organisation/region-tree'
import type { Access } from '../../../../protocol/pull'
import { useRosterImport } from '../../roster-import/use-roster-import'
import { useOffice } from '../../use-office'

/** Where a roster may go: communities and grids of mine, never the root, which has no doors of its own. */
export const importTargets = ({ regions, settings }: Access, rootId: string) => {
  const upper = settings.levels.slice(
    0,
    settings.levels.findIndex(({ isScope }) => isScope),
  )
  return regionTree(regions, rootId).filter(
    ({ region }) => region.parentId !== null && upper.some(({ id }) => id === region.levelId),
  )
}

export const useRoster = () => {
  const office = useOffice('roster.import')
  const { application, access } = office
  const [targetId, setTargetId] = useState('')
  const below = useMemo(
    () => (access ? importTargets(access, office.regionId) : []),
    [access, office.regionId],
  )
  const target = below.find((line) => line.region.id === targetId)?.region ?? below[0]?.region
  const { roster } = application.server
  const importing = useRosterImport(application, target?.id, {
    purpose: 'roster',
    preview: (input) => roster.preview(input),
    proceed: (input) => roster.proceed(input),
    defects: (input) => roster.defects(input),
  })
  return { ...office, ...importing, below, target, chooseTarget: setTargetId }
}

export type RosterState = ReturnType<typeof useRoster>
