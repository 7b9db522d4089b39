/** The photos of one visit, each to be seen large. */
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { PhotoStrip } from '../../../../components/photo-strip'
import type { RegionId } from '../../../../domain/shapes'
import { usePhotos } from '../../use-photos'

interface EntryPhotosProps {
  readonly photoIds: readonly string[]
  readonly regionId: RegionId
}

export function EntryPhotos({ photoIds, regionId }: EntryPhotosProps) {
  const photos = usePhotos(photoIds, regionId)
  if (photoIds.length === 0) return null
  const open = (id: string) => {
    const urls = photos.flatMap(({ source }) => (source === null ? [] : [source]))
    const current = photos.find((photo) => photo.id === id)?.source
    if (current) void Taro.previewImage({ urls, current })
  }
  return (
    <View className="visit-entry__photos">
      <PhotoStrip photos={photos} onOpen={open} />
    </View>
  )
}
