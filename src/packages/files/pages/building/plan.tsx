/**
 * The picture itself: storeys over each other, doors under each other. A door that is not on file is a faint slot, a
 * storey without any a thin line of them. Few nodes: a building may have 34 storeys of 8 doors.
 */
import { ScrollView, Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { BuildingDoor, BuildingFloor } from '../../../../domain/house/building-plan'
import { planRows } from './plan-rows'

interface PlanProps {
  readonly floors: readonly BuildingFloor[]
  readonly spread: ReadonlySet<number>
  readonly tile: (door: BuildingDoor) => ReactNode
  /** Absent for those who may not write the file: the places are drawn and lead nowhere. */
  readonly onSlot?: (floor: number, room: string) => void
  readonly onSpread?: (topFloor: number) => void
}

export function Plan({ floors, spread, tile, onSlot, onSpread }: PlanProps) {
  return (
    <ScrollView scrollX className="building__scroll">
      {planRows(floors, spread).map((row) =>
        row.kind === 'floor' ? (
          <View key={row.floor.floor} className="building__floor">
            <Text className="building__storey">{`${row.floor.floor}层`}</Text>
            {row.floor.cells.map((door, column) =>
              door === null ? (
                <Slot key={column} {...placeOf(row.floor, column)} onSlot={onSlot} />
              ) : (
                tile(door)
              ),
            )}
          </View>
        ) : (
          <Stack key={row.floors[0]?.floor ?? 0} floors={row.floors} onSpread={onSpread} />
        ),
      )}
    </ScrollView>
  )
}

const placeOf = ({ floor, rooms }: BuildingFloor, column: number) => ({
  floor,
  room: rooms[column] ?? '',
})

interface SlotProps {
  readonly floor: number
  readonly room: string
  readonly onSlot: PlanProps['onSlot'] | undefined
}

/** Nothing to say where no number is known; else the number, and a way to put the door on file. */
function Slot({ floor, room, onSlot }: SlotProps) {
  if (room === '') return <View className="building__place" />
  if (!onSlot) return <View className="building__place building__place--slot">{room}</View>
  return (
    <View
      className="building__place building__place--slot"
      role="button"
      aria-label={`${room} 还没登记，添这扇门`}
      onClick={() => onSlot(floor, room)}
    >
      {room}
    </View>
  )
}

interface StackProps {
  readonly floors: readonly BuildingFloor[]
  readonly onSpread: PlanProps['onSpread'] | undefined
}

function Stack({ floors, onSpread }: StackProps) {
  const [top] = floors
  const bottom = floors.at(-1)
  if (!top || !bottom) return null
  const press = onSpread && {
    role: 'button',
    'aria-label': `${bottom.floor} 到 ${top.floor} 层还没有登记的门，展开`,
    onClick: () => onSpread(top.floor),
  }
  return (
    <View {...press}>
      {floors.map(({ floor, rooms }) => (
        <View key={floor} className="building__floor building__floor--thin">
          <Text className="building__storey">{`${floor}层`}</Text>
          {rooms.map((room, column) => (
            <View
              key={column}
              className={`building__place${room === '' ? '' : ' building__place--thin'}`}
            />
          ))}
        </View>
      ))}
    </View>
  )
}
