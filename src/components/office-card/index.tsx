/** 办公: a row for each office page that one may open, by what it is about, and how much waits there. Where who works at a desk would look for it. */
import { Card } from '../card'
import { ListRow } from '../list-row'
import { openPage, openTab } from '../navigation/open-page'
import { routes } from '../navigation/routes'
import { Tag } from '../tag'
import type { OfficeWaiting } from '../../domain/volunteer/office-waiting'
import { officeGroups, type OfficeLink } from './office-links'

interface OfficeProps {
  readonly links: readonly OfficeLink[]
}

interface CountedProps extends OfficeProps {
  /** undefined: not known, or nothing is counted here. */
  readonly waiting: OfficeWaiting | undefined
}

export function OfficeCards({ links, waiting }: CountedProps) {
  return (
    <>
      {Object.entries(officeGroups).map(([group, title]) => {
        const its = links.filter((link) => link.group === group)
        return (
          its.length > 0 && (
            <Card key={group} title={title}>
              <LinkRows links={its} waiting={waiting} />
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
      <LinkRows links={links.filter(({ isDaily }) => isDaily)} waiting={undefined} />
    </Card>
  )
}

function LinkRows({ links, waiting }: CountedProps) {
  return (
    <>
      {links.map(({ route, title, hint, waits }) => {
        const count = waits === undefined ? 0 : (waiting?.[waits] ?? 0)
        return (
          <ListRow
            key={route}
            title={title}
            detail={hint}
            {...(count > 0 ? { trailing: <Tag tone="amber">{`● ${count} 件`}</Tag> } : {})}
            onPress={() => openPage(route)}
          />
        )
      })}
    </>
  )
}
