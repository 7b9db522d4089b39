/** Who changed which rule, when, from what to what. Read only. */
import { Card } from '../../../../components/card'
import { EmptyState } from '../../../../components/empty-state'
import { Answered } from '../../../../components/server-answer'
import {
  useServerAnswer,
  type AskedServer,
} from '../../../../components/server-answer/use-server-answer'
import { Timeline } from '../../../../components/timeline'
import { momentWords } from '../../../../components/words/date-words'
import type { SettingsHistoryLine } from '../../../../protocol/settings-history'
import { differenceWords, partWords, type NamedIn } from './setting-words'
import type { SettingsPage } from './use-settings'

interface SettingsHistoryProps {
  readonly page: SettingsPage
  readonly documents: NamedIn
}

export function SettingsHistory({ page, documents }: SettingsHistoryProps) {
  const { root, application, nowMs } = page
  const asked = useServerAnswer(root?.id ?? '', async () =>
    root ? application.server.organisation.settingsHistory({ regionId: root.id }) : [],
  )
  return <ChangedRules asked={asked} documents={documents} nowMs={nowMs} />
}

interface ChangedRulesProps {
  readonly asked: AskedServer<readonly SettingsHistoryLine[]>
  readonly documents: NamedIn
  readonly nowMs: number
  readonly title?: string
}

const shownLines = 60

export function ChangedRules({ asked, documents, nowMs, title = '' }: ChangedRulesProps) {
  return (
    <Answered asked={asked}>
      {(lines) =>
        lines.length === 0 ? (
          <EmptyState icon="list" title="还没有改过" text="改了哪一条、谁改的，都会记在这里。" />
        ) : (
          <Card title={title}>
            <Timeline
              items={lines.slice(0, shownLines).map((line, index) => ({
                id: `${line.atMs}.${index}`,
                tone: 'grey',
                title: partWords(line.part, documents),
                text: differenceWords(line, documents),
                small: `${line.memberName} · ${momentWords(line.atMs, nowMs)}`,
              }))}
            />
          </Card>
        )
      }
    </Answered>
  )
}
