/** What was said and seen on phones of the help call, to be held against what the server has. */
import type { MyHelp } from '../../../src/protocol/help'
import type { HelpPress } from '../../../src/components/help-key/press-help-key'
import type { HelpCallView } from '../../../src/protocol/help'
import { Promises, type Invariant } from '../promises'

/** What must hold of help calls; the words with which a broken promise begins. */
export const helpInvariants = [
  /** Every call that reached the server ends, or somebody is there, or everybody up to the top has been told. */
  'answered',
  /** In a round each level is alerted once, from the door upwards, and the relatives once. */
  'levels',
  /** Times are in order, and those of the server. */
  'times',
  /** Pressed twice or sent again, it is one call. */
  'one-call',
  /** A press that a screen called sent, or kept, is on the server; who got through to nobody was dialling at once. */
  'pressed',
  /** Whoever presses in earnest is heard: others are alerted, somebody is on the way, or it rings in earnest. */
  'heard',
  /** What the screen says of who comes and how soon was so on the server. */
  'told',
  /** Nobody but the posts on duty at the door, the caller and the relatives ever learns of a call. */
  'sight-of-call',
  /** False alarms and drills end as they were ended, and every event is kept. */
  'as-it-was',
] as const

export type HelpInvariant = (typeof helpInvariants)[number]

export interface PressMade {
  readonly pressId: string
  readonly phoneId: string
  readonly key: Pick<MyHelp, 'registrationId' | 'dialNumber'>
  readonly isDrill: boolean
  readonly atMs: number
  /** '' while the screen has said nothing. */
  told: HelpPress | ''
}

/** What a page showed of a call. */
export interface Claim {
  readonly phoneId: string
  readonly view: HelpCallView
}

/** Somebody was shown that there is a call. */
export interface Sighting {
  readonly memberId: string
  readonly callId: string
  readonly askedAtMs: number
  readonly answeredAtMs: number
  readonly how: string
}

/** What arrived at the server as said by somebody on duty. */
export interface Said {
  readonly callId: string
  readonly minutes: number
}

export class HelpPromises extends Promises<HelpInvariant | Invariant> {
  readonly presses: PressMade[] = []
  readonly claims: Claim[] = []
  readonly sightings: Sighting[] = []
  readonly said: Said[] = []
  /** Call → how it was said to have ended, by those on duty and by the caller. */
  readonly endings = new Map<string, Set<string>>()
  /** Press → to which calls the server said that it had come. */
  readonly answeredWith = new Map<string, Set<string>>()
  /** Presses that came to the server more than once. */
  readonly resent = new Set<string>()
  /** Presses that came to the server, how often soever. */
  readonly arrived = new Map<
    string,
    { readonly registrationId: string; readonly isDrill: boolean }
  >()
}

export const addTo = <Key, Value>(sets: Map<Key, Set<Value>>, key: Key, value: Value): void => {
  sets.set(key, (sets.get(key) ?? new Set()).add(value))
}
