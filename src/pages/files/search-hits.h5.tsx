/** What the search found, with the matching part lit up: bold and ground, not colour alone. */
import { Text, View } from '@tarojs/components'
import { Card } from '../../components/card'
import { EmptyState } from '../../components/empty-state'
import { ListRow } from '../../components/list-row'
import { Tag } from '../../components/tag'
import { partsOf, wordsOfHead, type Found } from './hit-lines'

export interface SearchHitsProps extends Found {
  /** With the number of the row, from 0. */
  readonly onPick: (row: number) => void
}

export function SearchHits({ head, rows, onPick }: SearchHitsProps) {
  if (head === '') return null
  const { words, hint } = wordsOfHead(head)
  if (rows.length === 0) return <EmptyState icon="search" title={words} text={hint} />
  return (
    <Card title={words} aside={hint}>
      {rows.map(([title = '', ...details], row) => (
        <ListRow
          key={row}
          title={<Line text={title} />}
          detail={details.map((detail) => (
            <Line key={detail} text={detail} />
          ))}
          onPress={() => onPick(row)}
        />
      ))}
    </Card>
  )
}

function Line({ text }: { readonly text: string }) {
  const { before, lit, after, tag } = partsOf(text)
  return (
    <View>
      <Text>
        {before}
        {lit !== '' && <Text className="files__lit">{lit}</Text>}
        {after}
      </Text>
      {tag !== '' && <Tag>{tag}</Tag>}
    </View>
  )
}
