/** The form of a request: what is typed, its draft, and what is sent of it. */
import * as v from 'valibot'
import { emptyHelped, helpedEntries, helpedOf } from '../../../../components/asking/helped-form'
import type { MatterRequest } from '../../../../domain/matter/matter-commands'

export const requestDraftKey = 'matter.request'

export const requestFormShape = v.object({
  matterId: v.string(),
  /** Of the chosen home, or of the worker's own region. */
  regionId: v.string(),
  /** The chosen one of the own homes; '' for a worker, and in a draft of an older release. */
  homeId: v.optional(v.string(), ''),
  category: v.string(),
  text: v.string(),
  photoIds: v.array(v.string()),
  place: v.string(),
  isPublic: v.boolean(),
  name: v.string(),
  phone: v.string(),
  ...helpedEntries,
  /** How a worker came by it; '' for a resident's own. */
  channel: v.picklist(['', 'visit', 'patrol', 'phone', 'desk', 'hotline']),
})

export type RequestForm = v.InferOutput<typeof requestFormShape>

export const emptyRequest = (matterId: string): RequestForm => ({
  matterId,
  regionId: '',
  homeId: '',
  category: '',
  text: '',
  photoIds: [],
  place: '',
  isPublic: true,
  name: '',
  phone: '',
  ...emptyHelped(),
  channel: '',
})

/** Not yet checked against the shape. */
export const requestOf = (form: RequestForm): MatterRequest => {
  const { category, text, photoIds, place, isPublic, name, phone } = form
  return { category, text, photoIds, place, isPublic, name, phone, helped: helpedOf(form) }
}
