/** How everything written here stands, in words: 全部传完, or what waits, with the list and a retry by hand. */
import { Text, View } from '@tarojs/components'
import type { SyncState } from '../../application'
import { Button } from '../button'
import { Card } from '../card'
import { momentWords } from '../words/date-words'
import { syncStateWords, unsentWords, type Unsent } from './sync-card-words'
import './index.scss'

interface SyncCardProps {
  readonly unsent: Unsent
  readonly sync: SyncState
  /** 0 = never. */
  readonly lastSyncedAtMs: number
  readonly nowMs: number
  /** To the list; absent where the list already stands below. */
  readonly onOpen?: () => void
  readonly onRetry: () => void
}

export function SyncCard({ unsent, sync, lastSyncedAtMs, nowMs, onOpen, onRetry }: SyncCardProps) {
  const busy = sync.kind === 'pushing' || sync.kind === 'pulling'
  return (
    <Card title={unsentWords(unsent)} {...(onOpen ? { aside: '看看是哪些', onMore: onOpen } : {})}>
      <View className="sync-card__line">
        <View className="sync-card__words">
          <Text>{syncStateWords(sync, nowMs)}</Text>
          <Text className="sync-card__when">
            {lastSyncedAtMs === 0
              ? '还没有和社区对过'
              : `上次和社区对上:${momentWords(lastSyncedAtMs, nowMs)}`}
          </Text>
        </View>
        <Button compact busy={busy} onPress={onRetry}>
          {busy ? '正在传' : '现在传'}
        </Button>
      </View>
    </Card>
  )
}
