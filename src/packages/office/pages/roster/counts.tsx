/** What an import will do, as big numbers; nothing is red, because nothing has happened yet. */
import { Text } from '@tarojs/components'
import { Card } from '../../../../components/card'
import type { RosterPreview } from '../../../../protocol/roster'
import { Figures } from '../../roster-import/figures'

const units = [
  ['newHouses', '套新房'],
  ['newHouseholds', '户新增'],
  ['newResidents', '人新增'],
  ['changedResidents', '人有变化'],
  ['unchangedResidents', '人不变'],
  ['toDecide', '人要您定'],
  ['kept', '人以档案为准'],
  ['notListed', '人表上没有'],
  ['defects', '处要改'],
] as const

export function Counts({ counts }: { readonly counts: RosterPreview['counts'] }) {
  return (
    <Card title="导入以后" aside={`表上共 ${counts.rows} 行`}>
      <Figures figures={units.map(([key, unit]) => [counts[key], unit])} />
      {counts.skippedLines > 0 && (
        <Text className="roster__small">
          {`合计、说明、重复表头等 ${counts.skippedLines} 行不是居民，已跳过。`}
        </Text>
      )}
    </Card>
  )
}
