/** One part of what an import found: the first rows, the rest on request, telephone and ID numbers covered. */
import { Text, View } from '@tarojs/components'
import { useState, type ReactNode } from 'react'
import { Button } from '../../../components/button'
import { Card } from '../../../components/card'
import { ListRow } from '../../../components/list-row'
import { coveredNumbers } from './covered-numbers'
import './index.scss'

/** Rows shown before a tap asks for all: a phone draws a few at once. */
const shownFirst = 5

interface PartProps {
  readonly title: string
  readonly count: number
  readonly note?: string
  readonly rows: readonly { readonly title: string; readonly detail: string }[]
  readonly foot?: ReactNode
}

export function Part({ title, count, note = '', rows, foot }: PartProps) {
  const [all, setAll] = useState(false)
  if (count === 0 && !title.startsWith('●')) return null
  const shown = all ? rows : rows.slice(0, shownFirst)
  return (
    <Card title={title} aside={count === 0 ? '' : String(count)}>
      {note !== '' && <Text className="roster__small">{note}</Text>}
      {shown.map((row, index) => (
        <ListRow
          key={`${index}.${row.title}`}
          title={row.title}
          {...(row.detail === '' ? {} : { detail: coveredNumbers(row.detail) })}
        />
      ))}
      {rows.length > shown.length && (
        <Button kind="quiet" onPress={() => setAll(true)}>
          {`再看 ${rows.length - shown.length} 条`}
        </Button>
      )}
      {count > rows.length && rows.length > 0 && shown.length === rows.length && (
        <Text className="roster__small">{`这里列出前 ${rows.length} 条，共 ${count} 条。`}</Text>
      )}
      {foot}
      <View className="roster__foot" />
    </Card>
  )
}
