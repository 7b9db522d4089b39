/** What neighbours say, under a covered name or none; one's own in any state, with why it is not shown. */
import { Text, View } from '@tarojs/components'
import * as v from 'valibot'
import { useApplication } from '../../../../app-context'
import { useDraftForm } from '../../../../components/asking/use-draft-form'
import { Button, ButtonRow } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Segments } from '../../../../components/choice'
import { Field, FieldFrame } from '../../../../components/field'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Notice } from '../../../../components/notice'
import { momentWords } from '../../../../components/words/date-words'
import { longestOpinion } from '../../../../domain/deliberation/deliberation-commands'
import { opinionStateNames } from '../../../../domain/deliberation/opinion'
import {
  mostShownOpinions,
  type OpinionLine,
  type TopicView,
} from '../../../../protocol/deliberation'
import type { Reasoned } from './topic-reason'
import type { TopicPageState } from './use-topic'

interface OpinionsProps {
  readonly page: TopicPageState
  readonly view: TopicView
  readonly onReason: (asked: Reasoned) => void
}

const countWords = (count: number): string => {
  if (count === 0) return ''
  return count < mostShownOpinions ? `${count} 条` : `最近 ${count} 条`
}

export function Opinions({ page, view, onReason }: OpinionsProps) {
  const { opinions } = view
  return (
    <Card title="大家的意见" aside={countWords(opinions.length)}>
      {opinions.length === 0 && <Text className="topic__small">还没有人说。</Text>}
      {opinions.map((one) => (
        <Opinion key={one.id} one={one} page={page} view={view} onReason={onReason} />
      ))}
      {view.phase === 'collecting' && <Say page={page} view={view} />}
    </Card>
  )
}

function Opinion({ one, page, view, onReason }: OpinionsProps & { readonly one: OpinionLine }) {
  const mayUnsay = one.isOwn && ['checking', 'shown', 'held', 'kept'].includes(one.state)
  const who = one.isOwn ? '我说的' : one.name || '一位邻居'
  return (
    <View className="topic__opinion">
      <Text className="topic__small">{`${who} · ${momentWords(one.saidAtMs, page.nowMs)}`}</Text>
      <Text className="topic__text">{one.text}</Text>
      {one.isOwn && one.state !== 'shown' && (
        <Notice
          tone={one.state === 'removed' || one.state === 'kept' ? 'amber' : 'grey'}
          text={[opinionStateNames[one.state], one.reason].filter(Boolean).join('：')}
        />
      )}
      {mayUnsay && (
        <Button compact kind="quiet" busy={page.busy} onPress={() => void page.unsay(one.id)}>
          撤回这条
        </Button>
      )}
      {view.manages && !one.isOwn && (
        <Button
          compact
          kind="quiet"
          onPress={() => onReason({ kind: 'remove', opinionId: one.id })}
        >
          移除这条
        </Button>
      )}
    </View>
  )
}

const names = [
  { value: 'covered', label: '写姓名，如“沈*琴”' },
  { value: 'none', label: '不写姓名' },
] as const

const sayShape = v.object({ text: v.string(), name: v.picklist(['covered', 'none']) })

function Say({ page, view }: Pick<OpinionsProps, 'page' | 'view'>) {
  const application = useApplication()
  const kept = useDraftForm({
    application,
    draftKey: `deliberation.say.${view.id}`,
    shape: sayShape,
    fresh: () => ({ text: '', name: 'covered' }),
  })
  if (!page.signedIn) return <Button onPress={() => openPage(routes.signIn)}>登录后说意见</Button>
  if (view.home === 'none' || view.home === 'elsewhere')
    return (
      <>
        <Text className="topic__small">
          {view.home === 'none'
            ? '住在这里的人都可以说。请先登记您家。'
            : '您登记的住处不在这个议题的范围里。'}
        </Text>
        <Button onPress={() => openPage(routes.home)}>登记我家</Button>
      </>
    )
  const send = async (): Promise<void> => {
    if (!kept.form || !(await page.say(kept.form.text, kept.form.name === 'none'))) return
    kept.change({ text: '' })
    kept.forget()
  }
  if (!kept.form) return null
  const isLeft = kept.isKept && kept.form.text !== ''
  return (
    <View className="topic__say">
      {isLeft && <Notice tone="grey" text="上次写的还没有交上去，接着写就行。" />}
      <Field
        label="我来说几句"
        value={kept.form.text}
        onChange={(text) => kept.change({ text })}
        maxLength={longestOpinion}
        lines
      />
      <FieldFrame label="怎么署名">
        <Segments
          options={names}
          value={kept.form.name}
          onChange={(name) => kept.change({ name })}
        />
      </FieldFrame>
      <ButtonRow>
        <Button kind="primary" busy={page.busy} onPress={() => void send()}>
          说好了，交上去
        </Button>
      </ButtonRow>
    </View>
  )
}
