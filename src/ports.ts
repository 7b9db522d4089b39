/**
 * What the product needs of a device, as interfaces. `platform/` implements each for WeChat and for H5;
 * tests bring their own. Nothing else may touch a device API.
 */
import type { Point } from './domain/activity/place-check'

/**
 * Durable texts by key. A write is all or nothing: after it resolves the text survives a kill of the app;
 * if the app dies before, the old text is still there. Keys: letters, digits, `-`, `_`, `/`, `.`, `:`.
 * Rejects with StorageFull when the device has no room.
 */
export interface Storage {
  read(key: string): Promise<string | null>
  write(key: string, text: string): Promise<void>
  remove(key: string): Promise<void>
  /** Keys that begin with the prefix, sorted. */
  keys(prefix: string): Promise<string[]>
}

export class StorageFull extends Error {
  override readonly name = 'StorageFull'
}

/** One call to the server. `unreachable` covers no signal, a time-out and a reply that cannot be read. */
export type TransportReply =
  { readonly kind: 'answer'; readonly body: unknown } | { readonly kind: 'unreachable' }

export interface Network {
  /** What one call can carry, in bytes of JSON: about 100 KB in a cloud function, 1 MB over HTTP. */
  readonly maxRequestBytes: number
  /** Sends `{path, input}`; the session is added by the implementation. Never rejects. */
  call(path: string, input: unknown): Promise<TransportReply>
  isOnline(): Promise<boolean>
  /** Calls back at every change; returns how to stop. */
  onChange(listener: (online: boolean) => void): () => void
}

export interface Clock {
  nowMs(): number
  /** Resolves after about so many ms; rejects never. Returns how to cancel. */
  later(delayMs: number, action: () => void): () => void
}

export interface Identifiers {
  /** A new id, unique over all phones, ordered by time (UUID version 7). */
  newId(): string
}

export interface PickedPhoto {
  /** Compressed JPEG, longest side ≤ 1600 px. */
  readonly base64: string
}

export interface Camera {
  /** At most `count` photos from camera or album; empty when the user gives up. */
  pickPhotos(count: number): Promise<readonly PickedPhoto[]>
}

export interface Pictures {
  /** A source for an image on a page. As text it would pass through setData, of which WeChat takes 1 MB at a time. */
  show(photoId: string, base64: string): Promise<string>
  /** Leaves nothing behind of what was shown. */
  forget(): Promise<void>
}

export interface PickedFile {
  readonly name: string
  readonly base64: string
}

export interface FilePicker {
  /** An .xlsx: from a chat file in WeChat, from a file input on H5. null when the user gives up. */
  pickSpreadsheet(): Promise<PickedFile | null>
  /** Hands a file (.xlsx, .pdf) to the user: opens it in WeChat, downloads it on H5. */
  saveFile(file: PickedFile): Promise<void>
}

export interface Scanner {
  /** False where nothing can scan (H5): pages then let the code be typed. */
  readonly available: boolean
  /**
   * The text of a QR code, or of the QR code that says the same as a 小程序码 of ours; null when the user gives up.
   * camera: no picture from the album, which may have been taken elsewhere.
   */
  scan(source: 'camera' | 'album-too'): Promise<string | null>
}

export interface Place {
  /** False where the device offers no map (H5): nobody is asked there, and what is scanned stays unchecked. */
  readonly available: boolean
  /** A point that the user picks on a map, with its name; null when the user gives up. */
  choose(): Promise<{ readonly name: string; readonly point: Point } | null>
  /** About where this phone is, some km off; asks the user first. null when declined, unknown or not known soon. */
  roughly(): Promise<Point | null>
}

export interface Telephone {
  dial(phone: string): Promise<void>
}

/** Rings and shakes until it is told to be quiet: somebody calls for help. */
export interface Alarm {
  /** Again while it rings: nothing more. */
  ring(): void
  quiet(): void
}

/** Subscribe messages: WeChat asks, and each template that the user accepts is worth one message. */
export interface Subscriptions {
  /** Only from a tap. Answers the ids that were accepted; none when the user gives up. H5 has no messages and accepts all. */
  ask(templateIds: readonly string[]): Promise<readonly string[]>
}

export interface Clipboard {
  write(text: string): Promise<void>
}

/** Signs in where that is something a user does (demo, H5); in WeChat the identity comes with each call. */
export interface SessionKeeper {
  token(): Promise<string>
  keep(token: string): Promise<void>
  forget(): Promise<void>
}

/** Id of the button (open-type agreePrivacyAuthorization) with which the user agrees; WeChat asks for its name. */
export const privacyAgreeButtonId = 'agree-privacy'

/** WeChat's privacy authorisation: asks when a private API is about to be used; H5 agrees at once. */
export interface Privacy {
  /** Resolves true when the user agreed. `ask` shows our own dialog. */
  onAuthorizationNeeded(ask: () => Promise<boolean>): void
  openContract(): Promise<void>
}

export interface Device {
  readonly storage: Storage
  readonly network: Network
  readonly clock: Clock
  readonly identifiers: Identifiers
  readonly camera: Camera
  readonly pictures: Pictures
  readonly files: FilePicker
  readonly scanner: Scanner
  readonly place: Place
  readonly telephone: Telephone
  readonly alarm: Alarm
  readonly clipboard: Clipboard
  readonly subscriptions: Subscriptions
  readonly session: SessionKeeper
  readonly privacy: Privacy
  /** Short, after something was saved or scanned; long for what was turned away, to be felt without looking. */
  vibrate(outcome?: 'done' | 'refused'): void
  /** Whether the screen stays bright while nobody touches it. */
  keepAwake(on: boolean): void
}
