/** The first line of something that folds: an arrow that says whether it lies open, its name, and what is in it. */
import { Text, View } from '@tarojs/components'
import { Icon } from '../../../components/icon'
import './index.scss'

interface FoldHeadProps {
  readonly open: boolean
  readonly title: string
  readonly detail: string
  /** A count to the right. */
  readonly aside?: string
  readonly onToggle: () => void
}

export function FoldHead({ open, title, detail, aside = '', onToggle }: FoldHeadProps) {
  return (
    <View className="fold-head" role="button" aria-expanded={open} onClick={onToggle}>
      <View className="fold-head__arrow">
        <Icon name={open ? 'down' : 'next'} />
      </View>
      <View className="fold-head__words">
        <Text className="fold-head__title">{title}</Text>
        <Text className="fold-head__detail">{detail}</Text>
      </View>
      <Text className="fold-head__aside">{aside}</Text>
    </View>
  )
}
