/** 办公: a row for each office page that one may open. Shown where who works at a desk would look for it. */
import { Card } from '../card'
import { ListRow } from '../list-row'
import { openPage } from '../navigation/open-page'
import type { OfficeLink } from './office-links'

export function OfficeCard({ links }: { readonly links: readonly OfficeLink[] }) {
  if (links.length === 0) return null
  return (
    <Card title="办公">
      {links.map(({ route, title, hint }) => (
        <ListRow key={route} title={title} detail={hint} onPress={() => openPage(route)} />
      ))}
    </Card>
  )
}
