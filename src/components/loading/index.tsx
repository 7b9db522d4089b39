/** Keeps the room that the content will take, so that nothing jumps; says in words what is awaited. */
import { Text, View } from '@tarojs/components'
import './index.scss'

interface LoadingProps {
  /** About as many rows as will come. */
  readonly rows?: number
  readonly words?: string
  /** Done and all, when it is known: draws a bar. */
  readonly progress?: { readonly done: number; readonly of: number }
}

export function Loading({ rows = 3, words = '正在读取', progress }: LoadingProps) {
  return (
    <View className="loading" role="status">
      <Text className="loading__words">{words}</Text>
      {progress && progress.of > 0 && <ProgressBar {...progress} />}
      {Array.from({ length: rows }, (_, index) => (
        <View key={index} className="loading__row" />
      ))}
    </View>
  )
}

export function ProgressBar({ done, of }: { readonly done: number; readonly of: number }) {
  const percent = of === 0 ? 0 : Math.min(100, Math.round((done / of) * 100))
  return (
    <View
      className="progress"
      role="progressbar"
      aria-label={`${done} / ${of}`}
      aria-valuenow={percent}
    >
      <View className="progress__done" style={{ width: `${percent}%` }} />
    </View>
  )
}
