/** 导入热线工单: what 12345 passed on, as it exports it; one look before anything is taken in. */
import { Text } from '@tarojs/components'
import { Button, ButtonRow } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { EmptyState } from '../../../../components/empty-state'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { momentWords } from '../../../../components/words/date-words'
import { hotlineLabels } from '../../../../domain/hotline/hotline-sheet'
import type { HotlinePreview, HotlineProgress } from '../../../../protocol/hotline'
import { Figures } from '../../roster-import/figures'
import { ImportPage } from '../../roster-import/import-page'
import { Part } from '../../roster-import/part'
import type { FinishedImport } from '../../roster-import/use-roster-import'
import { useHotline, type HotlinePageState } from './use-hotline'

export default function HotlinePage() {
  const page = useHotline()
  return (
    <ImportPage
      page={page}
      choice={<Choice into={page.region?.name ?? ''} />}
      untouched="还没有导入"
      look={(preview) => (
        <>
          <Counts counts={preview.counts} />
          <Findings page={page} preview={preview} />
        </>
      )}
      labels={hotlineLabels}
      act={({ counts }) => (counts.newCases === 0 ? '' : `导入 ${counts.newCases} 件`)}
      finished={(done) => <Finished page={page} done={done} />}
    />
  )
}

function Choice({ into }: { readonly into: string }) {
  return (
    <>
      <Text className="page__title">导入热线工单</Text>
      <Text className="page__subtitle">{`导到${into}`}</Text>
      <Card title="12345 导出的表，直接用">
        <Text className="roster__line">· 要有“工单编号”和“诉求内容”，别的有就用。</Text>
        <Text className="roster__line">· 每件成为一件诉求，派给“派发单位”写的社区、网格。</Text>
        <Text className="roster__line">· 时限照“办理时限”，没写的按类别算。</Text>
        <Text className="roster__line">· 导过的不再导：按工单编号认。</Text>
        <Text className="roster__line">· 先给您看一遍，有问题的行挑出来，改好再导。</Text>
        <Text className="roster__line">· .xlsx，不超过 10 MB、2 万行。</Text>
      </Card>
    </>
  )
}

const units = [
  ['newCases', '件要导入'],
  ['known', '件导过了'],
  ['defects', '行要改'],
] as const

function Counts({ counts }: Pick<HotlinePreview, 'counts'>) {
  return (
    <Card title="导入以后" aside={`表上共 ${counts.rows} 件`}>
      <Figures figures={units.map(([key, unit]) => [counts[key], unit])} />
      {counts.skippedLines > 0 && (
        <Text className="roster__small">
          {`合计、说明、重复表头等 ${counts.skippedLines} 行不是工单，已跳过。`}
        </Text>
      )}
    </Card>
  )
}

interface FindingsProps {
  readonly page: HotlinePageState
  readonly preview: HotlinePreview
}

function Findings({ page, preview }: FindingsProps) {
  const { counts, defects, added, notes } = preview
  return (
    <>
      <Part
        title={counts.defects === 0 ? '● 没有要改的行' : '▲ 要改的，先不导'}
        count={counts.defects}
        rows={defects.map(({ sheet, rowNumber, caseNumber, reason }) => ({
          title: `${sheet} 第 ${rowNumber} 行${caseNumber === '' ? '' : ` · ${caseNumber}`}`,
          detail: reason,
        }))}
        foot={
          counts.defects > 0 && (
            <Button onPress={() => void page.downloadDefects(preview)}>下载这些行，带原因</Button>
          )
        }
      />
      <Part
        title="要导入的"
        count={counts.newCases}
        rows={added.map(({ caseNumber, category, regionName, text, dueAtMs }) => ({
          title: caseNumber,
          detail: `${text} · ${category} · ${regionName} · ${momentWords(dueAtMs, page.nowMs)}前`,
        }))}
      />
      <Part
        title="照导，提醒一下"
        count={notes.length}
        rows={notes.map(({ sheet, rowNumber, text }) => ({
          title: `${sheet} 第 ${rowNumber} 行`,
          detail: text,
        }))}
      />
    </>
  )
}

interface FinishedProps {
  readonly page: HotlinePageState
  readonly done: FinishedImport<HotlinePreview, HotlineProgress>
}

function Finished({ page, done: { preview, portions } }: FinishedProps) {
  const { counts } = preview
  const leftOut = portions.flatMap((portion) => portion.leftOut)
  const words = [
    `${counts.newCases - leftOut.length} 件成了诉求，等在岗的人受理。`,
    counts.defects === 0 ? '' : `还有 ${counts.defects} 行要改，可以下载改好再导。`,
  ].join('')
  return (
    <>
      <EmptyState icon="check" title="导好了" text={words} />
      <Part
        title="▲ 这几件没有导成"
        count={leftOut.length}
        rows={leftOut.map(({ caseNumber, reason }) => ({ title: caseNumber, detail: reason }))}
      />
      <ButtonRow>
        {counts.defects > 0 ? (
          <Button onPress={() => void page.downloadDefects(preview)}>下载要改的行</Button>
        ) : (
          <Button onPress={() => openPage(routes.matterDesk)}>去看诉求</Button>
        )}
        <Button onPress={page.startOver}>再导一张表</Button>
      </ButtonRow>
    </>
  )
}
