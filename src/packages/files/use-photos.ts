/** Sources of photos by id, from this phone or the server; null until there is one. */
import { useEffect, useState } from 'react'
import { useApplication } from '../../app-context'
import type { StripPhoto } from '../../components/photo-strip'
import type { RegionId } from '../../domain/shapes'

export const usePhotos = (
  photoIds: readonly string[],
  regionId: RegionId,
): readonly StripPhoto[] => {
  const { photos } = useApplication()
  const [sources, setSources] = useState<Readonly<Record<string, string | null>>>({})
  const wanted = photoIds.join(' ')
  useEffect(() => {
    let shown = true
    for (const id of wanted.split(' ').filter((one) => one !== ''))
      void photos.source(id, regionId).then((source) => {
        if (shown) setSources((before) => ({ ...before, [id]: source }))
      })
    return () => {
      shown = false
    }
  }, [photos, regionId, wanted])
  return photoIds.map((id) => ({ id, source: sources[id] ?? null }))
}
