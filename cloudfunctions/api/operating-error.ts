/** Tells the failures of a database apart by their SQLSTATE (never by their text). */

const stateOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : ''

/** Serialization failure, deadlock, lock not available: the same transaction may succeed at once. */
export const isTransient = (error: unknown): boolean =>
  ['40001', '40P01', '55P03'].includes(stateOf(error))

/**
 * The database or the way to it was in trouble, whatever it was asked: connection, resources, an operator's hand, the
 * system (classes 08, 53, 57P, 58), a transaction that lay idle too long (25P03), or a failure of a socket. Not a time limit: what takes too long will do so again.
 */
export const isOperating = (error: unknown): boolean =>
  /^(08|53|58|57P)[0-9A-Z]{2,3}$|^25P03$|^E[A-Z]{4,}$/.test(stateOf(error))

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
