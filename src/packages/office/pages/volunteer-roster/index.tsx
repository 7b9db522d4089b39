/** 导入志愿者: the office's own list of volunteers with their old hours; one look before anything changes. */
import { Text } from '@tarojs/components'
import { Button, ButtonRow } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { EmptyState } from '../../../../components/empty-state'
import { minutesWords } from '../../../../domain/minutes-words'
import { volunteerRosterLabels } from '../../../../domain/volunteer-roster/volunteer-roster'
import type {
  VolunteerRosterPreview,
  VolunteerRosterProgress,
} from '../../../../protocol/volunteer-roster'
import { ImportPage } from '../../roster-import/import-page'
import { Part } from '../../roster-import/part'
import type { FinishedImport } from '../../roster-import/use-roster-import'
import { Counts, Findings } from './findings'
import { useVolunteerRoster, type VolunteerRosterState } from './use-volunteer-roster'

export default function VolunteerRosterPage() {
  const page = useVolunteerRoster()
  return (
    <ImportPage
      page={page}
      choice={<Choice into={page.region?.name ?? ''} />}
      untouched="还没有改动任何登记和时长"
      look={(preview) => (
        <>
          <Counts counts={preview.counts} asOf={preview.asOf} />
          <Findings preview={preview} onDownload={() => void page.downloadDefects(preview)} />
        </>
      )}
      labels={volunteerRosterLabels}
      act={({ counts }) =>
        counts.newVolunteers + counts.changedVolunteers === 0 ? '' : '确认导入'
      }
      finished={(done) => <Finished page={page} done={done} />}
    />
  )
}

function Choice({ into }: { readonly into: string }) {
  return (
    <>
      <Text className="page__title">导入志愿者</Text>
      <Text className="page__subtitle">{`导到${into}`}</Text>
      <Card title="原来的名册，直接用">
        <Text className="roster__line">· 姓名、电话，身份证号或出生日期要有；别的有就导。</Text>
        <Text className="roster__line">· 老编号没人用就接着用，不然给新的。</Text>
        <Text className="roster__line">· “可用时长”要另一位同事同意，才记进时间银行。</Text>
        <Text className="roster__line">· “累计时长”只写进记录，标明是原来的。</Text>
        <Text className="roster__line">· 先给您看一遍，有问题的行挑出来，改好再导。</Text>
        <Text className="roster__line">· .xlsx，不超过 10 MB、2 万行。</Text>
      </Card>
    </>
  )
}

interface FinishedProps {
  readonly page: VolunteerRosterState
  readonly done: FinishedImport<VolunteerRosterPreview, VolunteerRosterProgress>
}

function Finished({ page, done: { preview, portions } }: FinishedProps) {
  const { counts } = preview
  const leftOut = portions.flatMap((portion) => portion.leftOut)
  const waiting = portions.at(-1)?.waitingMinutes ?? 0
  const words = [
    `新增 ${counts.newVolunteers} 人，更新 ${counts.changedVolunteers} 人。`,
    waiting === 0
      ? ''
      : `可用时长 ${minutesWords(waiting)}还没有记：请一位同事打开“更正和继承”，同意了就入账。`,
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
          <Button onPress={() => void page.downloadDefects(preview)}>下载要改的行</Button>
        )}
        <Button onPress={page.startOver}>再导一张表</Button>
      </ButtonRow>
    </>
  )
}
