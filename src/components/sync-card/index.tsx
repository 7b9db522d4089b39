/** How everything written here stands, in words: 全部传完, or what waits, with the list and a retry by hand. */
import { Text, View } from '@tarojs/components'
import type { SyncState } from '../../application'
import { Button } from '../button'
import { Card } from '../card'
import { momentWords } from '../words/date-words'
import {
  mayBeSent,
  somethingWaits,
  syncStateWords,
  unsentWords,
  type Unsent,
} from './sync-card-words'
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
    <Card
      title={unsentWords(unsent)}
      {...(onOpen && somethingWaits(unsent) ? { aside: '看看是哪些', onMore: onOpen } : {})}
    >
      <View className="sync-card__line">
        <View className="sync-card__words">
          <Text>{syncStateWords(sync, nowMs, unsent)}</Text>
          <Text className="sync-card__when">
            {lastSyncedAtMs === 0
              ? '还没有和社区更新过'
              : `${momentWords(lastSyncedAtMs, nowMs)} 更新过`}
          </Text>
        </View>
        <Button compact busy={busy} onPress={onRetry}>
          {buttonWords(sync, mayBeSent(unsent))}
        </Button>
      </View>
    </Card>
  )
}

const buttonWords = ({ kind }: SyncState, toSend: boolean): string => {
  if (kind === 'pushing') return '正在传'
  if (kind === 'pulling') return '正在更新'
  return toSend ? '现在传' : '更新'
}
