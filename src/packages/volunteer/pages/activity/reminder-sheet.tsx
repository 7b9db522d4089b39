/** After a sign-up: what came of it, and the messages that can be had; it promises only what will be sent. */
import { Text, View } from '@tarojs/components'
import { Button } from '../../../../components/button'
import { Sheet } from '../../../../components/sheet'
import type { ReminderKind } from '../../../../domain/activity/reminder'
import type { ActivityPageState } from './use-activity'

const offers: Readonly<Record<ReminderKind, string>> = {
  'day-before': '要不要在活动前一天提醒您？有变动也告诉您一声。',
  'same-day': '要不要在活动当天早上提醒您？有变动也告诉您一声。',
  none: '活动快到了，不再另外提醒。有变动要不要告诉您一声？',
}

export function ReminderSheet({ page }: { readonly page: ActivityPageState }) {
  const { signedUp } = page
  const reminder = signedUp?.reminder ?? 'none'
  return (
    <Sheet open={signedUp !== null} title="好了" onClose={page.noMessages}>
      <Text className="activity__words">{signedUp?.words ?? ''}</Text>
      <Text className="activity__words">{offers[reminder]}</Text>
      <View className="activity__act">
        <Button kind="primary" busy={page.busy} onPress={() => void page.askForMessages()}>
          {reminder === 'none' ? '有变动告诉我' : '提醒我'}
        </Button>
      </View>
      <Button kind="quiet" onPress={page.noMessages}>
        不用了
      </Button>
    </Sheet>
  )
}
