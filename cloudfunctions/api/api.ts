/** What every procedure works with, made once by the entry (main.ts, serve.ts) or by a test. */
import type { MiniProgramCodes } from './attendance/mini-program-codes'
import type { ContentChecker } from './content-check/content-checker'
import type { Database } from './database/connect'
import type { Statements } from './database/prepared'
import type { MessageSender } from './message/message-sender'
import type { KeyRing } from './secrets/key-ring'
import type { Vault } from './secrets/vault'

export interface Api {
  readonly database: Database
  /** Of the same database: single statements by which many callers are answered at once (together.ts). */
  readonly pipeline: Statements
  readonly vault: Vault
  readonly keys: KeyRing
  /** Demo mode: members may be signed in as by anybody. Never where real people are on file. */
  readonly demo: boolean
  /** WeChat's subscribe messages, or its stand-in. */
  readonly messageSender: MessageSender
  /** WeChat, who draws 小程序码, or its stand-in. */
  readonly miniProgramCodes: MiniProgramCodes
  /** Looks at what residents write for others to read, or its stand-in. */
  readonly contentChecker: ContentChecker
  /** Where the H5 app is reached, for what is printed: 'https://lianxin.example'; '' when that is not known. */
  readonly publicUrl: string
  /** Authoritative for every stored time. */
  readonly nowMs: () => number
  /** An unexpected failure, for the operator's log; never holds personal data. */
  readonly report: (what: string, error: unknown) => void
}
