/** What phones promised: every command that a screen called saved, and what else became of commands. */

/** What must hold, whatever happens; the words with which a broken promise begins. */
export const invariants = [
  /** A phone shows what the server has in the regions of its owner's posts, and the rules that hold there. */
  'converge',
  /** It shows nothing else. */
  'sight',
  /** Nothing takes effect where its sender has no post that allows it. */
  'authority',
  /** A command or photo that was called saved is on the server, or readable as refused. */
  'lost',
  /** Nothing takes effect twice. */
  'once',
  /** What was taken back, or called not saved, takes no effect. */
  'withdrawn',
  'not-saved',
  /** A refused command was refused for a reason, and can be read on its phone and on the server until it is settled. */
  'refused',
  /** An author may correct a visit for as long as the rules say, counted to the moment of writing. */
  'time-limit',
  /** Versions of a scope have no gap and none is given twice. */
  'versions',
  /** The history of a field leads without a break from its first value to the present one. */
  'history',
  /** Nobody overwrites what they had not seen. */
  'unseen',
  /** Houses, households and people hang together. */
  'file',
  /** Everybody in an imported roster is on file once, or was told as left out. */
  'roster',
  /** Without faults everything comes to rest. */
  'quiet',
  /** The server has nothing to complain of but what was done to it. */
  'server',
  /** The app throws nothing at nobody. */
  'error',
] as const

export type Invariant = (typeof invariants)[number]

/**
 * saved: the screen said so. withdrawn: taken back, and the phone said that it was. not-saved: the screen said that it
 * is not. unknown: the phone died over it, so either may be true, but never both and never twice. undone: the server was
 * set back behind it; what its phone was told of it no longer holds, and a late copy may make it happen once more.
 */
export type PromiseState = 'saved' | 'withdrawn' | 'not-saved' | 'unknown' | 'undone'

export interface PromisedCommand {
  readonly commandId: string
  readonly name: string
  readonly regionId: string
  readonly args: Readonly<Record<string, unknown>>
  /** The phone that wrote it, and who had signed in there. */
  readonly phoneId: string
  readonly memberId: string
  /** By the phone's clock, and by the true one. */
  readonly issuedAtMs: number
  readonly writtenAtMs: number
  state: PromiseState
  /** The worker has read its refusal and put it away. */
  dismissed: boolean
}

export interface PromisedPhoto {
  readonly photoId: string
  readonly phoneId: string
  readonly base64: string
  /** The server was set back behind its upload. */
  undone: boolean
}

const conflictKey = (commandId: string, id: string, field: string) => `${commandId} ${id} ${field}`

/** `More`: what a world has to promise besides. */
export class Promises<More extends string = Invariant> {
  readonly commands = new Map<string, PromisedCommand>()
  readonly photos: PromisedPhoto[] = []
  /** Photos that the server refused for good. */
  readonly photosRefused = new Set<string>()
  /** What went wrong, '<invariant>: …'. */
  readonly broken: string[] = []
  private readonly conflicts = new Set<string>()

  add(command: Omit<PromisedCommand, 'dismissed'>): void {
    this.commands.set(command.commandId, { ...command, dismissed: false })
  }

  find(commandId: string): PromisedCommand | undefined {
    return this.commands.get(commandId)
  }

  break(invariant: Invariant | More, what: string): void {
    const line = `${invariant}: ${what}`
    if (!this.broken.includes(line)) this.broken.push(line)
  }

  /** Some screen has asked whose value of the field it shall be. */
  conflictShown(commandId: string, record: { readonly id: string; readonly field: string }): void {
    this.conflicts.add(conflictKey(commandId, record.id, record.field))
  }

  wasAsked(commandId: string, record: { readonly id: string; readonly field: string }): boolean {
    return this.conflicts.has(conflictKey(commandId, record.id, record.field))
  }

  get conflictsShown(): number {
    return this.conflicts.size
  }
}
