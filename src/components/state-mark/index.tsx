/** How a door stands, by shape and words as well as colour: ▲ overdue, ◆ soon, ● fine, – nothing known. */
import { Text } from '@tarojs/components'
import { doorStateShapes } from '../../domain/labels'
import type { DoorState } from '../../domain/visit/door-standing'
import './index.scss'

interface StateMarkProps {
  readonly state: DoorState
  /** Words after the shape: '9 天', '答应过'. */
  readonly words?: string
}

export function StateMark({ state, words = '' }: StateMarkProps) {
  return (
    <Text className={`state-mark state-mark--${state}`}>
      {words === '' ? doorStateShapes[state] : `${doorStateShapes[state]} ${words}`}
    </Text>
  )
}
