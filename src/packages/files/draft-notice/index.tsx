/** Says that a form goes on where somebody stopped before saving, and lets them begin anew. */
import { Text, View } from '@tarojs/components'
import { Button } from '../../../components/button'
import './index.scss'

interface DraftNoticeProps {
  readonly restored: boolean
  readonly onAfresh: () => void
}

export function DraftNotice({ restored, onAfresh }: DraftNoticeProps) {
  if (!restored) return null
  return (
    <View className="draft-notice">
      <Text>接着上次没存好的写</Text>
      <Button kind="quiet" compact onPress={onAfresh}>
        重新写
      </Button>
    </View>
  )
}
