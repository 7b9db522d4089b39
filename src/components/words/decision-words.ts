/** What came of an objection to hours, which is told without who objected: '社区核对后没有改：问过组长'. */
import { minutesWords } from '../../domain/minutes-words'

interface Decision {
  readonly upheld: boolean
  readonly minutesBefore: number
  readonly reason: string
}

export const decisionWords = ({ upheld, minutesBefore, reason }: Decision): string =>
  upheld
    ? `有人提过异议，社区核对后改了，原来是 ${minutesWords(minutesBefore)}：${reason}`
    : `有人提过异议，社区核对后没有改：${reason}`
