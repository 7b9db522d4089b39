/** 我报的其他活动: what somebody has a place in after the next shift, or waits for. */
import { Text } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Card } from '../../components/card'
import { ListRow } from '../../components/list-row'
import { openPage } from '../../components/navigation/open-page'
import { routes } from '../../components/navigation/routes'
import { Rows } from '../../components/rows'
import { Tag } from '../../components/tag'
import { clashWords, notReachedWords, shiftWords } from '../../components/words/shift-words'
import { clashOf } from '../../domain/activity/seating'
import type { MySignUp } from '../../protocol/activity'
import './index.scss'

interface OtherPlacesProps {
  readonly others: readonly MySignUp[]
  readonly signUps: readonly MySignUp[]
  readonly nowMs: number
}

const shownPlaces = 3

/** Whoever comes every Saturday has many alike: the next of them, and whichever is not simply a seat. */
export function OtherPlaces({ others, signUps, nowMs }: OtherPlacesProps) {
  const [all, setAll] = useState(false)
  const shown = others.filter(
    (place, index) =>
      all ||
      index < shownPlaces ||
      place.cancelled ||
      place.state !== 'seated' ||
      clashOf(place, signUps),
  )
  const left = others.length - shown.length
  return (
    <Card title="我报的其他活动" aside={`${others.length} 个`}>
      <Rows
        items={shown}
        keyOf={({ shiftId }) => shiftId}
        row={(place) => <PlaceRow place={place} clash={clashOf(place, signUps)} nowMs={nowMs} />}
      />
      {left > 0 && (
        <Button kind="quiet" onPress={() => setAll(true)}>{`还有 ${left} 个，接着看`}</Button>
      )}
    </Card>
  )
}

interface PlaceRowProps {
  readonly place: MySignUp
  readonly clash: MySignUp | undefined
  readonly nowMs: number
}

function PlaceRow({ place, clash, nowMs }: PlaceRowProps) {
  const state = place.cancelled ? (
    <Tag tone="red">
      {`▲ ${place.state === 'cancelled' ? '' : '已取消：'}${place.cancelledReason}`}
    </Tag>
  ) : place.state === 'waiting' && place.startsAtMs <= nowMs ? (
    <Tag>{notReachedWords}</Tag>
  ) : place.state === 'waiting' ? (
    <Tag tone="amber">{`◆ 候补第 ${place.waitingPlace} 位`}</Tag>
  ) : (
    <Tag tone="green">● 已报上</Tag>
  )
  return (
    <ListRow
      title={place.title}
      detail={
        <>
          {state}
          <Text className="volunteer__part">{shiftWords(place, nowMs)}</Text>
          {clash && place.startsAtMs > nowMs && <Tag tone="amber">{clashWords(clash)}</Tag>}
        </>
      }
      onPress={() => openPage(routes.activity, { activityId: place.activityId })}
    />
  )
}
