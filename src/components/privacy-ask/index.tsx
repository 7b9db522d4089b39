/** WeChat's privacy consent in our own words: what is used for what, the whole text, agree or not. */
import { Button as NativeButton, Text, View } from '@tarojs/components'
import { useApplication } from '../../app-context'
import { Button } from '../button'
import '../dialog/index.scss'
import { privacyAgreeButtonId } from '../../ports'
import { usePrivacyQuestion } from './privacy-question'

export function PrivacyAsk() {
  const { device } = useApplication()
  const answer = usePrivacyQuestion((question) => question.answer)
  if (answer === null) return null
  return (
    <View className="dialog" role="alertdialog" aria-label="隐私说明">
      <View className="dialog__veil" catchMove />
      <View className="dialog__panel">
        <Text className="dialog__title">先说清楚隐私</Text>
        <Text className="dialog__text">
          拍照、选表格、扫码、复制、在地图上选地点时才会用到手机的这些功能，只用于这一次记录。大致位置只在活动要核对、事先说明了才取，不传出去。不同意也能照常记。
        </Text>
        <Button kind="quiet" onPress={() => void device.privacy.openContract()}>
          看完整的隐私保护指引
        </Button>
        <View className="dialog__acts">
          <NativeButton
            id={privacyAgreeButtonId}
            className="button button--primary"
            openType="agreePrivacyAuthorization"
            {...(process.env.TARO_ENV === 'weapp'
              ? { onAgreePrivacyAuthorization: () => answer(true) }
              : { onClick: () => answer(true) })}
          >
            同意
          </NativeButton>
          <Button kind="quiet" onPress={() => answer(false)}>
            先不用
          </Button>
        </View>
      </View>
    </View>
  )
}
