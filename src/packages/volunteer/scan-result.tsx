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

/** '从 今天 9:00 起' of a repeated one, else ''. */
export const sinceWords = ({ sinceMs }: KeptScan, nowMs: number): string =>
  sinceMs > 0 ? `从 ${momentWords(sinceMs, nowMs)} 起` : ''

export function ScanResult({ kept, nowMs }: ScanResultProps) {
  const { tone, shape } = scanResults[kept.result]
  return (
    <Verdict
      tone={tone}
      shape={shape}
      sentence={scanSentence(kept)}
      text={[sinceWords(kept, nowMs), kept.judged ? '' : '还没传出去，有网自动传']
        .filter(Boolean)
        .join(' · ')}
    />
  )
}
