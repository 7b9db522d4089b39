/** What phones of volunteers and of leaders promised: scans that they called kept, and what they said of commands. */
import { Promises, type Invariant } from '../promises'

/** What must hold of gates, hours and the time bank; the words with which a broken promise begins. */
export const volunteerInvariants = [
  /** A scan that a phone called kept is on the server, with the result that the phone shows. */
  'kept',
  /** What a screen said of a command is so: done, or refused for the reason that the server has. */
  'told',
  /** What somebody wanted once does not happen twice, however often they tap. */
  'twice',
  /** No seat is sold twice or in what is cancelled; nobody passes who waits and is free, or has two seats at once by a list. */
  'seats',
  /** One attendance for a volunteer and a shift: the first check-in and the last check-out, in whatever order they come. */
  'attendance',
  /** Hours count once, after a whole public notice without an open objection, and all that count were a service. */
  'hours',
  /** Σ = 0, and the audit finds nothing. */
  'ledger',
  /** No account falls below nothing or holds more than the rules allow. */
  'balance',
  /** What is held belongs to one order or gift that is under way, and ends once: posted, voided or expired. */
  'holds',
  /** An estate moves whole, and nothing comes after it; that and a correction wait for enough different others. */
  'estate',
  /** Hours of a team moved as often as somebody asked, its keeper knows of the rest, and an ended team has none. */
  'team',
  /** Each side of an order hears of each step that was not its own. */
  'heard',
] as const

export type VolunteerInvariant = (typeof volunteerInvariants)[number]

export interface KeptScan {
  readonly scanId: string
  readonly phoneId: string
  /** The server was set back behind it. */
  undone: boolean
}

/** What somebody wanted with one tap, or with several until it was answered. */
export interface Intent {
  readonly phoneId: string
  readonly content: string
  /** '' while nobody knows. */
  told: 'done' | 'refused' | ''
  code: string
  atMs: number
}

export const contentOf = (name: string, args: unknown): string => `${name} ${JSON.stringify(args)}`

export class VolunteerPromises extends Promises<VolunteerInvariant | Invariant> {
  readonly scans = new Map<string, KeptScan>()
  readonly intents: Intent[] = []
  /** Command → who sent what. */
  readonly sent = new Map<string, { readonly phoneId: string; readonly content: string }>()
  /** What was told before is not held against the server any more. */
  restoredAtMs = 0

  /** Commands by which the intent has been sent. */
  commandsOf({ phoneId, content }: Intent): readonly string[] {
    return [...this.sent].flatMap(([id, one]) =>
      one.phoneId === phoneId && one.content === content ? [id] : [],
    )
  }
}
