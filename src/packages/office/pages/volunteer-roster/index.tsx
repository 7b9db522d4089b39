/** 导入志愿者: the office's own list of volunteers with their old hours; one look before anything changes. */
import { Text } from '@tarojs/components'
import { Button, ButtonRow } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { EmptyState } from '../../../../components/empty-state'
import { OfficePage } from '../../../../components/office-page'
import { minutesWords } from '../../../../components/words/minutes-words'
import { volunteerRosterLabels } from '../../../../domain/volunteer-roster/volunteer-roster'
import { UnderWay } from '../../roster-import/import-steps'
import { Part } from '../../roster-import/part'
import { SheetColumns } from '../../roster-import/sheet-columns'
import { Counts, Findings } from './findings'
import { useVolunteerRoster, type VolunteerRosterState } from './use-volunteer-roster'

export default function VolunteerRosterPage() {
  const page = useVolunteerRoster()
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

interface StepProps {
  readonly page: VolunteerRosterState
}

function Actions({ page }: StepProps) {
  const { step } = page
  if (step.kind !== 'preview')
    return (
      <Button kind="primary" onPress={() => void page.pick()}>
        选一张表
      </Button>
    )
  const { newVolunteers, changedVolunteers } = step.preview.counts
  const isNothing = newVolunteers + changedVolunteers === 0
  return (
    <ButtonRow>
      <Button onPress={page.startOver}>换一张表</Button>
      <Button kind="primary" disabled={isNothing} onPress={() => page.confirm(step.preview)}>
        {isNothing ? '没有要导入的' : '确认导入'}
      </Button>
    </ButtonRow>
  )
}

function Step({ page }: StepProps) {
  const { step } = page
  switch (step.kind) {
    case 'choose':
      return <Choose page={page} />
    case 'preview':
      return (
        <>
          <Text className="page__title">先看一眼</Text>
          <Text className="page__subtitle">{`${page.fileName} · 还没有改动任何登记和时长`}</Text>
          <Counts counts={step.preview.counts} asOf={step.preview.asOf} />
          <Findings
            preview={step.preview}
            onDownload={() => void page.downloadDefects(step.preview)}
          />
          <SheetColumns
            sheets={step.preview.sheets}
            labels={volunteerRosterLabels}
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

function Choose({ page }: StepProps) {
  return (
    <>
      <Text className="page__title">导入志愿者</Text>
      <Text className="page__subtitle">{`导到${page.region?.name ?? ''}`}</Text>
      <Card title="原来的名册，直接用">
        <Text className="roster__line">· 姓名、电话，身份证号或出生日期要有；别的有就导。</Text>
        <Text className="roster__line">· 老编号没人用就接着用，不然给新的。</Text>
        <Text className="roster__line">· “可用时长”记进时间银行，每人只记一次。</Text>
        <Text className="roster__line">· “累计时长”只写进记录，标明是原来的。</Text>
        <Text className="roster__line">· 先给您看一遍，有问题的行挑出来，改好再导。</Text>
        <Text className="roster__line">· .xlsx，不超过 10 MB、2 万行。</Text>
      </Card>
    </>
  )
}

function Finished({ page }: StepProps) {
  const { step } = page
  if (step.kind !== 'finished') return null
  const { counts } = step.preview
  const leftOut = step.portions.flatMap((portion) => portion.leftOut)
  const toPool = step.portions.reduce((sum, { toPoolMinutes }) => sum + toPoolMinutes, 0)
  const words = [
    `新增 ${counts.newVolunteers} 人，更新 ${counts.changedVolunteers} 人。`,
    counts.openingMinutes === 0 || leftOut.length > 0
      ? ''
      : `${minutesWords(counts.openingMinutes)}已记进时间银行。`,
    toPool === 0 ? '' : `超过上限的 ${minutesWords(toPool)}已转入社区公益池。`,
    counts.defects === 0 ? '' : `还有 ${counts.defects} 行要改，可以下载改好再导。`,
  ].join('')
  return (
    <>
      <EmptyState icon="check" title="导好了" text={words} />
      <Part
        title="▲ 这几位没有导成"
        count={leftOut.length}
        note="预览以后有了变化。请看原因，需要时再导一次。"
        rows={leftOut.map(({ name, reason }) => ({ title: name, detail: reason }))}
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
