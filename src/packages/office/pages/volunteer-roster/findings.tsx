/** What an import of volunteers will do, as big numbers and row by row; nothing has happened yet. */
import { Text } from '@tarojs/components'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { wholeDate } from '../../../../domain/calendar'
import { minutesWords } from '../../../../domain/minutes-words'
import { volunteerRosterLabels } from '../../../../domain/volunteer-roster/volunteer-roster'
import type { VolunteerRosterPreview } from '../../../../protocol/volunteer-roster'
import { Figures } from '../../roster-import/figures'
import { Part } from '../../roster-import/part'

type Preview = VolunteerRosterPreview

const units = [
  ['newVolunteers', '人新增'],
  ['changedVolunteers', '人有变化'],
  ['unchangedVolunteers', '人不变'],
  ['toDecide', '人要您定'],
  ['kept', '人以登记为准'],
  ['defects', '行要改'],
] as const

/** Also where there are none; what else is none would push the hours below the screen in large text. */
const alwaysTold: ReadonlySet<string> = new Set(['newVolunteers', 'defects'])

export function Counts({ counts, asOf }: Pick<Preview, 'counts' | 'asOf'>) {
  return (
    <Card title="导入以后" aside={`表上共 ${counts.rows} 人`}>
      <Figures
        figures={units
          .filter(([key]) => counts[key] > 0 || alwaysTold.has(key))
          .map(([key, unit]) => [counts[key], unit])}
      />
      <Text className="roster__line">{openingWords(counts)}</Text>
      {counts.carried > 0 && (
        <Text className="roster__line">
          {`累计时长：${counts.carried} 人，共 ${minutesWords(counts.carriedMinutes)}，写进记录的“原有时长”，不计入证明。`}
        </Text>
      )}
      {counts.openings + counts.carried > 0 && (
        <Text className="roster__small">{`时长都算到 ${wholeDate(asOf)}。`}</Text>
      )}
      {counts.skippedLines > 0 && (
        <Text className="roster__small">
          {`合计、说明、重复表头等 ${counts.skippedLines} 行不是志愿者，已跳过。`}
        </Text>
      )}
    </Card>
  )
}

const openingWords = ({ openings, openingMinutes, toPoolMinutes }: Preview['counts']): string => {
  if (openings === 0) return '可用时长：没有要记的，时间银行里不变。'
  const all = `可用时长：${openings} 人，共 ${minutesWords(openingMinutes)}，等一位同事同意以后记进时间银行，每人只记一次。`
  return toPoolMinutes === 0
    ? all
    : `${all}其中 ${minutesWords(toPoolMinutes)}超过每人上限，会转入社区公益池。`
}

const labels: Readonly<Record<string, string>> = volunteerRosterLabels

const fieldsOf = (
  fields: Preview['changed'][number]['fields'],
  words: (from: string, to: string) => string,
): string =>
  fields
    .map(
      ({ field, from, to }) => `${labels[field] ?? field}：${words(from || '空着', to || '空着')}`,
    )
    .join('；')

const addedWords = (one: Preview['added'][number]): string =>
  [
    one.number === '' ? '给新编号' : `编号 ${one.number}`,
    one.regionName,
    one.openingMinutes === 0 ? '' : `可用 ${minutesWords(one.openingMinutes)}`,
    one.carriedMinutes === 0 ? '' : `累计 ${minutesWords(one.carriedMinutes)}`,
  ]
    .filter((part) => part !== '')
    .join(' · ')

interface FindingsProps {
  readonly preview: Preview
  readonly onDownload: () => void
}

export function Findings({ preview, onDownload }: FindingsProps) {
  const { counts, defects, toDecide, changed, kept, added, notes } = preview
  return (
    <>
      <Part
        title={counts.defects === 0 ? '● 没有要改的行' : '▲ 要改的，先不导'}
        count={counts.defects}
        rows={defects.map(({ sheet, rowNumber, name, reason }) => ({
          title: `${sheet} 第 ${rowNumber} 行${name === '' ? '' : ` · ${name}`}`,
          detail: reason,
        }))}
        foot={counts.defects > 0 && <Button onPress={onDownload}>下载这些行，带原因</Button>}
      />
      <Part
        title="◆ 要您定的，先不动"
        count={counts.toDecide}
        rows={toDecide.map(({ sheet, rowNumber, name, words }) => ({
          title: `${name} · ${sheet} 第 ${rowNumber} 行`,
          detail: words,
        }))}
      />
      <Part
        title="新增的志愿者"
        count={counts.newVolunteers}
        note="以您的名义通过登记。本人用同一身份证号、电话和姓名登记时，自动接上。"
        rows={added.map((one) => ({ title: one.name, detail: addedWords(one) }))}
      />
      <Part
        title="有变化的"
        count={changed.length}
        rows={changed.map(({ name, number, fields }) => ({
          title: `${name} · ${number}`,
          detail: fieldsOf(fields, (from, to) => `${from} → ${to}`),
        }))}
      />
      <Part
        title="和表上不同，以登记为准"
        count={counts.kept}
        note="这几处本人或同事改过，所以不动。"
        rows={kept.map(({ name, number, fields }) => ({
          title: `${name} · ${number}`,
          detail: fieldsOf(fields, (from, to) => `登记 ${from}，表上 ${to}`),
        }))}
      />
      <Part
        title="照导，提醒一下"
        count={notes.length}
        rows={notes.map(({ sheet, rowNumber, text }) => ({
          title: rowNumber === 0 ? sheet : `${sheet} 第 ${rowNumber} 行`,
          detail: text,
        }))}
      />
    </>
  )
}
