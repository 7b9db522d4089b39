/** What forms hold of a service of the time bank that is asked for, for whomever it is. Pure. */
import * as v from 'valibot'
import { dayMistake } from '../../domain/time-bank/kept-request'

export const serviceEntries = {
  /** '' = not chosen yet. */
  service: v.string(),
  minutes: v.number(),
  contact: v.string(),
  when: v.picklist(['any', 'day']),
  wantedOn: v.string(),
  wish: v.string(),
}

export type ServiceForm = {
  readonly [Name in keyof typeof serviceEntries]: v.InferOutput<(typeof serviceEntries)[Name]>
}

export const emptyService = (): ServiceForm => ({
  ...{ service: '', minutes: 120, contact: '', when: 'any', wantedOn: '', wish: '' },
})

/** As it is sent. */
export const serviceOf = ({ service, minutes, contact, when, wantedOn, wish }: ServiceForm) => ({
  ...{ service, minutes, contact: contact.trim(), wish },
  wantedOn: when === 'day' ? wantedOn : '',
})

export const isServiceWhole = (form: ServiceForm, nowMs: number): boolean =>
  form.service !== '' &&
  form.contact.trim() !== '' &&
  (form.when === 'any' || (form.wantedOn !== '' && dayMistake(form.wantedOn, nowMs) === ''))
