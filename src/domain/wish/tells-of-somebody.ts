/** Whether words that everybody would read tell of somebody who is known here: a name, a door, a number. Pure. */

const plain = (text: string): string => text.normalize('NFKC').replace(/[\s\p{P}\p{S}]/gu, '')

/** A phone, an ID number, an account: also of somebody who is not known here. */
const longNumber = /\d{6}/

/** @param known names, doors and numbers of those whom it concerns; '' and single characters are none. */
export const tellsOfSomebody = (text: string, known: readonly string[]): boolean => {
  const said = plain(text)
  return (
    longNumber.test(said) || known.map(plain).some((one) => one.length > 1 && said.includes(one))
  )
}
