/** 导入台账: one file, one look before anything changes, one red button; every step says how far it is. */
import { Text } from '@tarojs/components'
import { Button, ButtonRow } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { EmptyState } from '../../../../components/empty-state'
import { RegionPicker } from '../../../../components/region-picker'
import { OfficePage } from '../../../../components/office-page'
import { rosterFieldLabels } from '../../../../domain/roster'
import { UnderWay } from '../../roster-import/import-steps'
import { SheetColumns } from '../../roster-import/sheet-columns'
import { Counts } from './counts'
import { Findings } from './findings'
import { useRoster, type RosterState } from './use-roster'

export default function RosterPage() {
  const page = useRoster()
  return (
    <OfficePage
      office={page}
      problem={page.problem}
      {...(page.step.kind === 'preview' || page.step.kind === 'choose'
        ? { actions: <Actions page={page} /> }
        : {})}
    >
      <Step page={page} />
    </OfficePage>
  )
}

function Actions({ page }: { readonly page: RosterState }) {
  const { step } = page
  if (step.kind !== 'preview')
    return (
      <Button kind="primary" onPress={() => void page.pick()}>
        选一张表
      </Button>
    )
  const { counts } = step.preview
  const changes =
    counts.newHouses + counts.newHouseholds + counts.newResidents + counts.changedResidents
  return (
    <ButtonRow>
      <Button onPress={page.startOver}>换一张表</Button>
      <Button kind="primary" disabled={changes === 0} onPress={() => page.confirm(step.preview)}>
        {changes === 0 ? '没有要导入的' : '确认导入'}
      </Button>
    </ButtonRow>
  )
}

function Step({ page }: { readonly page: RosterState }) {
  const { step } = page
  switch (step.kind) {
    case 'choose':
      return <Choose page={page} />
    case 'preview':
      return (
        <>
          <Text className="page__title">先看一眼</Text>
          <Text className="page__subtitle">{`${page.fileName} · 还没有改动任何档案`}</Text>
          <Counts counts={step.preview.counts} />
          <Findings
            preview={step.preview}
            onDownload={() => void page.downloadDefects(step.preview)}
          />
          <SheetColumns
            sheets={step.preview.sheets}
            labels={rosterFieldLabels}
            onCorrect={page.correct}
          />
        </>
      )
    case 'finished':
      return <Finished page={page} />
    default:
      return <UnderWay step={step} fileName={page.fileName} />
  }
}

function Choose({ page }: { readonly page: RosterState }) {
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

function Finished({ page }: { readonly page: RosterState }) {
  const { step } = page
  if (step.kind !== 'finished') return null
  const { counts } = step.preview
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
          <Button onPress={() => void page.downloadDefects(step.preview)}>下载要改的行</Button>
        )}
        <Button onPress={page.startOver}>再导一张表</Button>
      </ButtonRow>
    </>
  )
}
