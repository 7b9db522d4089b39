/** The form of a planted fault: at which seams of the simulation it may reach into the product. */
import type { Storage } from '../../src/ports'
import type { StatementFault } from './faulty-database'
import type { StreetServer } from './street-server'

export interface Mutation {
  readonly name: string
  /** What is wrong with the product that is simulated. */
  readonly what: string
  /** On the phone, just before a call leaves it. */
  sending?(path: string, input: unknown, texts: Map<string, string>): void
  /** What the server gets instead. */
  request?(path: string, input: unknown): unknown
  /** What the phone gets instead. */
  reply?(path: string, output: unknown, server: StreetServer): unknown
  /** The storage that the phone gets instead. */
  storage?(storage: Storage, texts: Map<string, string>): Storage
  readonly statements?: StatementFault
  /** Changes a rule; answers how to change it back. */
  rules?(): () => void
}

export const noMutation: Mutation = { name: 'none', what: 'the product as it is' }
