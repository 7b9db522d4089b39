/** 区域: the tree below mine; a tap renames, the plus adds a child. Nothing is removed here. */
import { View } from '@tarojs/components'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Chips } from '../../../../components/choice'
import { Field, FieldFrame } from '../../../../components/field'
import { ListRow } from '../../../../components/list-row'
import { Notice } from '../../../../components/notice'
import { Sheet } from '../../../../components/sheet'
import { OfficePage } from '../../office-page'
import { levelsBelow, useRegions } from './use-regions'
import './index.scss'

export default function RegionsPage() {
  const page = useRegions()
  const { form, access } = page
  const levelName = (id: string): string =>
    access?.settings.levels.find((level) => level.id === id)?.name ?? ''
  const formTitle =
    form?.kind === 'add' ? `在${form.parent.name}下面新增` : `改${form?.region.name ?? ''}的名字`
  return (
    <OfficePage
      office={page}
      overlay={
        <Sheet open={form !== null} title={formTitle} onClose={page.cancel}>
          <Notice text={page.problem} />
          {form?.kind === 'add' && access && (
            <FieldFrame label="哪一级">
              <Chips
                options={levelsBelow(access.settings, form.parent).map(({ id, name }) => ({
                  value: id,
                  label: name,
                }))}
                value={form.levelId}
                onChange={page.chooseLevel}
              />
            </FieldFrame>
          )}
          <Field label="名称" value={page.name} onChange={page.setName} placeholder="第八网格" />
          <Field
            label="编码"
            value={page.code}
            onChange={page.setCode}
            maxLength={30}
            hint="没有就空着。编码以后可以改,档案不会乱。"
          />
          <Button
            kind="primary"
            busy={page.busy}
            disabled={page.name.trim() === '' || (form?.kind === 'add' && form.levelId === '')}
            onPress={() => void page.save()}
          >
            存好
          </Button>
        </Sheet>
      }
    >
      <Card title="区域" aside="点名字改名">
        {page.tree.map(({ region, depth }) => (
          <View key={region.id} className={`regions__line regions__line--${Math.min(depth, 4)}`}>
            <ListRow
              title={region.name}
              detail={[levelName(region.levelId), region.code].filter(Boolean).join(' · ')}
              onPress={() => page.startRenaming(region)}
            />
            {access && levelsBelow(access.settings, region).length > 0 && (
              <Button kind="quiet" compact onPress={() => page.startAdding(region)}>
                ＋ 下级
              </Button>
            )}
          </View>
        ))}
      </Card>
    </OfficePage>
  )
}
