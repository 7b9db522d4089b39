/** What came of the own scans lately: one that was kept without a signal is judged when nobody looks. */
import type { KeptScan } from '../../../../application'
import { Card } from '../../../../components/card'
import { ListRow } from '../../../../components/list-row'
import { Rows } from '../../../../components/rows'
import { Tag } from '../../../../components/tag'
import { momentWords } from '../../../../components/words/date-words'
import { isOwn } from '../../../../domain/attendance/judge-scan'
import { scannedWords, scanResults } from '../../../../domain/attendance/scan'

/** As many as come of a day or two. */
const most = 6

interface LastScansProps {
  /** The newest first. */
  readonly scans: readonly KeptScan[]
  /** Stands large above. */
  readonly shown: KeptScan | null
  readonly nowMs: number
}

export function LastScans({ scans, shown, nowMs }: LastScansProps) {
  const others = scans
    .filter(({ scan }) => isOwn(scan) && scan.scanId !== shown?.scan.scanId)
    .slice(0, most)
  if (others.length === 0) return null
  return (
    <Card title="最近扫过的">
      <Rows
        items={others}
        keyOf={({ scan }) => scan.scanId}
        row={({ scan, result }) => {
          const { tone, shape, sentence } = scanResults[result]
          return (
            <ListRow
              title={`${scannedWords(scan)} · ${momentWords(scan.scannedAtMs, nowMs)}`}
              detail={<Tag tone={tone}>{`${shape} ${sentence}`}</Tag>}
            />
          )
        }}
      />
    </Card>
  )
}
