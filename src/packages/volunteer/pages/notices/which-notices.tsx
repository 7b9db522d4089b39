/** Whose hours are looked at: those of a community's activities, or of the one volunteer with this number. */
import { View } from '@tarojs/components'
import { Button, ButtonRow } from '../../../../components/button'
import { Field } from '../../../../components/field'
import { Notice } from '../../../../components/notice'
import { PickField } from '../../../../components/pick-field'
import type { NoticesPageState } from './use-notices'
import './index.scss'

export function WhichNotices({ page }: { readonly page: NoticesPageState }) {
  const { number, typed } = page
  return (
    <View className="notices__which">
      <View>
        {number === '' ? (
          <PickField
            label="看哪个社区的活动"
            options={page.regions}
            value={page.regionId}
            placeholder={page.isNear ? '我的社区' : '全部'}
            onChange={page.choose}
          />
        ) : (
          <Notice tone="grey" text={`只看编号 ${number} 的，哪个社区的活动都算。`} />
        )}
      </View>
      <Field
        label="只看一个人的"
        value={typed}
        maxLength={40}
        placeholder="志愿者编号，要写完整"
        onChange={page.setTyped}
      />
      <View>
        {(typed.trim() !== '' || number !== '') && (
          <ButtonRow>
            <Button disabled={typed.trim() === ''} onPress={page.look}>
              按编号查
            </Button>
            {number !== '' && <Button onPress={page.lookAtAll}>看大家的</Button>}
          </ButtonRow>
        )}
      </View>
    </View>
  )
}
