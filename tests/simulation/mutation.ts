/** The form of a planted fault: at which seams of the simulation it may reach into the product. */
import type { Storage } from '../../src/ports'
import type { Reply } from '../../src/protocol/wire'
import type { Reworded } from './faulty-database'
import type { StepKind } from './history'
import type { Invariant } from './promises'
import type { StreetServer } from './street-server'

/** `Kind`: the steps of its world, `Broken`: the promises of its world. */
export interface Mutation<Kind extends string = StepKind, Broken extends string = Invariant> {
  readonly name: string
  /** What is wrong with the product that is simulated. */
  readonly what: string
  /** What it breaks, among other things. */
  readonly breaks: Broken
  /** Steps without which it hardly shows. */
  readonly often?: readonly Kind[]
  /** On the phone, just before a call leaves it. */
  sending?(path: string, input: unknown, texts: Map<string, string>): void
  /** On the server, just before it looks at a call. */
  arriving?(path: string, input: unknown, server: StreetServer): Promise<void>
  /** What the phone gets instead of an answer. */
  answered?(path: string, reply: Reply, at: AnswerPlace): Reply | Promise<Reply>
  /** What the phone takes for an answer when none came; null: it knows that none came. */
  unanswered?(path: string): Reply | null
  /** The storage that the phone gets instead. */
  storage?(storage: Storage, at: StoragePlace): Storage
  /** What a table does with a row that is written, whatever the statement says. */
  readonly table?: TableFault
  /** What a function does by which minutes move, or scans are kept. */
  readonly posting?: PostingFault
  /** What the server asks of the database instead. */
  readonly asking?: Reworded
  /** Transactions of a call that died stay as far as they had come. */
  readonly keepsHalves?: true
  /** Who sets the server back to a backup forgets that a new history begins. */
  readonly keepsEpoch?: true
  /** Whoever signs out is not held back by what waits. */
  readonly signsOutUnasked?: true
  /** Changes a rule; answers how to change it back. */
  rules?(): () => void
}

export interface AnswerPlace {
  /** What was asked. */
  readonly input: unknown
  /** What lies on the phone. */
  readonly texts: Map<string, string>
  readonly server: StreetServer
}

export interface StoragePlace {
  readonly texts: Map<string, string>
  readonly nowMs: () => number
}

export interface TableFault {
  readonly table: string
  readonly when: 'insert' | 'update' | 'insert or update'
  /** PL/pgSQL of a trigger before each row; `planted_count` is a sequence from 1 for what shall happen seldom. */
  readonly body: string
  /** Guards that would notice. */
  readonly without?: readonly Guard[]
}

/** In functions of the database: `wrong` stands there for `right`; and checks of tables that would notice are off. */
export interface PostingFault {
  readonly right: string
  readonly wrong: string
  /** 'alter table …', undone when the fault is mended by a fresh copy of what it took away. */
  readonly without?: readonly Guard[]
}

/** A guard of the database that is taken away, and how it is put back. */
export interface Guard {
  readonly drop: string
  readonly restore: string
}

/** The product as it is, or with one planted fault. */
export type Product = Omit<Mutation<string, string>, 'breaks'>

export const noMutation: Product = { name: 'none', what: 'the product as it is' }
