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
import { doorStateShapes, doorStateWords } from '../../../../domain/labels'
import { doorStates } from '../../../../domain/visit/door-standing'
import type { BuildingDoor } from '../../../../domain/house/building-plan'
import { DoorSheet } from '../../door-sheet'
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
      pending={page.isPending(
        door.house.id,
        door.households.map(({ file }) => file.household.id),
      )}
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
        <ScrollView scrollX className="building__scroll">
          {page.plan.floors.map(({ floor, cells }) => (
            <View key={floor} className="building__floor">
              <Text className="building__storey">{`${floor}层`}</Text>
              {cells.map((door, column) =>
                door === null ? <View key={column} className="building__gap" /> : tile(door),
              )}
            </View>
          ))}
        </ScrollView>
        {page.plan.apart.length > 0 && (
          <View className="building__apart">
            <Text className="building__apart-title">不分楼层的门</Text>
            {page.plan.apart.map(tile)}
          </View>
        )}
      </View>
      <View className="building__legend">
        {doorStates.map((state) => (
          <Text key={state} className={`building__meaning state-mark--${state}`}>
            {`${doorStateShapes[state]} ${doorStateWords[state]}`}
          </Text>
        ))}
        {page.tags.map(({ name, mark }) => (
          <Text key={name} className="building__meaning">{`${mark} ${name}`}</Text>
        ))}
        <Text className="building__meaning">虚线框 · 还没传上去</Text>
      </View>
    </Page>
  )
}
