/** 导入台账: one file, one look before anything changes, one red button; every step says how far it is. */
import { Text } from '@tarojs/components'
import { Button, ButtonRow } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { EmptyState } from '../../../../components/empty-state'
import { RegionPicker } from '../../../../components/region-picker'
import { rosterFieldLabels } from '../../../../domain/roster'
import type { RosterPreview, RosterProgress } from '../../../../protocol/roster'
import { ImportPage } from '../../roster-import/import-page'
import type { FinishedImport } from '../../roster-import/use-roster-import'
import { Counts } from './counts'
import { Findings } from './findings'
import { useRoster, type RosterState } from './use-roster'

export default function RosterPage() {
  const page = useRoster()
  return (
    <ImportPage
      page={page}
      choice={<Choice page={page} />}
      untouched="还没有改动任何档案"
      look={(preview) => (
        <>
          <Counts counts={preview.counts} />
          <Findings preview={preview} onDownload={() => void page.downloadDefects(preview)} />
        </>
      )}
      labels={rosterFieldLabels}
      act={({ counts }) => (changesIn(counts) === 0 ? '' : '确认导入')}
      finished={(done) => <Finished page={page} done={done} />}
    />
  )
}

const changesIn = (counts: RosterPreview['counts']): number =>
  counts.newHouses + counts.newHouseholds + counts.newResidents + counts.changedResidents

function Choice({ page }: { readonly page: RosterState }) {
  return (
    <>
      <Text className="page__title">导入台账</Text>
      <Text className="page__subtitle">{`导到${page.target?.name ?? ''}`}</Text>
      {page.below.length > 1 && (
        <Card title="导到哪里" aside="一般选社区">
          <RegionPicker
            label=""
            regions={page.below}
            value={page.target?.id ?? ''}
            onChange={page.chooseTarget}
          />
        </Card>
      )}
      <Card title="手上的表，直接用">
        <Text className="roster__line">· 列名、顺序、几个工作表都不要紧，会自己认。</Text>
        <Text className="roster__line">· 先给您看一遍，确认了才写进档案。</Text>
        <Text className="roster__line">· 有问题的行会挑出来，改好再导一次就行。</Text>
        <Text className="roster__line">· .xlsx，不超过 10 MB、2 万行。</Text>
      </Card>
    </>
  )
}

interface FinishedProps {
  readonly page: RosterState
  readonly done: FinishedImport<RosterPreview, RosterProgress>
}

function Finished({ page, done: { preview } }: FinishedProps) {
  const { counts } = preview
  const left = counts.defects === 0 ? '' : `还有 ${counts.defects} 行要改，可以下载改好再导。`
  return (
    <>
      <EmptyState
        icon="check"
        title="导好了"
        text={`新增 ${counts.newHouseholds} 户、${counts.newResidents} 人，更新 ${counts.changedResidents} 人。${left}`}
      />
      <ButtonRow>
        {counts.defects > 0 && (
          <Button onPress={() => void page.downloadDefects(preview)}>下载要改的行</Button>
        )}
        <Button onPress={page.startOver}>再导一张表</Button>
      </ButtonRow>
    </>
  )
}
