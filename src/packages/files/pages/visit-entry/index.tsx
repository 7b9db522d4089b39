/** One visit as it was written, and what was added later; corrections never hide what stood there. */
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Button, ButtonRow } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Chips, Segments } from '../../../../components/choice'
import { EmptyState } from '../../../../components/empty-state'
import { Field } from '../../../../components/field'
import { Fact } from '../../../../components/list-row'
import { Loading } from '../../../../components/loading'
import { goBack } from '../../../../components/navigation/open-page'
import { Page } from '../../../../components/page'
import { Tag } from '../../../../components/tag'
import { Timeline } from '../../../../components/timeline'
import { momentWords } from '../../../../components/words/date-words'
import { doorWords, outcomeWords } from '../../../../components/words/file-words'
import { chinaDate } from '../../../../domain/calendar'
import { visitKindWords, visitOutcomeWords } from '../../../../domain/labels'
import { visitKinds, visitOutcomes } from '../../../../domain/visit/visit'
import { FollowUpRow } from '../../follow-up-row'
import { EntryPhotos } from './entry-photos'
import { useVisitEntry } from './use-visit-entry'
import './index.scss'

const outcomeOptions = visitOutcomes.map((value) => ({ value, label: outcomeWords[value] }))
const kindOptions = visitKinds.map((value) => ({ value, label: visitKindWords[value] }))

export default function VisitEntryPage() {
  const { visitId = '' } = useRouter().params
  const entry = useVisitEntry(visitId)
  if (!entry.ready)
    return (
      <Page>
        <Loading rows={3} />
      </Page>
    )
  if (!entry.visit)
    return (
      <Page>
        <EmptyState title="这次走访不在本机" text="可能已随住户迁走。" act="回去" onAct={goBack} />
      </Page>
    )
  return (
    <Page actions={<EntryActs entry={entry} />}>
      {entry.house && (
        <Text className="visit-entry__door page__title">{doorWords(entry.house)}</Text>
      )}
      {entry.mode === 'correcting' ? (
        <CorrectionCard entry={entry} />
      ) : (
        <ReadingCard entry={entry} />
      )}
      {entry.followUps.length > 0 && (
        <Card title="留下的事" aside={`${entry.followUps.length} 件`}>
          {entry.followUps.map((followUp) => (
            <FollowUpRow key={followUp.id} followUp={followUp} today={chinaDate(entry.nowMs)} />
          ))}
        </Card>
      )}
      {entry.visit.amendments.length > 0 && (
        <Card title="后来的补充">
          <Timeline
            items={entry.visit.amendments.map(({ atMs, memberName, text }) => ({
              id: String(atMs),
              tone: 'amber' as const,
              title: text,
              small: `${momentWords(atMs, entry.nowMs)} · ${memberName}`,
            }))}
          />
        </Card>
      )}
      {entry.mode === 'amending' && (
        <Card title="补充更正" aside="原来的话会留着">
          <Field
            label=""
            lines
            maxLength={1000}
            value={entry.amendment}
            placeholder="写下要补充或更正的话"
            onChange={entry.setAmendment}
          />
        </Card>
      )}
    </Page>
  )
}

type Entry = ReturnType<typeof useVisitEntry>

function ReadingCard({ entry: { visit, pending, nowMs } }: { readonly entry: Entry }) {
  if (!visit) return null
  return (
    <Card
      title={`${visitOutcomeWords[visit.outcome]} · ${visitKindWords[visit.kind]}`}
      aside={momentWords(visit.visitedAtMs, nowMs)}
    >
      <Text className="visit-entry__note">{visit.note === '' ? '没有写别的' : visit.note}</Text>
      <EntryPhotos photoIds={visit.photoIds} regionId={visit.regionId} />
      <Fact label="谁去的">{visit.memberName}</Fact>
      <Fact label="登记">
        {pending ? <Tag tone="amber">已存本机 · 待传</Tag> : momentWords(visit.recordedAtMs, nowMs)}
      </Fact>
    </Card>
  )
}

function CorrectionCard({ entry: { correction, setCorrection } }: { readonly entry: Entry }) {
  if (!correction) return null
  return (
    <Card title="更正">
      <View className="visit-entry__form">
        <Segments
          options={outcomeOptions}
          value={correction.outcome}
          onChange={(outcome) => setCorrection({ ...correction, outcome })}
        />
        <View className="visit-entry__kinds">
          <Chips
            options={kindOptions}
            value={correction.kind}
            onChange={(kind) => setCorrection({ ...correction, kind })}
          />
        </View>
        <Field
          label="记录"
          lines
          maxLength={1000}
          value={correction.note}
          onChange={(note) => setCorrection({ ...correction, note })}
        />
      </View>
    </Card>
  )
}

function EntryActs({ entry }: { readonly entry: Entry }) {
  const { mode, begin, mistake, mayCorrect, hours } = entry
  if (mode === 'reading')
    return mayCorrect ? (
      <ButtonRow>
        <Button onPress={() => begin('amending')}>补充</Button>
        <Button onPress={() => begin('correcting')}>{`更正（${hours} 小时内）`}</Button>
      </ButtonRow>
    ) : (
      <Button onPress={() => begin('amending')}>补充更正</Button>
    )
  const save = mode === 'correcting' ? entry.saveCorrection : entry.saveAmendment
  return (
    <View>
      {mistake !== '' && <Text className="visit-entry__mistake">{`▲ ${mistake}`}</Text>}
      <ButtonRow>
        <Button onPress={() => begin('reading')}>不改了</Button>
        <Button kind="primary" busy={entry.busy} onPress={() => void save()}>
          存好
        </Button>
      </ButtonRow>
    </View>
  )
}
