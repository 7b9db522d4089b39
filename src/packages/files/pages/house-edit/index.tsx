/** 房屋: the address of one door. What the room number says (the floor) is not asked. */
import { Text } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Chips } from '../../../../components/choice'
import { DraftNotice } from '../../../../components/draft-notice'
import { Field, FieldFrame } from '../../../../components/field'
import { textParam } from '../../../../components/navigation/open-page'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { RegionPicker } from '../../../../components/region-picker'
import { houseUses } from '../../../../domain/house/house'
import { houseUseWords } from '../../../../domain/labels'
import { WhenKnown } from '../../when-known'
import { useHouseEdit, type HouseEditParams } from './use-house-edit'

export default function HouseEditPage() {
  const { params } = useRouter()
  const given = (name: keyof HouseEditParams): string => textParam(params[name])
  const houseId = given('houseId')
  return (
    <WhenKnown kind="house" id={houseId}>
      <HouseEdit
        houseId={houseId}
        regionId={given('regionId')}
        estate={given('estate')}
        building={given('building')}
        unit={given('unit')}
        floor={given('floor')}
        room={given('room')}
      />
    </WhenKnown>
  )
}

function HouseEdit(params: HouseEditParams) {
  const page = useHouseEdit(params)
  const { form, change } = page
  return (
    <Page
      actions={
        <Button kind="primary" busy={page.busy} onPress={() => void page.save()}>
          存好
        </Button>
      }
    >
      <Text className="page__title">{page.adding ? '添一扇门' : '改门牌'}</Text>
      <Text className="page__subtitle">{page.title === '' ? '写上小区、幢和室' : page.title}</Text>
      <DraftNotice restored={page.restored} onAfresh={page.startAfresh} />
      <Notice text={page.problem} />
      {page.twinId !== '' && <Notice tone="amber" text="这个地址已经有一扇门了，请核对。" />}
      <Card title="在哪里">
        {page.adding && (
          <RegionPicker
            label="哪一片"
            regions={page.regions}
            value={page.regionId}
            onChange={page.setRegionId}
          />
        )}
        <Field
          label="小区或路名"
          value={form.estate}
          onChange={(next) => change({ estate: next })}
        />
        <Field
          label="幢"
          value={form.building}
          onChange={(next) => change({ building: next })}
          maxLength={20}
          placeholder="15"
        />
        <Field
          label="单元"
          value={form.unit}
          onChange={(unit) => change({ unit })}
          maxLength={20}
          placeholder="没有就空着"
        />
        <Field
          label="室或门牌"
          value={form.room}
          onChange={(room) => change({ room })}
          maxLength={30}
          placeholder="203"
        />
        <Field
          label="楼层"
          value={form.floor}
          onChange={(floor) => change({ floor })}
          maxLength={4}
          hint={page.floor === null ? '' : `按 ${page.floor} 层记，不对再改。`}
        />
      </Card>
      <Card title="做什么用">
        <FieldFrame label="">
          <Chips
            options={houseUses.map((use) => ({ value: use, label: houseUseWords[use] }))}
            value={form.use}
            onChange={(use) => change({ use })}
          />
        </FieldFrame>
        <Field
          label="备注"
          lines
          value={form.remark}
          onChange={(remark) => change({ remark })}
          maxLength={500}
        />
      </Card>
    </Page>
  )
}
