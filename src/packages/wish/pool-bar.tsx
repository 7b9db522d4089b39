/** How far a pooled wish has come: a bar, and the same in words above it. */
import { Text, View } from '@tarojs/components'
import type { Pool } from '../../domain/wish/wish'
import { poolDay, poolWords } from './wish-words'
import './pool-bar.scss'

export function PoolBar({ pool, over = false }: { readonly pool: Pool; readonly over?: boolean }) {
  const share = Math.round((pool.pledged / pool.target) * 100)
  return (
    <View className="pool-bar">
      <Text className="pool-bar__words">{poolWords(pool)}</Text>
      <View className="pool-bar__all">
        <View className="pool-bar__part" style={{ width: `${share}%` }} />
      </View>
      {!over && <Text className="pool-bar__small">{`凑到${poolDay(pool)}为止，不收钱`}</Text>}
    </View>
  )
}
