/** Uploads waiting photos in parts that one call can carry; goes on at the part where it stopped. */
import * as v from 'valibot'
import { CallFailed } from '../application'
import type { Network } from '../ports'
import { maxPartBytes } from '../protocol/contract'
import type { MemberStore } from '../store/member-store'
import type { Photo } from '../store/photo-shelf'
import { callServer } from './server-client'

/** Base64 in whole groups of four signs, so that each part stands for whole bytes. */
const partLength = Math.floor(maxPartBytes / 3) * 4

/** The server will never take these; the photo stays on the phone and no longer waits. */
const finalCodes = ['forbidden', 'invalid', 'unusable', 'too-large']

const putAnswerShape = v.looseObject({ complete: v.boolean() })

export interface PhotoUploader {
  /** 'later' when the server has not got some photo whole yet. Rejects with CallFailed when it cannot be asked. */
  uploadAll(store: MemberStore): Promise<'done' | 'later'>
}

export const createPhotoUploader = (network: Network): PhotoUploader => {
  /** Parts that the server has, by photo; forgotten with the process, which costs a few parts sent twice. */
  const partsSent = new Map<string, number>()

  const upload = async (photo: Photo): Promise<boolean> => {
    const { photoId, regionId, base64 } = photo
    const partCount = Math.max(1, Math.ceil(base64.length / partLength))
    let complete = false
    for (let index = partsSent.get(photoId) ?? 0; index < partCount; index++) {
      const bytes = base64.slice(index * partLength, (index + 1) * partLength)
      const answer = v.safeParse(
        putAnswerShape,
        await callServer(network, 'file.put', {
          fileId: photoId,
          purpose: 'photo',
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

  const settled = async (photo: Photo): Promise<boolean> => {
    try {
      return await upload(photo)
    } catch (error) {
      if (!(error instanceof CallFailed) || !finalCodes.includes(error.code)) throw error
      partsSent.delete(photo.photoId)
      return true
    }
  }

  return {
    async uploadAll(store) {
      const { photos } = store.shelves
      let end: 'done' | 'later' = 'done'
      for (const key of photos.waitingKeys()) {
        const photo = await store.exclusively(() => photos.readWaiting(key))
        if (photo && !(await settled(photo))) end = 'later'
        else
          await store.exclusively(async () => {
            if (photo) await photos.settle(photo)
            store.show()
          })
      }
      return end
    },
  }
}
