/** Photos of a wish: those taken here at once, the others through the wish that they belong to. */
import { useEffect, useState } from 'react'
import { useApplication } from '../../../../app-context'
import type { StripPhoto } from '../../../../components/photo-strip'
import type { WishView } from '../../../../protocol/wish'

export const useWishPhotos = (view: WishView | null | undefined): readonly StripPhoto[] => {
  const { server, photos, device } = useApplication()
  const [sources, setSources] = useState<Readonly<Record<string, string | null>>>({})
  const ids = view ? view.steps.flatMap((one) => one.photoIds) : []
  const wanted = ids.join(' ')
  const wishId = view?.id ?? ''
  const regionId = view?.regionId
  useEffect(() => {
    let here = true
    const load = async (photoId: string): Promise<string | null> => {
      const own = regionId ? await photos.source(photoId, regionId) : null
      if (own) return own
      const answer = await server.wish.photo({ wishId, photoId }).catch(() => null)
      return answer && device.pictures.show(photoId, answer.bytes)
    }
    for (const id of wanted.split(' ').filter((one) => one !== ''))
      void load(id).then((source) => {
        if (here) setSources((before) => ({ ...before, [id]: source }))
      })
    return () => {
      here = false
    }
  }, [wanted, wishId, regionId, photos, server, device])
  return ids.map((id) => ({ id, source: sources[id] ?? null }))
}
