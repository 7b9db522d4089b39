/** The region of an office command that needs one; the push vouches that it is there and was authorised. */
import type { RegionPlace } from '../access/region-place'
import type { OfficeContext } from './office-handler'

export const regionOf = ({ region }: OfficeContext): RegionPlace => {
  if (!region) throw new Error('An office command with a permission has an authorised region.')
  return region
}
