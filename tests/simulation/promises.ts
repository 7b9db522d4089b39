/** What phones promised: every command that a screen called saved, and what else became of commands. */

/**
 * saved: the screen said so. withdrawn: taken back, and the phone said that it was. not-saved: the screen said that it
 * is not. unknown: the phone died over it, so either may be true, but never both and never twice.
 */
export type PromiseState = 'saved' | 'withdrawn' | 'not-saved' | 'unknown'

export interface PromisedCommand {
  readonly commandId: string
  readonly name: string
  readonly regionId: string
  readonly args: Readonly<Record<string, unknown>>
  /** The phone that wrote it, and its owner. */
  readonly phoneId: string
  readonly memberId: string
  state: PromiseState
  /** The worker has read its refusal and put it away. */
  dismissed: boolean
}

export interface PromisedPhoto {
  readonly photoId: string
  readonly phoneId: string
  readonly base64: string
}

export class Promises {
  readonly commands = new Map<string, PromisedCommand>()
  readonly photos: PromisedPhoto[] = []
  /** Conflicts that some screen has shown. */
  readonly conflictsShown = new Set<string>()
  /** Photos that the server refused for good. */
  readonly photosRefused = new Set<string>()
  /** What went wrong at once, in words. */
  readonly broken: string[] = []

  add(command: Omit<PromisedCommand, 'dismissed'>): void {
    this.commands.set(command.commandId, { ...command, dismissed: false })
  }

  find(commandId: string): PromisedCommand | undefined {
    return this.commands.get(commandId)
  }

  break(what: string): void {
    if (!this.broken.includes(what)) this.broken.push(what)
  }
}
