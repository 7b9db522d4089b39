/** What happened in a call, each with its time. */
import { Text } from '@tarojs/components'
import { Card } from '../../components/card'
import { ListRow } from '../../components/list-row'
import { clockWords } from './clock-words'
import { helpEventNames } from '../../domain/help/help-event'
import type { HelpEventLine } from '../../protocol/help'

const whoOrWhere = ({ regionName, byPost, byName }: HelpEventLine): string =>
  regionName !== '' ? regionName : [byPost, byName].filter(Boolean).join(' ')

export function EventsCard({ events }: { readonly events: readonly HelpEventLine[] }) {
  return (
    <Card title="经过">
      {events.map((one) => (
        <ListRow
          key={one.turn}
          title={[helpEventNames[one.kind], whoOrWhere(one)].filter(Boolean).join(' · ')}
          {...(one.words === '' ? {} : { detail: one.words })}
          trailing={<Text>{clockWords(one.atMs)}</Text>}
        />
      ))}
    </Card>
  )
}
