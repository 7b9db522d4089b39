/**
 * The door: room number, shape of its state, one word. It looks the same in the plan of a building, in a list and
 * on the page of a household. Two texts only, because a building may have hundreds.
 */
import { Text, View } from '@tarojs/components'
import { doorStateShapes, doorStateWords } from '../../domain/labels'
import type { DoorState } from '../../domain/visit/door-standing'
import './index.scss'

export interface TileProps {
  readonly room: string
  readonly state: DoorState
  /** One or two short words after the shape: '老', '28 天'. */
  readonly mark?: string
  readonly selected?: boolean
  /** Something of this door is still to be sent. */
  readonly pending?: boolean
  readonly onPress?: () => void
}

export function Tile({ room, state, mark = '', selected, pending, onPress }: TileProps) {
  const classes = ['tile', `tile--${state}`]
  if (selected) classes.push('tile--selected')
  if (pending) classes.push('tile--pending')
  return (
    <View
      className={classes.join(' ')}
      {...(onPress
        ? {
            role: 'button',
            'aria-label': `${room} ${doorStateWords[state]} ${mark}`.trim(),
            onClick: onPress,
          }
        : {})}
    >
      <Text className="tile__room">{room}</Text>
      <Text className="tile__mark">
        {mark === '' ? doorStateShapes[state] : `${doorStateShapes[state]} ${mark}`}
      </Text>
    </View>
  )
}
