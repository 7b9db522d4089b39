/**
 * 代投: a post votes as a household says that does not use WeChat. Who said so and how is noted, the household's own vote replaces
 * it; who manages the topic reads who acted for whom.
 */
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useLive } from '../../../../app-context'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Segments } from '../../../../components/choice'
import { Field, FieldFrame } from '../../../../components/field'
import { ListRow } from '../../../../components/list-row'
import { Notice } from '../../../../components/notice'
import {
  livingByName,
  type LivingResident,
} from '../../../../components/resident-choice/living-by-name'
import { Sheet } from '../../../../components/sheet'
import { Tag } from '../../../../components/tag'
import { momentWords } from '../../../../components/words/date-words'
import { askedWayNames, askedWays, type AskedWay } from '../../../../domain/deliberation/ballot'
import type { TopicView } from '../../../../protocol/deliberation'
import { actorsOf } from '../../topic-words'
import type { TopicPageState } from './use-topic'
import { Option } from './vote'

interface ProxySheetProps {
  readonly page: TopicPageState
  readonly view: TopicView
  readonly open: boolean
  readonly onClose: () => void
}

const ways = askedWays.map((value) => ({ value, label: askedWayNames[value] }))

export function ProxySheet({ page, view, open, onClose }: ProxySheetProps) {
  const records = useLive((snapshot) => snapshot.records)
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<LivingResident | null>(null)
  const [asked, setAsked] = useState<AskedWay | null>(null)
  const [option, setOption] = useState<number | null>(null)
  const clear = (): void => {
    setName('')
    setChosen(null)
    setAsked(null)
    setOption(null)
  }
  const send = async (): Promise<void> => {
    if (!chosen || asked === null || option === null) return
    if (!(await page.voteFor(chosen.resident, asked, option))) return
    clear()
    onClose()
  }
  return (
    <Sheet open={open} title="替不用微信的人家投" onClose={onClose}>
      <Notice text={page.proxyProblem} />
      {chosen ? (
        <ListRow
          title={chosen.resident.name}
          detail={`${chosen.door} · 换一位`}
          onPress={() => setChosen(null)}
        />
      ) : (
        <>
          <Field
            label="家里谁说的"
            value={name}
            maxLength={30}
            hint="写姓名的前两个字，从档案里选。同名的多，空一格再写门牌。要是成年人。"
            onChange={setName}
          />
          {livingByName(records, name).map((one) => (
            <ListRow
              key={one.resident.id}
              title={one.resident.name}
              detail={one.door}
              onPress={() => setChosen(one)}
            />
          ))}
        </>
      )}
      {chosen && (
        <>
          <FieldFrame label="怎样问的">
            <Segments options={ways} value={asked} onChange={setAsked} />
          </FieldFrame>
          <FieldFrame label={`${chosen.resident.name}选的是`}>
            {view.options.map((label, at) => (
              <Option
                key={label}
                label={label}
                chosen={option === at}
                onPress={() => setOption(at)}
              />
            ))}
          </FieldFrame>
          <Text className="topic__small">
            会记下是您代投的、谁说的、怎样问的。这家人以后自己投，就换掉这一票。
          </Text>
          <Button
            kind="primary"
            busy={page.busy}
            disabled={asked === null || option === null}
            onPress={() => void send()}
          >
            照家里人说的投
          </Button>
        </>
      )}
    </Sheet>
  )
}

/** What a post cast for whom; how many by each, so that one who casts for many is seen. What they say is nobody's to read. */
export function Proxies({
  view: { proxies: all, proxyActors },
  nowMs,
}: {
  readonly view: TopicView
  readonly nowMs: number
}) {
  if (all.length === 0) return null
  return (
    <Card title="代投的" aside="看不到投了什么">
      <Text className="topic__small">{actorsOf(proxyActors)}</Text>
      {all.map(({ door, byName, saidBy, asked, castAtMs, stands }) => (
        <View key={`${door}${castAtMs}`} className="topic__opinion">
          <Text className="topic__text">{`${door} · ${byName}代投`}</Text>
          <Text className="topic__small">
            {`${askedWayNames[asked]}问过${saidBy} · ${momentWords(castAtMs, nowMs)}`}
          </Text>
          {!stands && <Tag tone="grey">– 后来换掉了</Tag>}
        </View>
      ))}
    </Card>
  )
}
