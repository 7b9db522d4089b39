/** 楼盘表: a building as what it is. A tap on a door says who lives there and leads to the file or the visit. */
import { ScrollView, Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Chip } from '../../../../components/choice'
import { EmptyState } from '../../../../components/empty-state'
import { Loading } from '../../../../components/loading'
import { openTab, textParam } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Page } from '../../../../components/page'
import { Tile } from '../../../../components/tile'
import { buildingWords } from '../../../../components/words/file-words'
import type { BuildingDoor } from '../../../../domain/house/building-plan'
import { DoorSheet } from '../../door-sheet'
import { Legend } from './legend'
import { Plan } from './plan'
import { useBuilding } from './use-building'
import './index.scss'

export default function BuildingPage() {
  const { params } = useRouter()
  const address = {
    estate: textParam(params.estate),
    building: textParam(params.building),
    unit: textParam(params.unit),
  }
  const page = useBuilding(address)
  const tile = (door: BuildingDoor) => (
    <Tile
      key={door.house.id}
      room={door.house.room}
      state={door.standing.state}
      mark={door.standing.marks.slice(0, 2).join('')}
      selected={door.house.id === page.openId}
      pending={page.isPending(door)}
      onPress={() => page.open(door.house.id)}
    />
  )
  if (!page.ready)
    return (
      <Page>
        <Loading rows={8} />
      </Page>
    )
  if (page.units.length === 0)
    return (
      <Page>
        <EmptyState
          icon="building"
          title="这幢楼不在本机"
          text="可能已划给别的网格。"
          act="回到民情"
          onAct={() => openTab(routes.files)}
        />
      </Page>
    )
  return (
    <Page overlay={<DoorSheet door={page.openDoor} onClose={page.close} />}>
      <Text className="page__title">{buildingWords({ ...address, unit: '' })}</Text>
      {page.units.length > 1 && (
        <ScrollView scrollX className="building__units">
          {page.units.map((name) => (
            <Chip
              key={name}
              label={name === '' ? '不分单元' : `${name} 单元`}
              chosen={name === page.unit}
              onPress={() => page.setUnit(name)}
            />
          ))}
        </ScrollView>
      )}
      <View className="building__plan">
        <Plan
          floors={page.plan.floors}
          spread={page.spread}
          tile={tile}
          {...(page.mayAdd ? { onSlot: page.addDoor, onSpread: page.spreadOut } : {})}
        />
        {page.plan.apart.length > 0 && (
          <View className="building__apart">
            <Text className="building__apart-title">不分楼层的门</Text>
            {page.plan.apart.map(tile)}
          </View>
        )}
      </View>
      <Legend {...page.legend} mayAdd={page.mayAdd} />
    </Page>
  )
}
