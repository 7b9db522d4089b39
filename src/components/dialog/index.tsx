/** A question that must be answered before going on: what is about to happen, the act, and the way back. */
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button, ButtonRow } from '../button'
import './index.scss'

interface DialogProps {
  readonly open: boolean
  readonly title: string
  readonly text?: string
  /** What the red button does, as a verb: '收回邀请', never '确定'. */
  readonly act: string
  readonly onAct: () => void
  readonly back?: string
  readonly onBack: () => void
  readonly busy?: boolean
  readonly children?: ReactNode
}

export function Dialog(props: DialogProps) {
  const { open, title, text, act, onAct, back = '先不', onBack, busy = false, children } = props
  if (!open) return null
  return (
    <View className="dialog" role="alertdialog" aria-label={title}>
      <View className="dialog__veil" catchMove />
      <View className="dialog__panel">
        <Text className="dialog__title">{title}</Text>
        {text !== undefined && <Text className="dialog__text">{text}</Text>}
        {children}
        <View className="dialog__acts">
          <ButtonRow>
            <Button onPress={onBack}>{back}</Button>
            <Button kind="primary" busy={busy} onPress={onAct}>
              {act}
            </Button>
          </ButtonRow>
        </View>
      </View>
    </View>
  )
}
