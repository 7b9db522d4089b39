/** 区域: the tree below mine; a tap unfolds a region, the last line below it adds one. Nothing is removed here. */
import { Text, View } from '@tarojs/components'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Chips } from '../../../../components/choice'
import { Field, FieldFrame } from '../../../../components/field'
import { Icon } from '../../../../components/icon'
import { Notice } from '../../../../components/notice'
import { Sheet } from '../../../../components/sheet'
import { OfficePage } from '../../../../components/office-page'
import { levelsBelow, useRegions, type RegionLine } from './use-regions'
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
            hint="没有就空着。编码以后可以改，档案不会乱。"
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
      <Card>
        {page.lines.map((line) => (
          <RegionRow
            key={line.kind === 'region' ? line.region.id : `${line.parent.id}+`}
            line={line}
            levelName={levelName}
            page={page}
          />
        ))}
      </Card>
    </OfficePage>
  )
}

interface RegionRowProps {
  readonly line: RegionLine
  readonly levelName: (id: string) => string
  readonly page: ReturnType<typeof useRegions>
}

function RegionRow({ line, levelName, page }: RegionRowProps) {
  const className = `regions__line regions__line--${Math.min(line.depth, 4)}`
  if (line.kind === 'add')
    return (
      <View className={className}>
        <Button kind="quiet" compact onPress={() => page.startAdding(line.parent)}>
          {`＋ 新增${line.level}`}
        </Button>
      </View>
    )
  const { region, children, opens, open } = line
  const below = children > 0 ? `${children} 处` : ''
  const fold = opens ? { role: 'button', onClick: () => page.toggle(region) } : {}
  return (
    <View className={className}>
      <View className="regions__words" aria-expanded={open} {...fold}>
        <View className="regions__fold">{opens && <Icon name={open ? 'down' : 'next'} />}</View>
        <View className="regions__name">
          <Text>{region.name}</Text>
          <Text className="regions__detail">
            {[levelName(region.levelId), below].filter(Boolean).join(' · ')}
          </Text>
        </View>
      </View>
      <Button kind="quiet" compact onPress={() => page.startRenaming(region)}>
        改名
      </Button>
    </View>
  )
}
