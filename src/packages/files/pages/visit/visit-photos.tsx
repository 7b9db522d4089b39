/** The photos of this visit; never required, kept on the phone at once, sent later. */
import { View } from '@tarojs/components'
import { PhotoStrip } from '../../../../components/photo-strip'
import { maxPhotosPerVisit } from '../../../../domain/visit/visit'
import type { RegionId } from '../../../../domain/shapes'
import { usePhotos } from '../../use-photos'

interface VisitPhotosProps {
  readonly photoIds: readonly string[]
  readonly regionId: RegionId
  readonly onAdd: () => void
  readonly onRemove: (id: string) => void
}

export function VisitPhotos({ photoIds, regionId, onAdd, onRemove }: VisitPhotosProps) {
  const photos = usePhotos(photoIds, regionId)
  return (
    <View className="visit__photos">
      <PhotoStrip
        photos={photos}
        onRemove={onRemove}
        {...(photoIds.length < maxPhotosPerVisit ? { onAdd } : {})}
      />
    </View>
  )
}
