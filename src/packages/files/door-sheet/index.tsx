/** What a tap on a door shows: each household behind it in two lines, its file, and the visit. Used by plan and list. */
import { Text, View } from '@tarojs/components'
import { Button, ButtonRow } from '../../../components/button'
import { openPage } from '../../../components/navigation/open-page'
import { routes } from '../../../components/navigation/routes'
import { Sheet } from '../../../components/sheet'
import { Tag } from '../../../components/tag'
import { Tile } from '../../../components/tile'
import { buildingWords } from '../../../components/words/file-words'
import { maskName, reasonWords, tileMark, toneOf } from '../../../components/words/standing-words'
import type { BuildingDoor, DoorHousehold } from '../../../domain/house/building-plan'
import { useMay } from '../use-may'
import './index.scss'

interface DoorSheetProps {
  readonly door: BuildingDoor | null
  readonly onClose: () => void
}

export function DoorSheet({ door, onClose }: DoorSheetProps) {
  const mayWrite = useMay('file.write', door?.house.regionId)
  if (door === null) return null
  const { house, households } = door
  const leave = (path: string, params: Readonly<Record<string, string>>) => {
    onClose()
    openPage(path, params)
  }
  return (
    <Sheet open title={buildingWords(house)} onClose={onClose}>
      {households.map((household) => (
        <DoorHouseholdPart
          key={household.file.household.id}
          room={house.room}
          household={household}
          onLeave={leave}
        />
      ))}
      {households.length === 0 && (
        <View>
          <View className="door-sheet__head">
            <Tile room={house.room} state="none" />
            <View className="door-sheet__words">
              <Text className="door-sheet__title">没有登记住户</Text>
              <Text className="door-sheet__reason">
                {mayWrite ? '有人搬来了，可以办迁入' : '看到有人住，请告诉网格员'}
              </Text>
            </View>
          </View>
          {mayWrite && (
            <ButtonRow>
              <Button onPress={() => leave(routes.houseEdit, { houseId: house.id })}>看房屋</Button>
              <Button
                kind="primary"
                onPress={() => leave(routes.householdChange, { houseId: house.id })}
              >
                办迁入
              </Button>
            </ButtonRow>
          )}
        </View>
      )}
    </Sheet>
  )
}

interface DoorHouseholdPartProps {
  readonly room: string
  readonly household: DoorHousehold
  readonly onLeave: (path: string, params: Readonly<Record<string, string>>) => void
}

function DoorHouseholdPart({
  room,
  household: { file, standing },
  onLeave,
}: DoorHouseholdPartProps) {
  const householdId = file.household.id
  const head = file.residents.find(({ relation }) => relation === '户主') ?? file.residents[0]
  const tags = [...new Set(file.residents.flatMap((resident) => resident.tags))]
  const who = head ? ` · ${head.relation === '户主' ? '户主' : ''}${maskName(head.name)}` : ''
  return (
    <View className="door-sheet__household">
      <View className="door-sheet__head">
        <Tile room={room} state={standing.state} mark={tileMark(standing)} />
        <View className="door-sheet__words">
          <Text className="door-sheet__title">{`${file.residents.length} 人${who}`}</Text>
          <Text className="door-sheet__reason">{reasonWords(standing)}</Text>
          <View>
            {tags.map((tag) => (
              <Tag key={tag} tone={toneOf[standing.state]}>
                {tag}
              </Tag>
            ))}
          </View>
        </View>
      </View>
      <ButtonRow>
        <Button onPress={() => onLeave(routes.household, { householdId })}>看档案</Button>
        <Button kind="primary" onPress={() => onLeave(routes.visit, { householdId })}>
          记一次走访
        </Button>
      </ButtonRow>
    </View>
  )
}
