/** Photos in a row that scrolls sideways, each to be looked at or taken away, and a place to add one. */
import { Image, ScrollView, Text, View } from '@tarojs/components'
import { Icon } from '../icon'
import './index.scss'

export interface StripPhoto {
  readonly id: string
  /** null while it is being fetched or cannot be reached. */
  readonly source: string | null
}

interface PhotoStripProps {
  readonly photos: readonly StripPhoto[]
  readonly onOpen?: (id: string) => void
  readonly onRemove?: (id: string) => void
  readonly onAdd?: () => void
}

export function PhotoStrip({ photos, onOpen, onRemove, onAdd }: PhotoStripProps) {
  return (
    <ScrollView scrollX className="photo-strip">
      {photos.map(({ id, source }, index) => (
        <View key={id} className="photo-strip__photo">
          {source === null ? (
            <View className="photo-strip__waiting">
              <Text>联网后可看</Text>
            </View>
          ) : (
            <Image
              className="photo-strip__image"
              src={source}
              mode="aspectFill"
              {...(onOpen ? { onClick: () => onOpen(id) } : {})}
            />
          )}
          {onRemove && (
            <View
              className="photo-strip__remove"
              role="button"
              aria-label={`拿掉第 ${index + 1} 张`}
              onClick={() => onRemove(id)}
            >
              <Icon name="close" />
            </View>
          )}
        </View>
      ))}
      {onAdd && (
        <View className="photo-strip__add" role="button" aria-label="拍照" onClick={onAdd}>
          <Icon name="camera" />
          <Text>拍照</Text>
        </View>
      )}
    </ScrollView>
  )
}
