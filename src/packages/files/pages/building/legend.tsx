/** What the shapes and the small characters on these doors mean: only those that can be seen here. */
import { Text, View } from '@tarojs/components'
import { doorStateShapes, doorStateWords } from '../../../../domain/labels'
import type { DoorState } from '../../../../domain/visit/door-standing'
import type { MarkMeaning } from './mark-meanings'

interface LegendProps {
  readonly states: readonly DoorState[]
  readonly marks: readonly MarkMeaning[]
  readonly hasPending: boolean
  readonly hasSlots: boolean
  readonly mayAdd: boolean
}

export function Legend({ states, marks, hasPending, hasSlots, mayAdd }: LegendProps) {
  return (
    <View className="building__legend">
      <View>
        {states.map((state) => (
          <Text key={state} className={`building__meaning state-mark--${state}`}>
            {`${doorStateShapes[state]} ${doorStateWords[state]}`}
          </Text>
        ))}
      </View>
      {marks.map(({ mark, names }) => (
        <Text key={mark} className="building__mark">{`${mark} ${names}`}</Text>
      ))}
      {hasPending && <Text className="building__mark">↑ 还没传上去</Text>}
      {hasSlots && (
        <Text className="building__mark">
          {mayAdd ? '虚线框 档案里还没有的门，点一下就能添' : '虚线框 档案里还没有的门'}
        </Text>
      )}
    </View>
  )
}
