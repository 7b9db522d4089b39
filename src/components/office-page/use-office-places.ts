/** The regions in which somebody's posts let them do this, and the one of them that is chosen. */
import { useMemo, useState } from 'react'
import type { Permission } from '../../domain/organisation/permission'
import { permittedRegions, type OwnAccess } from '../../domain/organisation/permitted-regions'
import type { Region } from '../../domain/organisation/region'

export interface OfficePlaces {
  /** Regions in which I may do this; empty for those who may not. */
  readonly places: readonly Region[]
  /** The chosen one, '' when there is none. */
  readonly regionId: string
  readonly region: Region | undefined
  readonly choose: (regionId: string) => void
}

export const useOfficePlaces = (
  access: OwnAccess | null,
  permission: Permission | readonly Permission[],
  today: string,
): OfficePlaces => {
  const [chosen, choose] = useState('')
  const places = useMemo(
    () => (access ? permittedRegions(access, permission, today) : []),
    [access, permission, today],
  )
  const region = places.find(({ id }) => id === chosen) ?? places[0]
  return { places, regionId: region?.id ?? '', region, choose }
}
