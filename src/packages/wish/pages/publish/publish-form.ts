/** The form of a wish: what is typed, its draft, and what is sent of it. Pure. */
import * as v from 'valibot'
import {
  emptyHelped,
  helpedEntries,
  helpedOf,
  helpedOfHome,
} from '../../../../components/asking/helped-form'
import type { MyHome } from '../../../../protocol/home'
import { poolUnits } from '../../../../domain/wish/wish'

/** Not yet checked against the command's shape. */
export const publishFormShape = v.object({
  wishId: v.string(),
  /** Of the chosen home, or where a worker writes it. */
  regionId: v.string(),
  /** The chosen one of the own homes; '' for a worker, and in a draft of an older release. */
  homeId: v.optional(v.string(), ''),
  category: v.string(),
  text: v.string(),
  way: v.picklist(['one', 'pool']),
  unit: v.picklist(poolUnits),
  target: v.string(),
  untilDate: v.string(),
  ...helpedEntries,
  name: v.string(),
  phone: v.string(),
  door: v.string(),
})

export type PublishForm = v.InferOutput<typeof publishFormShape>

export const emptyWish = (wishId: string, forWhom: PublishForm['forWhom']): PublishForm => ({
  ...{
    wishId,
    regionId: '',
    homeId: '',
    category: '',
    text: '',
    way: 'one',
    unit: 'piece',
    target: '',
  },
  ...{ untilDate: '', ...emptyHelped(forWhom), name: '', phone: '', door: '' },
})

/** What a home says by itself: whom to reach and where; of an elder's also for whom. */
export const homeFields = ({ regionId, homeId, details }: MyHome): Partial<PublishForm> => ({
  ...{ regionId, homeId, name: details.name, phone: details.phone, door: details.door },
  ...helpedOfHome(details),
})

export const wishOf = (form: PublishForm) => {
  const { category, text, name, phone, door, unit, untilDate } = form
  return {
    ...{ category, text, contact: { name, phone, door } },
    pool: form.way === 'one' ? null : { unit, target: Number(form.target), untilDate },
    helped: helpedOf(form),
  }
}
