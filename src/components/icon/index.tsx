/** A line icon from design/icons.scss; decoration only, so a text or a label must stand beside it. */
import { View } from '@tarojs/components'

export type IconName =
  | 'search'
  | 'next'
  | 'back'
  | 'down'
  | 'close'
  | 'check'
  | 'add'
  | 'phone'
  | 'camera'
  | 'calendar'
  | 'people'
  | 'person'
  | 'building'
  | 'house'
  | 'edit'
  | 'cloud'
  | 'cloud-off'
  | 'warning'
  | 'lock'
  | 'eye'
  | 'more'
  | 'list'
  | 'undo'
  | 'upload'
  | 'share'

export function Icon({ name }: { readonly name: IconName }) {
  return <View className={`icon icon--${name}`} />
}
