/** How confirmed hours stand, by shape and words as well as colour: ● in the time bank, ▲ objected to, ◆ on public notice. */
import { chinaDate } from '../../domain/calendar'
import { Tag } from '../tag'
import { monthDay } from '../words/date-words'

interface ServiceStateProps {
  readonly state: 'notice' | 'objected' | 'posted'
  readonly noticeUntilMs: number
}

export function ServiceState({ state, noticeUntilMs }: ServiceStateProps) {
  if (state === 'posted') return <Tag tone="green">● 已入账</Tag>
  return state === 'objected' ? (
    <Tag tone="red">▲ 有人有异议，正在核对</Tag>
  ) : (
    <Tag tone="amber">{`◆ 公示到 ${monthDay(chinaDate(noticeUntilMs - 1))}`}</Tag>
  )
}
