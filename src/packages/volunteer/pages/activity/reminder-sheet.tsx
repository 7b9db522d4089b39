/** After a sign-up: what came of it, and the messages that can be had; it promises only what will be sent. */
import { Text, View } from '@tarojs/components'
import { Button } from '../../../../components/button'
import { Sheet } from '../../../../components/sheet'
import { keyWords, offerWords, wantedFor } from '../../reminder-words'
import type { ActivityPageState } from './use-activity'

export function ReminderSheet({ page }: { readonly page: ActivityPageState }) {
  const { signedUp } = page
  if (!signedUp) return null
  const { words, asked } = signedUp
  return (
    <Sheet open title="好了" onClose={page.noMessages}>
      <Text className="activity__words">{words}</Text>
      <Text className="activity__words">{offerWords(asked)}</Text>
      <View className="activity__act">
        <Button kind="primary" busy={page.busy} onPress={() => void page.askForMessages()}>
          {keyWords(wantedFor(asked))}
        </Button>
      </View>
      <Button kind="quiet" onPress={page.noMessages}>
        不用了
      </Button>
    </Sheet>
  )
}
