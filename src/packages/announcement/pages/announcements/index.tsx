/** 公告: what the regions of a home, or of a chosen community, are told. Reading needs no login. */
import { Text } from '@tarojs/components'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { EmptyState, ErrorState } from '../../../../components/empty-state'
import { Loading } from '../../../../components/loading'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { PickField } from '../../../../components/pick-field'
import { momentWords } from '../../../../components/words/date-words'
import type { AnnouncementView } from '../../../../protocol/announcement'
import { AnnouncementRow } from '../../announcement-row'
import { useTellNext } from '../../use-tell-next'
import { useAnnouncements, type AnnouncementsPageState } from './use-announcements'
import './index.scss'

export default function AnnouncementsPage() {
  const page = useAnnouncements()
  const { place } = page
  const tellNext = useTellNext(place.isKnown ? place.regionIds : [])
  return (
    <Page>
      <Notice text={page.problem} />
      {place.byHome ? (
        <Text className="announcements__small">{`看的是您登记的住处：${place.words}`}</Text>
      ) : (
        <PickField
          label="看哪个社区的"
          options={place.places}
          value={place.regionIds[0] ?? ''}
          placeholder={place.words === '' ? '选一个' : place.words}
          hint="登记“我家”以后，还能看到自己楼里的。"
          onChange={place.choose}
        />
      )}
      {place.isKnown && place.regionIds.length > 0 && <Standing page={page} />}
      {place.regionIds.length > 0 && page.past && page.past.length > 0 && (
        <Rows title="以前的" all={page.past} page={page} />
      )}
      {place.regionIds.length > 0 && page.past?.length === 0 && (
        <Text className="announcements__small">以前的也没有了。</Text>
      )}
      {tellNext.ask && <Button onPress={() => void tellNext.ask?.()}>有新公告告诉我</Button>}
      {page.all && page.mayShowPast && (
        <Button kind="quiet" onPress={() => void page.showPast()}>
          看以前的
        </Button>
      )}
      {tellNext.isPromised && <Notice tone="green" text="下一条新公告，微信会告诉您一次。" />}
      <Text className="announcements__small">
        看没看过只记在这部手机上，不上传，社区也不统计谁看了。
      </Text>
    </Page>
  )
}

function Standing({ page }: { readonly page: AnnouncementsPageState }) {
  const { all, unread } = page
  if (all === undefined && unread !== '')
    return <ErrorState title="没有读到" text={unread} onAct={page.askAgain} />
  if (all === undefined) return <Loading rows={4} />
  return (
    <>
      {unread !== '' && (
        <Notice
          tone="grey"
          text={`没有网络，这是${momentWords(page.keptAtMs, page.nowMs)}看到的。`}
        />
      )}
      {all.length === 0 ? (
        <EmptyState
          icon="check"
          title="现在没有公告"
          text="停水停电、活动、政策，社区发了就在这里。"
        />
      ) : (
        <Rows title="现在的" all={all} page={page} />
      )}
    </>
  )
}

interface RowsProps {
  readonly title: string
  readonly all: readonly AnnouncementView[]
  readonly page: AnnouncementsPageState
}

function Rows({ title, all, page }: RowsProps) {
  return (
    <Card title={title} aside={`${all.length} 条`}>
      {all.map((one) => (
        <AnnouncementRow
          key={one.id}
          announcement={one}
          isNew={one.standing !== 'expired' && page.isNew(one)}
          onPress={() => openPage(routes.announcement, { announcementId: one.id })}
        />
      ))}
    </Card>
  )
}
