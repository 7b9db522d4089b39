/**
 * Who a volunteer is: what a worker compares with the card. Hours belong to a person, so it is never written over by what
 * somebody else says of themselves, and put right only by whoever has seen the card.
 */
import { cardNumber } from '../certificate/certificate'
import { refuse, type Refusal } from '../refusal'
import { success, type Result } from '../result'
import type { VolunteerDetails } from './volunteer'

export const identityFields = ['name', 'birthDate', 'idNumber'] as const

export type Identity = Pick<VolunteerDetails, (typeof identityFields)[number]>

export const isSameIdentity = (one: Identity, other: Identity): boolean =>
  identityFields.every((field) => one[field] === other[field])

/** Of who registers again: a number that is left out now, or was then, says nothing against it. */
export const isSamePerson = (one: Identity, other: Identity): boolean =>
  one.name === other.name &&
  one.birthDate === other.birthDate &&
  (one.idNumber === '' || other.idNumber === '' || one.idNumber === other.idNumber)

/** With another name and another number at once it would be another person, whose card is as genuine. */
export const mayAskFor = (before: Identity, after: Identity): Result<undefined, Refusal> =>
  before.idNumber !== after.idNumber && before.name !== after.name
    ? refuse('invalid', '姓名和身份证号不能一起改，请带身份证到社区办')
    : success(undefined)

interface Seen {
  /** As the worker read it from the card; '' where none had to be. */
  readonly idNumber: string
  /** What the worker wrote to the volunteer. */
  readonly words: string
}

/**
 * The card that is shown may be that of whom the record would be given to: what proved who came the worker writes down too.
 * Of whom no number is on file there is nothing else.
 */
export const mayPutRight = (
  before: Identity,
  after: Identity,
  seen: Seen,
): Result<undefined, Refusal> => {
  if (isSameIdentity(before, after)) return success(undefined)
  const may = mayAskFor(before, after)
  if (!may.ok) return may
  const number = after.idNumber || before.idNumber
  if (number !== '' && cardNumber('居民身份证', seen.idNumber) !== number)
    return refuse('card-differs')
  return seen.words.trim() === ''
    ? refuse('invalid', '请写明看了什么证件，怎么认出是本人')
    : success(undefined)
}
