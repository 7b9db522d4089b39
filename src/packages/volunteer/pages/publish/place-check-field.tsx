/** 核对大致位置: offered where the street has switched it on; the leader picks the point, and people are told beforehand. */
import { Text } from '@tarojs/components'
import { Button } from '../../../../components/button'
import { FieldFrame } from '../../../../components/field'
import type { PublishPageState } from './use-publish'

export function PlaceCheckField({ page }: { readonly page: PublishPageState }) {
  const { rules, form, mayChoosePoint } = page
  if (rules.placeCheckKm === 0) return null
  const { checkedPoint } = form.fields
  return (
    <FieldFrame
      label="核对大致位置"
      hint="不选就不核对。选了，报名和扫码前都会告诉大家；不同意的人也照样签到，只在名单里注明。"
    >
      {checkedPoint ? (
        <>
          <Text>{`● 选好了，扫码时离这里 ${rules.placeCheckKm} 公里以内算在附近。`}</Text>
          <Button kind="quiet" onPress={() => page.changeFields({ checkedPoint: null })}>
            不核对了
          </Button>
        </>
      ) : mayChoosePoint ? (
        <Button onPress={() => void page.choosePoint()}>在地图上选地点</Button>
      ) : (
        <Text>请在微信里打开这一页，才能在地图上选地点。</Text>
      )}
    </FieldFrame>
  )
}
