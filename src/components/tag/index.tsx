/** A small word on a pale ground: who lives here, what kind of thing this is. */
import { Text } from '@tarojs/components'
import './index.scss'

export type TagTone = 'red' | 'amber' | 'green' | 'grey'

export function Tag({
  tone = 'grey',
  children,
}: {
  readonly tone?: TagTone
  readonly children: string
}) {
  return <Text className={`tag tag--${tone}`}>{children}</Text>
}
