/** What came of a scan: a sentence, since when, whether it has left this phone. */
import type { KeptScan } from '../../application'
import { momentWords } from '../../components/words/date-words'
import { scanResults } from '../../domain/attendance/scan'
import { Verdict } from './verdict'

interface ScanResultProps {
  readonly kept: KeptScan
  readonly nowMs: number
}

export const scanSentence = ({ result, name }: KeptScan): string =>
  name === '' ? scanResults[result].sentence : `${name}：${scanResults[result].sentence}`

export function ScanResult({ kept, nowMs }: ScanResultProps) {
  const { tone, shape } = scanResults[kept.result]
  const since = kept.sinceMs > 0 ? `从 ${momentWords(kept.sinceMs, nowMs)} 起` : ''
  return (
    <Verdict
      tone={tone}
      shape={shape}
      sentence={scanSentence(kept)}
      text={[since, kept.judged ? '' : '还没传出去，有网自动传'].filter(Boolean).join(' · ')}
    />
  )
}
