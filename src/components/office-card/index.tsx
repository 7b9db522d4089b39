/** 办公: a row for each office page that one may open, by what it is about. Where who works at a desk would look for it. */
import { Card } from '../card'
import { ListRow } from '../list-row'
import { openPage, openTab } from '../navigation/open-page'
import { routes } from '../navigation/routes'
import { officeGroups, type OfficeLink } from './office-links'

interface OfficeProps {
  readonly links: readonly OfficeLink[]
}

export function OfficeCards({ links }: OfficeProps) {
  return (
    <>
      {Object.entries(officeGroups).map(([group, title]) => {
        const its = links.filter((link) => link.group === group)
        return (
          its.length > 0 && (
            <Card key={group} title={title}>
              <LinkRows links={its} />
            </Card>
          )
        )
      })}
    </>
  )
}

/** Beside the doors of the day only what is opened many times a day; the rest is behind it. */
export function DailyOfficeCard({ links }: OfficeProps) {
  if (links.length === 0) return null
  return (
    <Card title="办公" aside="全部" onMore={() => openTab(routes.me)}>
      <LinkRows links={links.filter(({ isDaily }) => isDaily)} />
    </Card>
  )
}

function LinkRows({ links }: OfficeProps) {
  return (
    <>
      {links.map(({ route, title, hint }) => (
        <ListRow key={route} title={title} detail={hint} onPress={() => openPage(route)} />
      ))}
    </>
  )
}
