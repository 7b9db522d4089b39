/**
 * What pages see of everything below them: records, commands, the outbox, the sync line, questions to the server.
 * `composition.ts` builds it; pages reach it through `useApplication` and `useLive` only.
 */
import type { ContractRouterClient } from '@orpc/contract'
import type { GateKnown } from './domain/attendance/gate-known'
import type { Scan, ScanResult } from './domain/attendance/scan'
import type { CommandArgs, DocumentCommandName } from './domain/commands'
import type { OfficeCommandArgs, OfficeCommandName } from './domain/office-commands'
import type { RecordKind, RecordOf } from './domain/record'
import type { RecordView } from './domain/record-view'
import type { Refusal } from './domain/refusal'
import type { Result } from './domain/result'
import type { RegionId } from './domain/shapes'
import type { Device } from './ports'
import type { contract } from './protocol/contract'
import type { CommandEnvelope, ConflictReport } from './protocol/envelope'
import type { Access } from './protocol/pull'

/** Answers that components show. */
export type { AnnouncementPage } from './protocol/announcement'
export type { HelpCallLine, MyHelp, MyHelpAnswer } from './protocol/help'

/** How far a record has come: as the server has it, with changes still to be sent, or with a refused one. */
export type RecordMark = 'confirmed' | 'pending'

/** The derived view: server records with the pending commands replayed over them. */
export interface LiveRecords extends RecordView {
  all<Kind extends RecordKind>(kind: Kind): readonly RecordOf<Kind>[]
  markOf(kind: RecordKind, id: string): RecordMark
}

export interface RefusedCommand {
  readonly envelope: CommandEnvelope
  readonly refusal: Refusal
  readonly refusedAtMs: number
}

/** A field that somebody else changed first; the worker chooses. Kept until chosen. */
export interface OpenConflict extends ConflictReport {
  readonly conflictId: string
  readonly regionId: RegionId
}

export type SyncState =
  /** Nothing under way. */
  | { readonly kind: 'idle' }
  /** First or large sync: how many scopes are complete, of how many (0 = not known yet). */
  | { readonly kind: 'pulling'; readonly doneScopes: number; readonly scopes: number }
  | { readonly kind: 'pushing'; readonly left: number }
  | { readonly kind: 'offline' }
  /** The session is over: nothing is dropped, everything waits for the sign-in. */
  | { readonly kind: 'sign-in-again' }
  /** The server could not answer; next try at that time. */
  | { readonly kind: 'waiting'; readonly nextTryAtMs: number }

/** Under these keys the own places and the own code are kept by the tab, for where there is no signal. */
export const ownPlacesKey = 'own-places'
export const ownCodeKey = 'attendance.mine'

/** A scan of this phone, with what came of it so far. */
export interface KeptScan {
  readonly scan: Scan
  readonly result: ScanResult
  /** For a repeated one: since when; else 0. */
  readonly sinceMs: number
  /** Whom a leader's phone knows it to be; '' for an own scan and for somebody who is not on its list. */
  readonly name: string
  /** The server has judged it; until then it waits to be sent. */
  readonly judged: boolean
}

/** How far a letter has come. */
export type LetterState =
  /** `maybeSent`: it can no longer be withdrawn. `meantAtMs`: when its writer said that it is still wanted. */
  | { readonly kind: 'waiting'; readonly maybeSent: boolean; readonly meantAtMs?: number }
  /** The server has it; what it answered. */
  | { readonly kind: 'sent'; readonly answer?: unknown; readonly atMs: number }
  /** It never will; kept until its writer has put it away. */
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly atMs: number }

/** An office command that was written without waiting for the network, and sends itself. */
export interface Letter {
  readonly envelope: CommandEnvelope
  /** '提一条诉求' */
  readonly title: string
  /** Sent after these have gone up. */
  readonly photoIds: readonly string[]
  readonly state: LetterState
}

export interface LetterDraft {
  readonly name: OfficeCommandName
  readonly regionId: RegionId
  readonly args: unknown
  readonly photoIds?: readonly string[]
  /** The title of the command when left out. */
  readonly title?: string
}

/** Kept on this phone. storage-full: nothing is kept, the form stays open. signed-out: the server does not know who it is. */
export type LetterOutcome = Result<
  { readonly commandId: string },
  Refusal | 'storage-full' | 'signed-out'
>

/** Whoever may take photos: at a door, for an activity; or anybody who is signed in, to go with a letter. */
export type PhotoPurpose = 'photo' | 'resident-photo'

/** What a page says of a scan; the phone adds the rest: also when it was, unless something was asked since it was read. */
export type NewScan = Pick<Scan, 'way' | 'direction' | 'code'> &
  Partial<Pick<Scan, 'shiftId' | 'volunteerId' | 'place' | 'scannedAtMs'>>

/** A new object at every change, so that a selector can compare by identity. */
export interface Snapshot {
  /** False until the phone's store has been read. */
  readonly ready: boolean
  readonly access: Access | null
  readonly records: LiveRecords
  /** In the order in which they were written. */
  readonly pending: readonly CommandEnvelope[]
  readonly refused: readonly RefusedCommand[]
  readonly conflicts: readonly OpenConflict[]
  /** Photos that still have to be uploaded. */
  readonly photosWaiting: number
  /** Newest first; the judged ones only the last hundred. */
  readonly scans: readonly KeptScan[]
  /** Oldest first; of those that were sent the newest thirty. */
  readonly letters: readonly Letter[]
  /** Texts found torn at the start (the phone lost power while writing); nothing that was shown as saved. */
  readonly damagedTexts: number
  readonly sync: SyncState
  /** 0 = never. */
  readonly lastSyncedAtMs: number
  readonly largeText: boolean
}

/** Saved on this phone; `storage-full` means nothing was saved and the form must be kept open. */
export type SaveOutcome = Result<{ readonly commandId: string }, Refusal | 'storage-full'>

export interface Application {
  readonly device: Device
  snapshot(): Snapshot
  /** Calls back after every change; returns how to stop. */
  subscribe(listener: () => void): () => void
  /** Runs the rule, writes the command durably, shows its effect, and sends it when there is a network. */
  execute<Name extends DocumentCommandName>(
    name: Name,
    regionId: RegionId,
    args: CommandArgs<Name>,
  ): Promise<SaveOutcome>
  /** Takes a command back that has not been sent yet (undo). False when it was already sent. */
  withdraw(commandId: string): Promise<boolean>
  /** Needs the network: sends one office command and waits for its result. */
  request<Name extends OfficeCommandName>(
    name: Name,
    regionId: RegionId,
    args: OfficeCommandArgs<Name>,
  ): Promise<Result<unknown, Refusal | 'unreachable'>>
  /** Questions to the server, typed by the contract; rejects with a CallFailed that has a Chinese message. */
  readonly server: ContractRouterClient<typeof contract>
  readonly sync: {
    /** Push, then pull, now; resolves when that round is over. */
    now(): Promise<void>
    start(): void
    stop(): void
  }
  readonly conflicts: {
    /** Sends my value again over theirs, or keeps theirs; either way the conflict is settled. */
    keepMine(conflictId: string): Promise<SaveOutcome>
    keepTheirs(conflictId: string): Promise<void>
  }
  readonly refused: {
    /** The worker has read it; it stays on the server. */
    dismiss(commandId: string): Promise<void>
  }
  readonly drafts: {
    read<Draft>(key: string): Promise<Draft | null>
    /** Written at every change of a form; survives a kill of the app. */
    write<Draft>(key: string, draft: Draft): Promise<void>
    remove(key: string): Promise<void>
  }
  readonly photos: {
    /** Keeps the photo on this phone and queues it for upload; answers its id. */
    add(
      base64: string,
      regionId: RegionId,
      purpose?: PhotoPurpose,
    ): Promise<Result<string, 'storage-full'>>
    /** Takes a photo back that no saved command names; one that has been uploaded is named by none either. */
    remove(photoId: string): Promise<void>
    /** A source for <Image>: from this phone if it is still here, else from the server; null when unreachable. */
    source(photoId: string, regionId: RegionId): Promise<string | null>
  }
  readonly scans: {
    /**
     * Keeps a scan durably, says what this phone can say of it (`gate`: what it took along to stand there; without, `shiftId`
     * says where), and sends it when there is a network. 'storage-full': nothing was kept. null: nobody is signed in.
     */
    take(scan: NewScan, gate: GateKnown | null): Promise<KeptScan | 'storage-full' | null>
  }
  /** Office commands that need no network to be written. Sent once in effect, in order, each on its own. */
  readonly letters: {
    send<Name extends OfficeCommandName>(
      name: Name,
      regionId: RegionId,
      args: OfficeCommandArgs<Name>,
      more?: Pick<LetterDraft, 'photoIds' | 'title'>,
    ): Promise<LetterOutcome>
    /** Takes a letter back that has not been sent; its photos too. False when it may have been sent. */
    withdraw(commandId: string): Promise<boolean>
    /**
     * Turns the words of a refused or unsent letter into the draft of its form; the letter goes when the draft is kept.
     * False when it is too late, or without room.
     */
    takeBack(
      commandId: string,
      draftOf: (letter: Letter) => { readonly key: string; readonly draft: unknown },
    ): Promise<boolean>
    /** It was kept too long to go by itself, and is still wanted. */
    renew(commandId: string): Promise<void>
    /** Its writer has read what came of it. */
    dismiss(commandId: string): Promise<void>
  }
  /** Answers of the server, kept to be read without a signal. The key says whose shape it has. */
  readonly answers: {
    read<Answer>(key: string): Promise<{ readonly atMs: number; readonly answer: Answer } | null>
    /** Whether it is kept: a full phone takes nothing. */
    keep(key: string, answer: unknown): Promise<boolean>
    forget(key: string): Promise<void>
  }
  readonly session: {
    /** Demo and H5: keeps the token and starts a fresh store if another person signs in. */
    signIn(token: string): Promise<void>
    /** Forgets the token and every record on this phone; refuses while something is unsent unless forced. */
    signOut(options: { readonly evenIfUnsent: boolean }): Promise<boolean>
  }
  setLargeText(on: boolean): Promise<void>
}

export class CallFailed extends Error {
  override readonly name = 'CallFailed'
  constructor(
    /** A CallErrorCode of the server, or 'unreachable'. */
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}
