/** The vote of the own household, and the result with both its numbers. */
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Notice } from '../../../../components/notice'
import { momentWords } from '../../../../components/words/date-words'
import type { TopicResult } from '../../../../domain/deliberation/topic-result'
import type { HouseholdVote, TopicView } from '../../../../protocol/deliberation'
import { resultWords } from '../../topic-words'
import type { TopicPageState } from './use-topic'

interface VoteProps {
  readonly page: TopicPageState
  readonly view: TopicView
}

export function Vote({ page, view }: VoteProps) {
  const isVoting = view.phase === 'voting'
  return (
    <Card
      title={isVoting ? '投票' : '将要投票的选项'}
      aside={isVoting ? `${view.voted} 户投了，共 ${view.entitled} 户` : ''}
    >
      {!isVoting && view.options.map((option) => <Option key={option} label={option} />)}
      {isVoting && view.home === 'entitled' ? (
        view.households.map((one) => (
          <Household key={one.homeId} one={one} page={page} view={view} />
        ))
      ) : (
        <WhyNot page={page} view={view} />
      )}
    </Card>
  )
}

/** Who cannot vote is told why, and the way to it. */
function WhyNot({ page, view }: VoteProps) {
  if (view.phase !== 'voting') return null
  if (!page.signedIn) return <Button onPress={() => openPage(routes.signIn)}>登录后投票</Button>
  const words = {
    none: '一户一票。请先登记您家，社区核对后就能投。',
    unconfirmed: '社区还没有核对您的住处，核对后就能投。',
    changed: '档案变了，请在“我家”里改一下再交。',
    elsewhere: '您登记的住处不在这个议题的范围里。',
    entitled: '',
    unknown: '',
  }[view.home]
  return (
    <View className="topic__acts">
      {view.options.map((option) => (
        <Option key={option} label={option} />
      ))}
      <Text className="topic__small">{words}</Text>
      <Button onPress={() => openPage(routes.home)}>看我家的登记</Button>
    </View>
  )
}

function Household({ one, page, view }: VoteProps & { readonly one: HouseholdVote }) {
  const own = one.cast?.isOwn ? one.cast.option : null
  const [chosen, setChosen] = useState<number | null>(null)
  const marked = chosen ?? own
  const whose = one.relation === '' ? one.door : `${one.door}（代${one.relation}）`
  const byProxy = one.cast?.isProxied === true ? one.cast : null
  if (one.cast && !one.cast.isOwn && !byProxy)
    return (
      <Notice
        tone="green"
        text={`${whose}投过了：${one.cast.byName}投的，${momentWords(one.cast.atMs, page.nowMs)}。要改请本人来改。`}
      />
    )
  const isSame = chosen === null || chosen === own
  return (
    <View className="topic__household">
      {byProxy && (
        <Notice
          tone="amber"
          text={`${momentWords(byProxy.atMs, page.nowMs)}，${byProxy.byName}，为${whose}投了“${view.options[byProxy.option ?? -1] ?? ''}”。不对的话，您自己投一次就换掉它。`}
        />
      )}
      <Text className="topic__small">{`为${whose}投一票`}</Text>
      {view.options.map((option, at) => (
        <Option key={option} label={option} chosen={marked === at} onPress={() => setChosen(at)} />
      ))}
      {own !== null && isSame ? (
        <Notice tone="green" text={`您投了“${view.options[own] ?? ''}”，截止前可以改。`} />
      ) : (
        <Button
          kind="primary"
          busy={page.busy}
          disabled={chosen === null}
          onPress={() => chosen !== null && void page.vote(one.homeId, chosen)}
        >
          {own === null ? '投这一票' : '改成这个'}
        </Button>
      )}
    </View>
  )
}

interface OptionProps {
  readonly label: string
  readonly chosen?: boolean
  readonly onPress?: () => void
}

export function Option({ label, chosen = false, onPress }: OptionProps) {
  return (
    <View
      className={`topic__option${chosen ? ' topic__option--chosen' : ''}${onPress ? '' : ' topic__option--still'}`}
      {...(onPress ? { role: 'radio', 'aria-checked': chosen, onClick: onPress } : {})}
    >
      <Text>{chosen ? `✓ ${label}` : label}</Text>
    </View>
  )
}

/** Each option with its votes of all that were cast; then how many households that were, of how many. */
export function Result({
  view,
  result,
}: {
  readonly view: TopicView
  readonly result: TopicResult
}) {
  const { votes, voted, entitled, chosen } = result
  return (
    <Card title="结果" aside={`${voted} 户投了，共 ${entitled} 户`}>
      <Text className="topic__when">{resultWords(result, view.options)}</Text>
      {view.options.map((option, at) => {
        const count = votes[at] ?? 0
        const share = voted === 0 ? 0 : Math.round((count / voted) * 100)
        return (
          <View key={option} className="topic__count">
            <View className="topic__count-words">
              <Text>{at === chosen ? `● ${option}` : option}</Text>
              <Text>{`${count} / ${voted} 票`}</Text>
            </View>
            <View className="topic__bar">
              <View
                className={`topic__bar-part${at === chosen ? ' topic__bar-part--chosen' : ''}`}
                style={{ width: `${share}%` }}
              />
            </View>
          </View>
        )
      })}
      {view.matterId !== '' && (
        <Text className="topic__small">已经成为一件办理事项，社区在办。</Text>
      )}
    </Card>
  )
}
