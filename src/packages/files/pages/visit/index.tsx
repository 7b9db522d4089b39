/** The form at a door. Nothing has to be filled in for an uneventful visit: it opens ready, and 存好 saves it. */
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Chip, Chips, Segments } from '../../../../components/choice'
import { DraftNotice } from '../../../../components/draft-notice'
import { EmptyState } from '../../../../components/empty-state'
import { Field } from '../../../../components/field'
import { Loading } from '../../../../components/loading'
import { Page } from '../../../../components/page'
import { doorWords, outcomeWords } from '../../../../components/words/file-words'
import { visitKindWords } from '../../../../domain/labels'
import { visitKinds, visitOutcomes } from '../../../../domain/visit/visit'
import { CameUp } from './came-up'
import { Corrections } from './corrections'
import { EarlierVisit } from './earlier-visit'
import { NextVisit } from './next-visit'
import { OpenPromises } from './open-promises'
import { VisitPhotos } from './visit-photos'
import { useVisit } from './use-visit'
import { withPhrase } from './visit-draft'
import './index.scss'

const outcomeOptions = visitOutcomes.map((value) => ({ value, label: outcomeWords[value] }))
const kindOptions = visitKinds.map((value) => ({ value, label: visitKindWords[value] }))

export default function VisitPage() {
  const { householdId = '' } = useRouter().params
  const form = useVisit(householdId)
  const { draft, change, house, household, settings } = form
  if (form.ready && (!household || !house))
    return (
      <Page>
        <EmptyState title="这一户不在本机" text="可能已迁走，或岗位有变动。请回到楼里看看。" />
      </Page>
    )
  if (draft === null || !house || !household || !settings)
    return (
      <Page>
        <Loading words="正在打开这一户" />
      </Page>
    )
  const met = draft.outcome === 'met'
  const act = (
    <View>
      {form.mistake !== '' && <Text className="visit__mistake">{`▲ ${form.mistake}`}</Text>}
      <Button kind="primary" busy={form.busy} onPress={() => void form.save()}>
        存好
      </Button>
    </View>
  )
  return (
    <Page actions={act}>
      <Text className="page__title">{doorWords(house)}</Text>
      <Text className="visit__people">
        {form.residents.map(({ name }) => name).join('、') || '还没有登记住的人'}
      </Text>
      <DraftNotice restored={form.restored} onAfresh={form.startAfresh} />
      <View className="visit__outcome">
        <Segments
          options={outcomeOptions}
          value={draft.outcome}
          onChange={(outcome) => change({ outcome })}
        />
      </View>
      <Card>
        <View className="visit__block">
          {met && (
            <Chips options={kindOptions} value={draft.kind} onChange={(kind) => change({ kind })} />
          )}
          <View className="visit__note">
            <Field
              label=""
              lines
              maxLength={1000}
              value={draft.note}
              placeholder={met ? '看到什么、说了什么，没有就不用写' : '留个话，没有就不用写'}
              onChange={(note) => change({ note })}
            />
          </View>
          <View className="chips">
            {settings.quickPhrases.map((phrase) => (
              <Chip
                key={phrase}
                label={phrase}
                onPress={() => change({ note: withPhrase(draft.note, phrase) })}
              />
            ))}
          </View>
          <VisitPhotos
            photoIds={draft.photoIds}
            regionId={household.regionId}
            onAdd={() => void form.addPhotos()}
            onRemove={form.removePhoto}
          />
        </View>
      </Card>
      <OpenPromises followUps={form.openFollowUps} draft={draft} onChange={change} />
      {met && form.mayCorrect && (
        <Corrections
          householdId={householdId}
          residents={form.residents}
          tagNames={settings.tags.map(({ name }) => name)}
          draft={draft}
          onChange={change}
        />
      )}
      {met && <CameUp draft={draft} onChange={change} />}
      <NextVisit draft={draft} onChange={change} />
      <EarlierVisit draft={draft} onChange={change} />
    </Page>
  )
}
