/**
 * Refuses what no honest client sends before anything looks at it: input nested without end (walking it would end the
 * stack), fields named like what every object has (a shape cannot tell them from none), numbers beyond all numbers.
 */

/** The deepest that the contract goes is 9: a field's change in the edits of a visit in a push. */
const MAX_DEPTH = 20

/** `input` is what JSON.parse made. */
export const isPlainInput = (input: unknown, depth = 0): boolean => {
  if (typeof input === 'number') return Number.isFinite(input)
  if (typeof input !== 'object' || input === null) return true
  if (depth === MAX_DEPTH) return false
  if (Array.isArray(input)) return input.every((item) => isPlainInput(item, depth + 1))
  return Object.entries(input).every(
    ([key, value]) => !(key in Object.prototype) && isPlainInput(value, depth + 1),
  )
}
