/**
 * 代登记: somebody without a phone who comes to the desk is registered by a community worker. The details are those of any
 * registration but for the telephone; who is on file already is not registered again. Pure.
 */
import * as v from 'valibot'
import { coveredName } from '../covered-name'
import { refuse, type Refusal } from '../refusal'
import { textShape } from '../shapes'
import { deskDetailsShape, type VolunteerDetails, type VolunteerState } from './volunteer'

export const enrolmentShape = v.strictObject({
  details: deskDetailsShape,
  /** The person was told what is kept of them and why, and agreed (PIPL); in whose presence, by whose word. */
  consent: v.strictObject({
    told: v.literal(true, '要先当面告知，本人同意了才能登记'),
    note: textShape(100),
  }),
  /** The worker has the person's ID card before them: then nobody has to look again. */
  idSeen: v.boolean(),
})

/** Somebody on file with the same ID number or telephone. */
interface OnFile {
  readonly number: string
  readonly state: VolunteerState
  readonly details: Pick<VolunteerDetails, 'name' | 'idNumber' | 'phone'>
}

/** '陈*珍，编号尾号 0012': who knows them recognises them. */
const whose = ({ number, details }: OnFile): string =>
  `${coveredName(details.name)}，编号尾号 ${number.slice(-4)}`

/** null: nobody who counts. Who left, or was not let in, keeps nobody out. */
export const whyNotEnrolled = (
  { idNumber, phone }: Pick<VolunteerDetails, 'idNumber' | 'phone'>,
  alike: readonly OnFile[],
): { readonly ok: false; readonly error: Refusal } | null => {
  const standing = alike.filter(({ state }) => state === 'waiting' || state === 'verified')
  const sameId = standing.find(({ details }) => idNumber !== '' && details.idNumber === idNumber)
  if (sameId) return refuse('already-on-file', whose(sameId))
  const samePhone = standing.find(({ details }) => phone !== '' && details.phone === phone)
  return samePhone ? refuse('same-phone', whose(samePhone)) : null
}
