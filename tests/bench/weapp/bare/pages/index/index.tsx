/** One text, and nothing to wait for. */
import { Text, View } from '@tarojs/components'

export default function IndexPage() {
  return (
    <View>
      <Text>今天走访</Text>
    </View>
  )
}
