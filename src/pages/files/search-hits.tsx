/** What the search found: the person or the door, why it was found, with the matching part lit up. */
import { Text, View } from '@tarojs/components'
import { Card } from '../../components/card'
import { EmptyState } from '../../components/empty-state'
import { ListRow } from '../../components/list-row'
import { openPage } from '../../components/navigation/open-page'
import { routes } from '../../components/navigation/routes'
import { Tag } from '../../components/tag'
import { doorWords } from '../../components/words/file-words'
import { residentStateWords } from '../../domain/labels'
import type { RecordView } from '../../domain/record-view'
import type { SearchAnswer, SearchHit } from '../../domain/resident/search'
import type { Match } from '../../domain/resident/search-match'

interface SearchHitsProps {
  readonly answer: SearchAnswer
  readonly query: string
  readonly records: RecordView
}

export function SearchHits({ answer: { hits, total }, query, records }: SearchHitsProps) {
  if (total === 0)
    return (
      <EmptyState
        icon="search"
        title={`没有找到“${query.trim()}”`}
        text="换个写法试试：姓的首字母、门牌号，或电话后四位。"
      />
    )
  return (
    <Card
      title={`找到 ${total} 个`}
      aside={total > hits.length ? `先显示 ${hits.length} 个，多打一个字更准` : ''}
    >
      {hits.map((hit) =>
        hit.kind === 'house' ? (
          <HouseHit key={hit.house.id} hit={hit} records={records} />
        ) : (
          <ResidentHit key={hit.resident.id} hit={hit} />
        ),
      )}
    </Card>
  )
}

/** The text with the matching part lit up; bold and ground, not colour alone. */
export function Highlight({ match: { text, start, length } }: { readonly match: Match }) {
  return (
    <Text>
      {text.slice(0, start)}
      <Text className="files__lit">{text.slice(start, start + length)}</Text>
      {text.slice(start + length)}
    </Text>
  )
}

const matchOf = (hit: SearchHit, ...fields: readonly Match['field'][]) =>
  hit.matches.find(({ field }) => fields.includes(field))

function ResidentHit({ hit }: { readonly hit: Extract<SearchHit, { kind: 'resident' }> }) {
  const { resident, house } = hit
  const name = matchOf(hit, 'name', 'initials')
  const address = matchOf(hit, 'address')
  const others = hit.matches.filter(({ field }) => field === 'tag' || field === 'phone')
  return (
    <ListRow
      title={
        <View>
          {name ? <Highlight match={name} /> : <Text>{resident.name}</Text>}
          {resident.state !== 'living' && <Tag>{residentStateWords[resident.state]}</Tag>}
        </View>
      }
      detail={
        <View>
          {address ? <Highlight match={address} /> : <Text>{house ? doorWords(house) : ''}</Text>}
          {others.map((match) => (
            <View key={match.text}>
              <Highlight match={match} />
            </View>
          ))}
        </View>
      }
      onPress={() => openPage(routes.household, { householdId: resident.householdId })}
    />
  )
}

interface HouseHitProps {
  readonly hit: Extract<SearchHit, { kind: 'house' }>
  readonly records: RecordView
}

function HouseHit({ hit, records }: HouseHitProps) {
  const { house } = hit
  const living = records.householdsOf(house.id).filter(({ state }) => state === 'living')
  const [only] = living
  const match = matchOf(hit, 'address')
  const { estate, building, unit } = house
  const open = () =>
    only && living.length === 1
      ? openPage(routes.household, { householdId: only.id })
      : openPage(routes.building, { estate, building, unit })
  return (
    <ListRow
      title={match ? <Highlight match={match} /> : <Text>{doorWords(house)}</Text>}
      detail={living.length === 0 ? '房屋 · 没有登记住户' : `房屋 · ${living.length} 户`}
      onPress={open}
    />
  )
}
