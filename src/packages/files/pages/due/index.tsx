/** 今天走访 as it is walked: building by building, from the top floor down, each door with its reason. */
import { Text, View } from '@tarojs/components'
import { Segments } from '../../../../components/choice'
import { EmptyState } from '../../../../components/empty-state'
import { ListRow } from '../../../../components/list-row'
import { Loading } from '../../../../components/loading'
import { LongList } from '../../../../components/long-list'
import { openTab } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Page } from '../../../../components/page'
import { Tag } from '../../../../components/tag'
import { Tile } from '../../../../components/tile'
import { buildingWords } from '../../../../components/words/file-words'
import { reasonWords, tileMark, toneOf } from '../../../../components/words/standing-words'
import type { PlannedDoor } from '../../../../domain/visit/visit-plan'
import { DoorSheet } from '../../door-sheet'
import { useDue } from './use-due'
import './index.scss'

export default function DuePage() {
  const due = useDue()
  if (!due.ready)
    return (
      <Page>
        <Loading rows={6} />
      </Page>
    )
  return (
    <Page overlay={<DoorSheet door={due.openDoor} onClose={due.close} />}>
      <View className="due__lists">
        <Segments
          options={[
            { value: 'today', label: `该去的 ${due.todayCount}` },
            { value: 'first', label: `还没去过 ${due.firstCount}` },
          ]}
          value={due.list}
          onChange={due.setList}
        />
      </View>
      {due.doors.length === 0 ? (
        <EmptyState
          icon="check"
          title={due.list === 'today' ? '今天没有到期的人家' : '每一户都去过了'}
          text="想去看看谁，可以到民情里找。"
          act="去民情"
          onAct={() => openTab(routes.files)}
        />
      ) : (
        <View className="due__list">
          <Text className="due__way">从高到低，一路走下来，不走回头路</Text>
          <LongList
            key={due.list}
            items={due.doors}
            keyOf={({ file }) => file.household.id}
            row={(planned) => <DueRow planned={planned} onOpen={due.open} />}
            measure="户"
          />
        </View>
      )}
    </Page>
  )
}

interface DueRowProps {
  readonly planned: PlannedDoor
  readonly onOpen: (planned: PlannedDoor) => void
}

function DueRow({ planned, onOpen }: DueRowProps) {
  const { house, standing } = planned
  return (
    <ListRow
      leading={<Tile room={house.room} state={standing.state} mark={tileMark(standing)} />}
      title={buildingWords(house)}
      detail={<Tag tone={toneOf[standing.state]}>{reasonWords(standing)}</Tag>}
      onPress={() => onOpen(planned)}
    />
  )
}
