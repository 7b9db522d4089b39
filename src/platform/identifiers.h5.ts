/** Ids from the browser's own random source. */
import { uuidv7 } from 'uuidv7'
import type { Identifiers } from '../ports'

export const createIdentifiers = (): Identifiers => ({ newId: () => uuidv7() })
