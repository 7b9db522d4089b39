/** Photos as pages show them: kept when taken, fetched when they are not here. */
import { CallFailed, type Application } from '../application'
import type { RegionId } from '../domain/shapes'
import { StorageFull, type Pictures } from '../ports'
import type { MemberStore } from '../store/member-store'
import type { Photo } from '../store/photo-shelf'

/** Keeps a photo and queues its upload; 'storage-full' when it was not kept. */
export const addPhoto = (
  store: MemberStore,
  photo: Omit<Photo, 'photoId'>,
): ReturnType<Application['photos']['add']> =>
  store.exclusively(async () => {
    const photoId = store.parts.identifiers.newId()
    try {
      await store.shelves.photos.add({ photoId, ...photo })
    } catch (error) {
      if (!(error instanceof StorageFull)) throw error
      return { ok: false, error: 'storage-full' }
    }
    store.show()
    return { ok: true, value: photoId }
  })

/** Forgets a photo that was taken out of a form before it was saved. */
export const removePhoto = (store: MemberStore, photoId: string): Promise<void> =>
  store.exclusively(async () => {
    await store.shelves.photos.drop(photoId)
    store.show()
  })

/** A phone without room shows the photo all the same and fetches it again next time. */
const keepForLater = (store: MemberStore, photo: Photo): Promise<void> =>
  store.exclusively(async () => {
    try {
      await store.shelves.photos.keepSeen(photo)
    } catch (error) {
      if (!(error instanceof StorageFull)) throw error
    }
  })

/** From this phone, else from the server (and kept for next time); null when neither has it now. */
export const photoSource = async (
  store: MemberStore,
  { server, pictures }: { readonly server: Application['server']; readonly pictures: Pictures },
  { photoId, regionId }: { readonly photoId: string; readonly regionId: RegionId },
): Promise<string | null> => {
  const here = await store.shelves.photos.find(photoId)
  if (here) return pictures.show(photoId, here.base64)
  try {
    const { bytes } = await server.file.photo({ photoId, regionId })
    await keepForLater(store, { photoId, regionId, base64: bytes })
    return await pictures.show(photoId, bytes)
  } catch (error) {
    if (error instanceof CallFailed) return null
    throw error
  }
}
