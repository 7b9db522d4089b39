/** 提议题: what should be talked over, and for where; it goes to the community, which checks it first. */
import { Text } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { useKeptAnswer } from '../../../../app-questions'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { EmptyState } from '../../../../components/empty-state'
import { Field } from '../../../../components/field'
import { goBack, openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { PickField } from '../../../../components/pick-field'
import { explainFailure } from '../../../../components/server-answer/failure-words'
import { showToast } from '../../../../components/toast'
import { longestTopic } from '../../../../domain/deliberation/deliberation-commands'
import './index.scss'

interface Draft {
  readonly title: string
  readonly text: string
}
const draftKey = 'deliberation.propose'

export default function ProposePage() {
  const application = useApplication()
  const { server, drafts, device } = application
  const access = useLive((snapshot) => snapshot.access)
  const homes = useKeptAnswer(access === null ? '' : 'home.mine', () => server.home.mine({}))
  const [draft, setDraft] = useState<Draft>({ title: '', text: '' })
  const [chosen, setChosen] = useState('')
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  // Sent again after an answer that never came, it is the same topic.
  const [topicId] = useState(() => device.identifiers.newId())
  useEffect(() => {
    void drafts.read<Draft>(draftKey).then((kept) => kept && setDraft(kept))
  }, [drafts])
  const keep = (part: Partial<Draft>): void => {
    const next = { ...draft, ...part }
    setDraft(next)
    void drafts.write(draftKey, next)
  }
  const given = (homes.value ?? []).filter(({ state }) => state !== 'declined')
  const places = [...new Map(given.map((home) => [home.regionId, home])).values()]
  const place = places.find(({ regionId }) => regionId === chosen) ?? places[0]
  const isKnown = access === null || homes.value !== undefined || homes.problem !== ''
  const send = async (): Promise<void> => {
    if (!place) return
    if (draft.title.trim() === '' || draft.text.trim() === '')
      return setProblem('请写议题，再写几句是什么事。')
    setBusy(true)
    const sent = await application.request('deliberation.propose', place.regionId, {
      topicId,
      ...draft,
    })
    setBusy(false)
    if (!sent.ok) return setProblem(explainFailure(sent.error))
    await drafts.remove(draftKey)
    showToast({ text: '交给社区了，核对后就公布。' })
    goBack()
  }
  if (isKnown && !place)
    return (
      <Page>
        <EmptyState
          icon="house"
          title={access === null ? '请先登录' : '请先登记您家'}
          text="住在哪里，就能为哪里提议题。"
          act={access === null ? '去登录' : '登记我家'}
          primary
          onAct={() => openPage(access === null ? routes.signIn : routes.home)}
        />
      </Page>
    )
  return (
    <Page
      actions={
        <Button kind="primary" busy={busy} onPress={() => void send()}>
          交给社区核对
        </Button>
      }
    >
      <Notice text={problem} />
      <Card>
        <Field
          label="议什么"
          value={draft.title}
          maxLength={40}
          hint="一句话，比如“车棚改成充电棚好不好”。"
          onChange={(title) => keep({ title })}
        />
        <Field
          label="为什么提"
          value={draft.text}
          maxLength={longestTopic}
          lines
          onChange={(text) => keep({ text })}
        />
        {places.length > 1 && (
          <PickField
            label="为哪里提"
            options={places.map(({ regionId, regionName }) => ({
              value: regionId,
              label: regionName,
            }))}
            value={place?.regionId ?? ''}
            onChange={setChosen}
          />
        )}
        {places.length === 1 && (
          <Text className="propose__small">{`为${place?.regionName ?? ''}提。`}</Text>
        )}
        <Text className="propose__small">别人看不到是谁提的。请不要写到别人的姓名和门牌。</Text>
      </Card>
    </Page>
  )
}
