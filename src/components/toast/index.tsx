/** Shows the current message above the action bar, with 撤销 when it can be taken back. Page places it. */
import { Text, View } from '@tarojs/components'
import { hideToast, useToast } from './toast-store'
import './index.scss'

export { showToast } from './toast-store'

export function Toast() {
  const message = useToast((state) => state.message)
  if (message === null) return null
  const { undo } = message
  return (
    <View className="toast" role="status">
      <Text className="toast__text">{message.text}</Text>
      {undo && (
        <View
          className="toast__undo"
          role="button"
          onClick={() => {
            hideToast()
            undo()
          }}
        >
          <Text>撤销</Text>
        </View>
      )}
    </View>
  )
}
