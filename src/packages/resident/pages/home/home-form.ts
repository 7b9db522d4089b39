/** The form of a home: what is typed, its draft, and what is sent of it. */
import * as v from 'valibot'
import type { HomeDetails } from '../../../../domain/home/home'

export const homeDraftKey = 'home'

export const homeFormShape = v.object({
  /** Of the home that is changed, or of the new one. */
  homeId: v.string(),
  /** Where it lay so far; '' for a new one. */
  regionId: v.string(),
  /** Community, grid … as chosen one below the other. */
  chosen: v.array(v.string()),
  forWhom: v.picklist(['self', 'elder']),
  door: v.string(),
  name: v.string(),
  phone: v.string(),
  relation: v.string(),
})

export type HomeForm = v.InferOutput<typeof homeFormShape>

export const emptyForm = (homeId: string): HomeForm => ({
  homeId,
  regionId: '',
  chosen: [],
  forWhom: 'self',
  door: '',
  name: '',
  phone: '',
  relation: '',
})

export const formOf = (homeId: string, regionId: string, details: HomeDetails): HomeForm => ({
  ...emptyForm(homeId),
  regionId,
  forWhom: details.forWhom,
  door: details.door,
  name: details.name,
  phone: details.phone,
  relation: details.forWhom === 'elder' ? details.relation : '',
})

/** As far as the place was chosen; else where it lay. */
export const regionOfForm = ({ chosen, regionId }: HomeForm): string => chosen.at(-1) ?? regionId

/** Not yet checked against the shape. */
export const detailsOf = ({ forWhom, door, name, phone, relation }: HomeForm, today: string) =>
  forWhom === 'self'
    ? { forWhom, door, name, phone }
    : { forWhom, door, name, phone, relation, consentedOn: today }
