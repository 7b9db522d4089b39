/** 大字看: one announcement for old eyes: large plain text, nothing else, and one key to the next. Opens without a signal. */
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { Button } from '../../../../components/button'
import { EmptyState } from '../../../../components/empty-state'
import { Loading } from '../../../../components/loading'
import { goBack, textParam } from '../../../../components/navigation/open-page'
import { Page } from '../../../../components/page'
import { announcementKindNames } from '../../../../domain/announcement/announcement'
import { daysWords } from '../../announcement-words'
import { useOneAnnouncement } from '../../use-one-announcement'
import { useReadMarks } from '../../use-read-marks'
import './index.scss'

export default function PlainPage() {
  const [id, setId] = useState(textParam(useRouter().params.announcementId))
  const { view, listed, problem } = useOneAnnouncement(id)
  const { markRead } = useReadMarks()
  useEffect(() => {
    if (view) markRead?.(view)
  }, [view, markRead])
  const at = listed.findIndex((one) => one.id === id)
  const next = at < 0 ? undefined : listed[at + 1]
  if (id === '' || view === null || (view === undefined && problem !== ''))
    return (
      <Page syncLine={false}>
        <EmptyState title="没有读到这条公告" text="请回到列表再打开。" act="回去" onAct={goBack} />
      </Page>
    )
  return (
    <Page
      syncLine={false}
      actions={
        <Button kind="primary" onPress={() => (next ? setId(next.id) : goBack())}>
          {next ? '看下一条' : '看完了'}
        </Button>
      }
    >
      {view === undefined ? (
        <Loading rows={4} />
      ) : (
        <View className="plain">
          <Text className="plain__line">
            {view.standing === 'withdrawn' ? '已撤回' : announcementKindNames[view.fields.kind]}
          </Text>
          <Text className="plain__title">{view.fields.title}</Text>
          <Text className="plain__line">{daysWords(view)}</Text>
          {view.corrections.length > 0 && view.standing !== 'withdrawn' && (
            <Text className="plain__text">{`更正：${view.corrections.at(-1)?.words ?? ''}`}</Text>
          )}
          <Text className="plain__text">
            {view.standing === 'withdrawn' ? view.withdrawnReason : view.fields.text}
          </Text>
          <Text className="plain__line">{view.fromName}</Text>
        </View>
      )}
    </Page>
  )
}
