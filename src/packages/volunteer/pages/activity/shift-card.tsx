/** One shift: when, how many places are left, and the one thing that this person can do about it. */
import { Text, View } from '@tarojs/components'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Tag } from '../../../../components/tag'
import {
  clashWords,
  notReachedWords,
  seatWords,
  shiftWords,
} from '../../../../components/words/shift-words'
import { clashOf, seatFor } from '../../../../domain/activity/seating'
import type { PublicShift } from '../../../../protocol/activity'
import { keyWords } from '../../reminder-words'
import type { ActivityPageState } from './use-activity'

interface ShiftCardProps {
  readonly page: ActivityPageState
  readonly shift: PublicShift
  /** Whether others of its series are still to come. */
  readonly isRepeated: boolean
  readonly onLeave: (shift: PublicShift) => void
  readonly onEach: (shift: PublicShift) => void
}

export function ShiftCard(props: ShiftCardProps) {
  const { page, shift } = props
  const place = placeIn(page, shift)
  return (
    <Card title={shiftWords(shift, page.nowMs)}>
      <Text className="activity__words">{`${seatWords(shift)} · 共 ${shift.quota} 个`}</Text>
      {place?.state === 'cancelled' && <Tag tone="red">{`▲ ${place.cancelledReason}`}</Tag>}
      <View className="activity__act">
        <Act {...props} />
      </View>
    </Card>
  )
}

const placeIn = (page: ActivityPageState, { id }: PublicShift) =>
  page.mine?.signUps.find(({ shiftId }) => shiftId === id)

function Act({ page, shift, isRepeated, onLeave, onEach }: ShiftCardProps) {
  const place = placeIn(page, shift)
  // Whose place was taken back may come after all, behind those who wait.
  const own = place?.state === 'cancelled' ? undefined : place
  const lacks = own ? page.lackingOf(own) : []
  const clash = own && clashOf(own, page.mine?.signUps ?? [])
  if (shift.state === 'cancelled')
    return (
      <Tag tone="red">{`▲ 已取消${shift.cancelledReason === '' ? '' : `：${shift.cancelledReason}`}`}</Tag>
    )
  if (shift.endsAtMs <= page.nowMs) return <Tag>– 已经结束</Tag>
  if (own?.state === 'waiting' && shift.startsAtMs <= page.nowMs)
    return <Tag>{notReachedWords}</Tag>
  if (own)
    return (
      <>
        <Tag tone={own.state === 'seated' ? 'green' : 'amber'}>
          {own.state === 'seated' ? '● 您已报上' : `◆ 您候补第 ${own.waitingPlace} 位`}
        </Tag>
        {shift.startsAtMs > page.nowMs && (
          <>
            {clash && <Tag tone="amber">{clashWords(clash)}</Tag>}
            {lacks.length > 0 && (
              <View className="activity__act">
                <Button busy={page.busy} onPress={() => void page.askAgainFor(own)}>
                  {keyWords(lacks)}
                </Button>
              </View>
            )}
            {isRepeated && (
              <View className="activity__act">
                <Button onPress={() => onEach(shift)}>以后每次都报名</Button>
              </View>
            )}
            <Button kind="quiet" onPress={() => onLeave(shift)}>
              取消报名
            </Button>
          </>
        )}
      </>
    )
  if (shift.startsAtMs <= page.nowMs) return <Tag>– 已经开始，到场请找负责人</Tag>
  if (!page.access)
    return <Button onPress={() => openPage(routes.signIn, { back: '1' })}>登录后报名</Button>
  if (page.mine?.state === 'waiting') return <Tag tone="amber">◆ 登记核对通过后可以报名</Tag>
  if (page.mine && page.mine.state !== 'verified')
    return <Button onPress={() => openPage(routes.register)}>先成为志愿者</Button>
  return (
    <>
      <Button kind="primary" busy={page.busy} onPress={() => void page.signUp(shift)}>
        {seatFor(shift, shift.waiting) === 'waiting' ? '候补' : '报名'}
      </Button>
      {isRepeated && (
        <Button kind="quiet" onPress={() => onEach(shift)}>
          这次和以后每次都报名
        </Button>
      )}
    </>
  )
}
