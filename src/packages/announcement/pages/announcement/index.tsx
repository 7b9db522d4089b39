/** One announcement: what holds now first, then what it corrects; a picture, the way to an activity, large plain text. */
import { Image, Text, View } from '@tarojs/components'
import { useDidShow, useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { useApplication } from '../../../../app-context'
import { Button, ButtonRow } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { EmptyState, ErrorState } from '../../../../components/empty-state'
import { Fact, ListRow } from '../../../../components/list-row'
import { Loading } from '../../../../components/loading'
import { openPage, textParam } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { Tag } from '../../../../components/tag'
import { momentWords } from '../../../../components/words/date-words'
import type { Correction } from '../../../../domain/announcement/announcement'
import type { AnnouncementActLine, AnnouncementView } from '../../../../protocol/announcement'
import { daysWords, tagsOf } from '../../announcement-words'
import { useOneAnnouncement } from '../../use-one-announcement'
import { useReadMarks } from '../../use-read-marks'
import './index.scss'

export default function AnnouncementPage() {
  const announcementId = textParam(useRouter().params.announcementId)
  const { view, manages, acts, problem, askAgain } = useOneAnnouncement(announcementId)
  const { markRead } = useReadMarks()
  useDidShow(askAgain)
  useEffect(() => {
    if (view) markRead?.(view)
  }, [view, markRead])
  if (view === null || announcementId === '')
    return (
      <Page>
        <EmptyState title="没有这条公告" text="可能还没公布，请从列表里再打开。" />
      </Page>
    )
  if (view === undefined)
    return (
      <Page>
        {problem === '' ? (
          <Loading rows={5} />
        ) : (
          <ErrorState title="没有读到" text={problem} onAct={askAgain} />
        )}
      </Page>
    )
  return (
    <Page
      actions={
        <ButtonRow>
          {manages && (view.standing === 'standing' || view.standing === 'coming') && (
            <Button onPress={() => openPage(routes.announcementEdit, { announcementId })}>
              更正、撤回
            </Button>
          )}
          <Button
            kind="primary"
            onPress={() => openPage(routes.announcementPlain, { announcementId })}
          >
            大字看
          </Button>
        </ButtonRow>
      }
    >
      {problem !== '' && <Notice tone="grey" text="没有网络，这是上次看到的。" />}
      <Words view={view} />
      {manages && <Acts acts={acts} />}
    </Page>
  )
}

function Words({ view }: { readonly view: AnnouncementView }) {
  const nowMs = useApplication().device.clock.nowMs()
  const { fields, standing, corrections } = view
  const picture = usePicture(view)
  const isWithdrawn = standing === 'withdrawn'
  return (
    <>
      <Notice text={isWithdrawn ? `这条公告已撤回：${view.withdrawnReason}` : ''} />
      {standing === 'expired' && <Notice tone="grey" text="这条公告已经过期。" />}
      <Card>
        <View className="announcement__tags">
          {tagsOf(view, false).map(({ tone, words }) => (
            <Tag key={words} tone={tone}>
              {words}
            </Tag>
          ))}
        </View>
        <Text className="announcement__title">{fields.title}</Text>
        {corrections.length > 0 && !isWithdrawn && (
          <Notice tone="amber" text={`更正：${corrections.at(-1)?.words ?? ''}`} />
        )}
        <Text className={`announcement__text${isWithdrawn ? ' announcement__text--gone' : ''}`}>
          {isWithdrawn ? '内容已经不算数了。' : fields.text}
        </Text>
        {picture !== null && !isWithdrawn && (
          <Image className="announcement__picture" src={picture} mode="widthFix" />
        )}
        {fields.activityId !== '' && !isWithdrawn && (
          <ListRow
            title={view.activityTitle || '看这个活动'}
            detail="志愿活动，可以报名"
            onPress={() => openPage(routes.activity, { activityId: fields.activityId })}
          />
        )}
        <Text className="announcement__small">
          {`${view.fromName} · ${momentWords(view.publishedAtMs || view.changedAtMs, nowMs)}`}
        </Text>
      </Card>
      {corrections.length > 0 && <Corrections all={corrections} nowMs={nowMs} />}
      <Card title="给谁看">
        <Fact label="什么时候">{daysWords(view)}</Fact>
        <Fact label="发给哪里">{view.regionNames.join('、')}</Fact>
      </Card>
    </>
  )
}

/** Newest first; what stood there before can be looked at. */
function Corrections({
  all,
  nowMs,
}: {
  readonly all: readonly Correction[]
  readonly nowMs: number
}) {
  const [open, setOpen] = useState(false)
  return (
    <Card title="更正" aside={`${all.length} 次`}>
      {[...all].reverse().map((one) => (
        <View key={one.atMs} className="announcement__correction">
          <Text className="announcement__small">{momentWords(one.atMs, nowMs)}</Text>
          <Text className="announcement__text">{one.words}</Text>
          {open && (
            <Text className="announcement__before">{`原来写的：${one.title}\n${one.text}`}</Text>
          )}
        </View>
      ))}
      <Button kind="quiet" onPress={() => setOpen(!open)}>
        {open ? '收起原来写的' : '看原来写的'}
      </Button>
    </Card>
  )
}

const actNames = { draft: '存草稿', publish: '公布', correct: '更正', withdraw: '撤回' } as const

/** Who did what, for colleagues; who read it is known to nobody. */
function Acts({ acts }: { readonly acts: readonly AnnouncementActLine[] }) {
  const nowMs = useApplication().device.clock.nowMs()
  return (
    <Card title="谁办的" aside="居民看不到">
      {acts.map(({ kind, atMs, byName }) => (
        <Fact key={`${kind}${atMs}`} label={actNames[kind]}>
          {`${byName} · ${momentWords(atMs, nowMs)}`}
        </Fact>
      ))}
    </Card>
  )
}

const usePicture = ({ id, fields }: AnnouncementView): string | null => {
  const { server, device } = useApplication()
  const [source, setSource] = useState<string | null>(null)
  const wanted = fields.photoId
  useEffect(() => {
    let here = true
    if (wanted !== '')
      void server.announcement
        .photo({ announcementId: id })
        .then((photo) => (photo ? device.pictures.show(wanted, photo.bytes) : null))
        .then(
          (next) => here && setSource(next),
          () => undefined,
        )
    return () => {
      here = false
    }
  }, [server, device, id, wanted])
  return source
}
