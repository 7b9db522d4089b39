/** Uploads waiting photos in parts that one call can carry; goes on at the part where it stopped. */
import * as v from 'valibot'
import { CallFailed } from '../application'
import type { Network } from '../ports'
import { maxPartBytes } from '../protocol/limits'
import type { MemberStore } from '../store/member-store'
import type { Photo } from '../store/photo-shelf'
import { callServer } from './server-client'

/** Base64 in whole groups of four signs, so that each part stands for whole bytes. */
const partLength = Math.floor(maxPartBytes / 3) * 4

/** The server will never take these; the photo can still be looked at on the phone and no longer waits. */
const finalCodes = ['invalid', 'unusable', 'too-large']

const putAnswerShape = v.looseObject({ complete: v.boolean() })

export interface PhotoUploader {
  /** 'later' when the server has not got some photo whole yet. Rejects with CallFailed when it cannot be asked. */
  uploadAll(store: MemberStore): Promise<'done' | 'later'>
  /** Whether a photo may still go up from here in this run of the app. */
  isComing(store: MemberStore, photoId: string): boolean
}

export const createPhotoUploader = (network: Network): PhotoUploader => {
  /** Parts that the server has, by photo; forgotten with the process, which costs a few parts sent twice. */
  const partsSent = new Map<string, number>()

  const upload = async (photo: Photo): Promise<boolean> => {
    const { photoId, regionId, base64, purpose = 'photo' } = photo
    const partCount = Math.max(1, Math.ceil(base64.length / partLength))
    let complete = false
    for (let index = partsSent.get(photoId) ?? 0; index < partCount; index++) {
      const bytes = base64.slice(index * partLength, (index + 1) * partLength)
      const answer = v.safeParse(
        putAnswerShape,
        await callServer(network, 'file.put', {
          fileId: photoId,
          purpose,
          regionId,
          index,
          partCount,
          bytes,
        }),
      )
      if (!answer.success) throw new CallFailed('unreachable', '服务器的回答看不懂')
      complete = answer.output.complete
      partsSent.set(photoId, index + 1)
    }
    partsSent.delete(photoId)
    return complete
  }

  /**
   * Photos of a visit that was refused with its post: once a community worker adopts the visit, the server takes them.
   * Until then they wait, and are offered once in each run of the app.
   */
  const notYet = new Set<string>()

  const settled = async (photo: Photo): Promise<'settled' | 'later' | 'kept'> => {
    if (notYet.has(photo.photoId)) return 'kept'
    try {
      return (await upload(photo)) ? 'settled' : 'later'
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error
      if (error.code === 'forbidden') {
        notYet.add(photo.photoId)
        return 'kept'
      }
      if (!finalCodes.includes(error.code)) throw error
      partsSent.delete(photo.photoId)
      return 'settled'
    }
  }

  return {
    isComing: (store, photoId) => store.shelves.photos.isWaiting(photoId) && !notYet.has(photoId),
    async uploadAll(store) {
      const { photos } = store.shelves
      let end: 'done' | 'later' = 'done'
      for (const key of photos.waitingKeys()) {
        const photo = await store.exclusively(() => photos.readWaiting(key))
        const state = photo ? await settled(photo) : 'settled'
        if (state === 'later') end = 'later'
        if (state === 'settled')
          await store.exclusively(async () => {
            if (photo) await photos.settle(photo)
            store.show()
          })
      }
      return end
    },
  }
}
