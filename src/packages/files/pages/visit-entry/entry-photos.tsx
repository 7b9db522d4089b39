/** The photos of one visit, each to be seen large; they may lie on this phone only, so the view is our own. */
import { Image, View } from '@tarojs/components'
import { useState } from 'react'
import { PhotoStrip } from '../../../../components/photo-strip'
import type { RegionId } from '../../../../domain/shapes'
import { usePhotos } from '../../use-photos'

interface EntryPhotosProps {
  readonly photoIds: readonly string[]
  readonly regionId: RegionId
}

export function EntryPhotos({ photoIds, regionId }: EntryPhotosProps) {
  const photos = usePhotos(photoIds, regionId)
  const [openId, setOpenId] = useState('')
  if (photoIds.length === 0) return null
  const large = photos.find(({ id }) => id === openId)?.source ?? null
  return (
    <View className="visit-entry__photos">
      <PhotoStrip photos={photos} onOpen={setOpenId} />
      {large !== null && (
        <View
          className="visit-entry__large"
          role="button"
          aria-label="关上照片"
          onClick={() => setOpenId('')}
        >
          <Image className="visit-entry__large-image" src={large} mode="aspectFit" />
        </View>
      )}
    </View>
  )
}
