/** Tells the failures of a database apart by their SQLSTATE (never by their text). */

const stateOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : ''

/** Serialization failure, deadlock, lock not available: the same transaction may succeed at once. */
export const isTransient = (error: unknown): boolean =>
  ['40001', '40P01', '55P03'].includes(stateOf(error))

/** Class 23, integrity constraints; class 22, data that no column takes. It will fail again the same way. */
export const isViolation = (error: unknown): boolean => /^2[23]/.test(stateOf(error))

/** The name of the violated constraint, '' when there is none. */
export const violatedConstraint = (error: unknown): string =>
  isViolation(error) &&
  typeof error === 'object' &&
  error !== null &&
  'constraint' in error &&
  typeof error.constraint === 'string'
    ? error.constraint
    : ''
