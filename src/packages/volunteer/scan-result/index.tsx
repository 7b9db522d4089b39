/** What came of a scan, large: a shape, a sentence, since when. Never colour alone. */
import { Text, View } from '@tarojs/components'
import type { KeptScan } from '../../../application'
import { momentWords } from '../../../components/words/date-words'
import { scanResults } from '../../../domain/attendance/scan'
import './index.scss'

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
    <View className={`scan-result scan-result--${tone}`} role="status">
      <Text className="scan-result__shape">{shape}</Text>
      <Text className="scan-result__sentence">{scanSentence(kept)}</Text>
      <Text className="scan-result__small">
        {[since, kept.judged ? '' : '还没传出去，有网自动传'].filter(Boolean).join(' · ')}
      </Text>
    </View>
  )
}
