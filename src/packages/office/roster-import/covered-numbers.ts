/** Telephone and ID numbers in what a roster says, covered: the sheet is at hand, and over a shoulder they are nobody's. */
import { maskIdNumber } from '../../../domain/id-number'
import { maskPhone } from '../../../domain/phone-number'

/** Seven digits and more, also full-width, with the X that may end an ID number. */
const number = /[\d０-９]{7,}[Xx]?/g

/** From so many signs on it is an ID number: 15 in the old form. */
const shortestIdNumber = 15

export const coveredNumbers = (text: string): string =>
  text.replace(number, (found) =>
    found.length < shortestIdNumber ? maskPhone(found) : maskIdNumber(found),
  )
