/**
 * How a door stands, by shape and words as well as colour: ▲ overdue, ◆ soon, ● fine, – nothing known.
 * The one place that pairs a state with its shape and class.
 */
import { Text } from '@tarojs/components'
import './index.scss'

export type DoorState = 'overdue' | 'soon' | 'fine' | 'none'

export const shapeOf: Readonly<Record<DoorState, string>> = {
  overdue: '▲',
  soon: '◆',
  fine: '●',
  none: '–',
}

export const meaningOf: Readonly<Record<DoorState, string>> = {
  overdue: '该去了',
  soon: '快到了',
  fine: '近期去过',
  none: '没有住户',
}

interface StateMarkProps {
  readonly state: DoorState
  /** Words after the shape: '9 天', '答应过'. */
  readonly words?: string
}

export function StateMark({ state, words = '' }: StateMarkProps) {
  return (
    <Text className={`state-mark state-mark--${state}`}>
      {words === '' ? shapeOf[state] : `${shapeOf[state]} ${words}`}
    </Text>
  )
}
