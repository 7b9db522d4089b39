/** What forms hold of somebody who is helped, what a home says of it, and what is sent. Pure. */
import * as v from 'valibot'
import type { HomeDetails } from '../../domain/home/home'

export const helpedEntries = {
  /** Oneself, or somebody who is helped. */
  forWhom: v.picklist(['self', 'helped']),
  helpedName: v.string(),
  relation: v.string(),
  consent: v.picklist(['said', 'written', 'guardian']),
}

export type HelpedForm = {
  readonly [Name in keyof typeof helpedEntries]: v.InferOutput<(typeof helpedEntries)[Name]>
}

export const emptyHelped = (forWhom: HelpedForm['forWhom'] = 'self'): HelpedForm => ({
  ...{ forWhom, helpedName: '', relation: '', consent: 'said' },
})

/** An elder's home says for whom it is. */
export const helpedOfHome = (details: HomeDetails): Partial<HelpedForm> =>
  details.forWhom === 'elder'
    ? { forWhom: 'helped', helpedName: details.name, relation: details.relation }
    : { forWhom: 'self' }

/** Not yet checked against the command's shape. */
export const helpedOf = ({ forWhom, helpedName, relation, consent }: HelpedForm) =>
  forWhom === 'self' ? null : { name: helpedName, relation, consent }
