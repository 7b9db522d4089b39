/** What is due today. Still a placeholder; the button proves that NutUI's styles arrive. */
import { Button } from '@nutui/nutui-react-taro'
import { Text, View } from '@tarojs/components'

export default function TodayPage() {
  return (
    <View>
      <Text>今天要走访的人家</Text>
      <Button type="primary">记一次走访</Button>
    </View>
  )
}
