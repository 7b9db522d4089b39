/** A sheet from the bottom edge over a veil: a second look without leaving the page. A tap beside it closes it. */
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from '../icon'
import './index.scss'

interface SheetProps {
  readonly open: boolean
  readonly title?: string
  readonly onClose: () => void
  readonly children: ReactNode
}

export function Sheet({ open, title = '', onClose, children }: SheetProps) {
  if (!open) return null
  return (
    <View className="sheet" role="dialog" aria-label={title}>
      <View className="sheet__veil" catchMove onClick={onClose} />
      <View className="sheet__panel">
        <View className="sheet__head">
          <Text className="sheet__title">{title}</Text>
          <View className="sheet__close" role="button" aria-label="关上" onClick={onClose}>
            <Icon name="close" />
          </View>
        </View>
        {children}
      </View>
    </View>
  )
}
