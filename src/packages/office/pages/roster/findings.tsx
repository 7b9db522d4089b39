/** What the import found, part by part: rows to correct with their reason, changes, who is not listed, new regions. */
import { Button } from '../../../../components/button'
import { Part } from '../../roster-import/part'
import { rosterFieldLabels } from '../../../../domain/roster'
import type { RosterPreview } from '../../../../protocol/roster'

const labels: Readonly<Record<string, string>> = rosterFieldLabels
/** A field that this version does not know is shown as the server named it. */
const rosterFieldLabel = (field: string): string => labels[field] ?? field

interface FindingsProps {
  readonly preview: RosterPreview
  readonly onDownload: () => void
}

export function Findings({ preview, onDownload }: FindingsProps) {
  const { counts, defects, changed, kept, toDecide, notListed, added, newRegions, notes } = preview
  return (
    <>
      <Part
        title={counts.defects === 0 ? '● 没有要改的行' : '▲ 要改的，先不导'}
        count={counts.defects}
        rows={defects.map((defect) => ({
          title: `${defect.sheet} 第 ${defect.rowNumber} 行${defect.name === '' ? '' : ` · ${defect.name}`}`,
          detail: defect.reason,
        }))}
        foot={counts.defects > 0 && <Button onPress={onDownload}>下载这些行，带原因</Button>}
      />
      <Part
        title="◆ 要您定的，先不动"
        count={counts.toDecide}
        note="档案里有这个人，但不在这扇门里。请到现场问一问，再在住户里登记。"
        rows={toDecide.map((one) => ({
          title: `${one.name} · ${one.address}`,
          detail: `${one.sheet} 第 ${one.rowNumber} 行 · ${one.onFile}`,
        }))}
      />
      <Part title="有变化的" count={counts.changedResidents} rows={changed.map(changeRow)} />
      <Part
        title="和表上不同，以档案为准"
        count={counts.kept}
        note="这几处后来有人改过，改的人更清楚，所以不动。"
        rows={kept.map(keptRow)}
      />
      <Part
        title="新增的人"
        count={counts.newResidents}
        rows={added.map(({ name, address }) => ({ title: name, detail: address }))}
      />
      <Part
        title="档案里有，表上没有"
        count={counts.notListed}
        note="只是告诉您，不会删。搬走了请在住户里登记迁出。"
        rows={notListed.map(({ name, address }) => ({ title: name, detail: address }))}
      />
      <Part
        title="会新建的网格和楼栋"
        count={newRegions.length}
        rows={newRegions.map((name) => ({ title: name, detail: '' }))}
      />
      <Part
        title="照导，提醒一下"
        count={notes.length}
        rows={notes.map((note) => ({
          title: note.rowNumber === 0 ? note.sheet : `${note.sheet} 第 ${note.rowNumber} 行`,
          detail: note.text,
        }))}
      />
    </>
  )
}

type Difference = RosterPreview['changed'][number]

const changeRow = ({ name, address, fields }: Difference) => ({
  title: `${name} · ${address}`,
  detail: fields
    .map(({ field, from, to }) => `${rosterFieldLabel(field)}：${from || '空着'} → ${to || '空着'}`)
    .join('；'),
})

const keptRow = ({ name, address, fields }: Difference) => ({
  title: `${name} · ${address}`,
  detail: fields
    .map(
      ({ field, from, to }) =>
        `${rosterFieldLabel(field)}：档案 ${from || '空着'}，表上 ${to || '空着'}`,
    )
    .join('；'),
})
