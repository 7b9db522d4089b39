/** The worker's own page. Still a placeholder. */
import { Text, View } from '@tarojs/components'

export default function MePage() {
  return (
    <View>
      <Text>岗位、同步与设置。</Text>
    </View>
  )
}
