/** 近期活动: everything that is to come, narrowed down by kind of service and day. Reading needs no login. */
import { View } from '@tarojs/components'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Chips } from '../../../../components/choice'
import { wordOptions } from '../../../../components/choice/word-options'
import { DateField } from '../../../../components/date-field'
import { EmptyState } from '../../../../components/empty-state'
import { FieldFrame } from '../../../../components/field'
import { ListRow } from '../../../../components/list-row'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { Rows } from '../../../../components/rows'
import { Answered } from '../../../../components/server-answer'
import { comingWords } from '../../../../components/words/coming-words'
import { anyKind, useComing, type ComingPageState } from './use-coming'

export default function ComingPage() {
  const page = useComing()
  const { kind, date } = page
  const kinds = [anyKind, ...page.serviceKinds]
  return (
    <Page syncLine={page.signedIn}>
      <Notice text={page.problem} />
      <Card title="想找什么活动">
        {kinds.length > 2 && (
          <FieldFrame label="做什么">
            <Chips options={wordOptions(kinds)} value={kind} onChange={page.setKind} />
          </FieldFrame>
        )}
        <DateField
          label="哪一天"
          value={date}
          earliest={page.today}
          placeholder="哪天都行"
          onChange={page.setDate}
        />
        {date !== '' && (
          <Button kind="quiet" onPress={() => page.setDate('')}>
            不挑日子
          </Button>
        )}
      </Card>
      <Answered asked={page.asked} rows={5}>
        {() => <Activities page={page} />}
      </Answered>
    </Page>
  )
}

function Activities({ page }: { readonly page: ComingPageState }) {
  const { activities, kind, date, nowMs } = page
  const isNarrowed = kind !== anyKind || date !== ''
  if (activities.length === 0)
    return (
      <EmptyState
        icon="calendar"
        title={isNarrowed ? '没有这样的活动' : '近期没有活动'}
        text={isNarrowed ? '换一类，或换一天看看。' : '社区发布以后，就在这里。'}
      />
    )
  return (
    <View>
      <Card title="接下来的活动">
        <Rows
          items={activities}
          keyOf={({ id }) => id}
          row={(activity) => (
            <ListRow
              title={activity.title}
              detail={comingWords(activity, nowMs, date)}
              onPress={() => openPage(routes.activity, { activityId: activity.id })}
            />
          )}
        />
      </Card>
      {page.mayShowMore && <Button onPress={() => void page.showMore()}>看后面的</Button>}
    </View>
  )
}
