/** What is typed when a service is asked for; kept as a draft, and what a letter that is not sent is turned back into. */
import * as v from 'valibot'
import type { Letter } from '../../../../application'
import { emptyService, serviceEntries } from '../../../../components/asking/service-form'
import type { OfficeCommandArgs } from '../../../../domain/office-commands'
import { isDayOver } from '../../../../domain/time-bank/kept-request'
import { payers } from '../../../../domain/time-bank/order'

export const requestDraftKey = 'redeem.request'

export const requestFormShape = v.object({
  ...serviceEntries,
  whom: v.picklist(['self', 'relative']),
  name: v.string(),
  relation: v.string(),
  birthDate: v.string(),
  /** Of the relative as a volunteer, whose own hours they are. */
  number: v.optional(v.string(), ''),
  communityId: v.string(),
  /** '' = as there are hours. */
  payFrom: v.picklist([...payers, '']),
})
export type RequestForm = v.InferOutput<typeof requestFormShape>

export const freshRequest = (): RequestForm => ({
  ...emptyService(),
  ...{
    whom: 'self',
    name: '',
    relation: '',
    birthDate: '',
    number: '',
    communityId: '',
    payFrom: '',
  },
})

/** The words of a letter, without a day that is over. */
export const formOf = ({ envelope }: Letter, nowMs: number): RequestForm => {
  // Checked when it was written.
  const args = envelope.args as OfficeCommandArgs<'redeem.request'>
  const { service, minutes, payFrom, elder, contact, wish, wantedOn = '' } = args
  return {
    ...{ service, minutes, payFrom, contact, wish, communityId: envelope.regionId },
    ...{ ...elder, number: elder.number ?? '' },
    whom: elder.name === '' ? 'self' : 'relative',
    when: wantedOn === '' ? 'any' : 'day',
    wantedOn: isDayOver(wantedOn, nowMs) ? '' : wantedOn,
  }
}
