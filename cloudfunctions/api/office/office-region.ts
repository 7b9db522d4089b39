/** The region of an office command that needs one; the push vouches that it is there and was authorised. */
import type { RegionPlace } from '../access/region-place'
import { findPlacedRegion, type RegionInTree } from '../organisation/region.repository'
import type { OfficeContext } from './office-handler'

const noRegion = (): never => {
  throw new Error('An office command with a permission has an authorised region.')
}

export const regionOf = ({ region }: OfficeContext): RegionPlace => region ?? noRegion()

/** The same with its level, which says what may be given or added there. */
export const regionWithLevel = async (context: OfficeContext): Promise<RegionInTree> => {
  const { transaction, access } = context
  const { id } = regionOf(context)
  return (await findPlacedRegion(transaction, access.actor.tenantId, id)) ?? noRegion()
}
