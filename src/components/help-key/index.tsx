/** The key of the help call: as wide as the screen, held for two seconds while a ring fills, so that no pocket presses it. */
import { Text, View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import type { Application } from '../../application'
import './index.scss'

export const holdMs = 2_000

interface HelpKeyProps {
  readonly clock: Application['device']['clock']
  /** '帮母亲呼叫', or ''. */
  readonly forWhom: string
  readonly busy: boolean
  readonly onHeld: () => void
}

export function HelpKey({ clock, forWhom, busy, onHeld }: HelpKeyProps) {
  const [phase, setPhase] = useState<'still' | 'held' | 'let-go'>('still')
  const cancel = useRef<() => void>(() => undefined)
  useEffect(() => () => cancel.current(), [])
  const hold = (): void => {
    if (busy) return
    cancel.current()
    setPhase('held')
    cancel.current = clock.later(holdMs, () => {
      setPhase('still')
      onHeld()
    })
  }
  const letGo = (): void => {
    cancel.current()
    setPhase((now) => (now === 'held' ? 'let-go' : now))
  }
  const hint = { still: '按住两秒', held: '请继续按住…', 'let-go': '太快了，请按住两秒' }[phase]
  return (
    <View
      className={`help-key${phase === 'held' ? ' help-key--held' : ''}`}
      role="button"
      ariaLabel={`一键呼叫，按住两秒${forWhom}`}
      onTouchStart={hold}
      onTouchEnd={letGo}
      onTouchCancel={letGo}
    >
      <View className="help-key__ring">
        <View className="help-key__fill" />
        <Text className="help-key__sign">SOS</Text>
      </View>
      <View className="help-key__words">
        <Text className="help-key__title">{forWhom === '' ? '一键呼叫' : forWhom}</Text>
        <Text className="help-key__hint">{busy ? '正在呼叫…' : hint}</Text>
      </View>
    </View>
  )
}
