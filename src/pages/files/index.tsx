/** The file of a door: houses, households and people. Still a placeholder. */
import { Text, View } from '@tarojs/components'

export default function FilesPage() {
  return (
    <View>
      <Text>以房管人，从一扇门开始。</Text>
    </View>
  )
}
