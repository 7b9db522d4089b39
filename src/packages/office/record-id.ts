/** New ids for what an office page creates, made on this phone and checked for their shape. */
import * as v from 'valibot'
import type { Application } from '../../application'
import { recordIdShape, regionIdShape, type RegionId } from '../../domain/shapes'

export const recordId = (application: Application): string =>
  v.parse(recordIdShape, application.device.identifiers.newId())

export const newRegionId = (application: Application): RegionId =>
  v.parse(regionIdShape, application.device.identifiers.newId())
