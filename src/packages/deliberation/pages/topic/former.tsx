/** 改过: what stood there before, and until when; whoever spoke did so about those words. 居民原来写的: before the office opened it. */
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { momentWords } from '../../../../components/words/date-words'
import type { FormerTopic, ProposedWords } from '../../../../domain/deliberation/topic'
import { lastDay } from '../../topic-words'

interface FormerProps {
  readonly all: readonly FormerTopic[]
  readonly nowMs: number
}

export function Proposed({ words }: { readonly words: ProposedWords | null }) {
  if (!words) return null
  return (
    <Card title="居民原来写的" aside="提的人和社区看得到">
      <Text className="topic__text">{`${words.title}\n${words.text}`}</Text>
    </Card>
  )
}

export function Former({ all, nowMs }: FormerProps) {
  const [open, setOpen] = useState(false)
  if (all.length === 0) return null
  return (
    <Card title="改过" aside={`${all.length} 次`}>
      {open &&
        [...all].reverse().map((one) => (
          <View key={one.atMs} className="topic__opinion">
            <Text className="topic__small">
              {`${momentWords(one.atMs, nowMs)}以前写的 · 意见说到${lastDay(one.collectUntilMs)}，投票到${lastDay(one.voteUntilMs)}`}
            </Text>
            <Text className="topic__text">{`${one.title}\n${one.text}`}</Text>
          </View>
        ))}
      <Button kind="quiet" onPress={() => setOpen(!open)}>
        {open ? '收起原来写的' : '看原来写的'}
      </Button>
    </Card>
  )
}
