/** Says that a form goes on where somebody stopped before saving, and lets them begin anew. */
import { Text, View } from '@tarojs/components'
import { Button } from '../button'
import './index.scss'

interface DraftNoticeProps {
  readonly restored: boolean
  /** What stopped, and what of it was not kept. */
  readonly text?: string
  readonly onAfresh: () => void
}

export function DraftNotice({ restored, text = '接着上次没存好的写', onAfresh }: DraftNoticeProps) {
  if (!restored) return null
  return (
    <View className="draft-notice">
      <Text className="draft-notice__text">{text}</Text>
      <View className="draft-notice__act">
        <Button kind="quiet" compact onPress={onAfresh}>
          重新写
        </Button>
      </View>
    </View>
  )
}
