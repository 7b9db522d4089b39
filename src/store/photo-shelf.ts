/**
 * Photos on this phone: those that wait for their upload, and some that were seen lately. It never drops one that
 * has not been uploaded.
 */
import * as v from 'valibot'
import { StorageFull } from '../ports'
import { keyPart, type Shelf } from './shelf'

const photoShape = v.object({
  photoId: v.string(),
  regionId: v.string(),
  base64: v.string(),
  /** Absent for one of a visit or an activity. */
  purpose: v.optional(v.literal('resident-photo')),
})

export type Photo = v.InferOutput<typeof photoShape>

/** At about 200 KB each these take 8 MB of the 200 MB that WeChat gives. */
const maxSeenPhotos = 40

const waitingKey = (photoId: string): string => `photo/${keyPart(photoId)}`
const seenKey = (photoId: string): string => `seen/${keyPart(photoId)}`

export class PhotoShelf {
  /** Names of the waiting photos, oldest first (their ids are ordered by time). */
  private waiting: readonly string[] = []

  constructor(private readonly shelf: Shelf) {}

  async open(): Promise<void> {
    this.waiting = await this.shelf.keys('photo/')
  }

  /** Rejects when the phone has no room; then nothing is kept. */
  async add(photo: Photo): Promise<void> {
    const key = waitingKey(photo.photoId)
    await this.shelf.write(key, photo)
    this.waiting = [...this.waiting.filter((other) => other !== key), key]
  }

  isWaiting(photoId: string): boolean {
    return this.waiting.includes(waitingKey(photoId))
  }

  waitingKeys(): readonly string[] {
    return this.waiting
  }

  /** null for a torn one, which is dropped: `add` had not answered when the phone died, so no visit names it. */
  async readWaiting(key: string): Promise<Photo | null> {
    const reading = await this.shelf.read(key, photoShape)
    if (reading.kind === 'value') return reading.value
    await this.shelf.remove(key)
    this.waiting = this.waiting.filter((other) => other !== key)
    return null
  }

  /** Taken out of the form again: it is neither sent nor kept. */
  async drop(photoId: string): Promise<void> {
    const key = waitingKey(photoId)
    await this.shelf.remove(key)
    this.waiting = this.waiting.filter((other) => other !== key)
  }

  /** Uploaded, or refused for good: it no longer waits, but can still be looked at. */
  async settle(photo: Photo): Promise<void> {
    const key = waitingKey(photo.photoId)
    try {
      await this.keepSeen(photo)
    } catch (error) {
      // A phone without room gets some back by this; it would else upload the same photo for ever.
      if (!(error instanceof StorageFull)) throw error
    }
    await this.shelf.remove(key)
    this.waiting = this.waiting.filter((other) => other !== key)
  }

  async find(photoId: string): Promise<Photo | null> {
    for (const key of [waitingKey(photoId), seenKey(photoId)]) {
      const reading = await this.shelf.read(key, photoShape)
      if (reading.kind === 'value') return reading.value
    }
    return null
  }

  /** Those that only were looked at; one that waits for its upload stays. */
  async forgetSeen(): Promise<void> {
    for (const key of await this.shelf.keys('seen/')) await this.shelf.remove(key)
  }

  async keepSeen(photo: Photo): Promise<void> {
    const seen = await this.shelf.keys('seen/')
    for (const key of seen.slice(0, Math.max(0, seen.length + 1 - maxSeenPhotos)))
      await this.shelf.remove(key)
    await this.shelf.write(seenKey(photo.photoId), photo)
  }
}
