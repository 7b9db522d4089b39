/** A name as the public may see it. */

/** 张*兰, 王*: enough for those who know the person. */
export const coveredName = (name: string): string => {
  const letters = [...name]
  const [first = '', ...rest] = letters
  return rest.length <= 1
    ? `${first}*`
    : `${first}${'*'.repeat(rest.length - 1)}${rest.at(-1) ?? ''}`
}
