/** Nothing here: says so in one line, and what to do next in another, with the act if there is one. */
import { Text, View } from '@tarojs/components'
import { Button } from '../button'
import { Icon, type IconName } from '../icon'
import './index.scss'

interface EmptyStateProps {
  readonly icon?: IconName
  readonly title: string
  readonly text?: string
  readonly act?: string
  readonly onAct?: () => void
  /** True where this is the one act of the screen. */
  readonly primary?: boolean
}

export function EmptyState({
  icon = 'house',
  title,
  text = '',
  act,
  onAct,
  primary = false,
}: EmptyStateProps) {
  return (
    <View className="empty-state">
      <View className="empty-state__icon">
        <Icon name={icon} />
      </View>
      <Text className="empty-state__title">{title}</Text>
      {text !== '' && <Text className="empty-state__text">{text}</Text>}
      {act !== undefined && onAct && (
        <View className="empty-state__act">
          <Button compact kind={primary ? 'primary' : 'secondary'} onPress={onAct}>
            {act}
          </Button>
        </View>
      )}
    </View>
  )
}

/** Something failed: what, and the way on. `text` is a sentence for people, never a code. */
export function ErrorState({ title, text, act = '再试一次', onAct }: EmptyStateProps) {
  return (
    <EmptyState
      icon="warning"
      title={title}
      {...(text === undefined ? {} : { text })}
      {...(onAct ? { act, onAct } : {})}
    />
  )
}
