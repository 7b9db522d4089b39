/** The form of a topic: a new one, one that a resident proposed, or one whose opinions are being collected. */
import { useRouter } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import * as v from 'valibot'
import { useApplication, useLive } from '../../../../app-context'
import { textParam } from '../../../../components/navigation/open-page'
import { useOfficePlaces } from '../../../../components/office-page/use-office-places'
import { explainFailure } from '../../../../components/server-answer/failure-words'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { addDays, chinaDate } from '../../../../domain/calendar'
import {
  topicFieldsShape,
  type TopicFields,
} from '../../../../domain/deliberation/deliberation-commands'
import { regionIdShape } from '../../../../domain/shapes'

const emptyFields = (today: string): TopicFields => ({
  ...{ title: '', text: '', options: ['同意', '不同意'] },
  ...{ collectUntil: addDays(today, 7), voteUntil: addDays(today, 14) },
  ...{ quorumPercent: 50, majority: 'half' },
})

const draftKey = 'deliberation.edit'

export const useTopicForm = (onDone: (words: string) => void) => {
  const application = useApplication()
  const { server, device } = application
  const topicId = textParam(useRouter().params.topicId)
  const isNew = topicId === ''
  const access = useLive((snapshot) => snapshot.access)
  const today = chinaDate(device.clock.nowMs())
  const places = useOfficePlaces(access, 'deliberation.run', today)
  const [fields, setFields] = useState<TopicFields>(() => emptyFields(today))
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  // Once for the page: opened again after an answer that never came, it is the same.
  const [newId] = useState(() => device.identifiers.newId())
  const asked = useServerAnswer(topicId, () => server.deliberation.one({ topicId }))
  const found = asked.answer.kind === 'answer' ? asked.answer.value : null
  const known = found?.manages ? found : null
  const filled = useRef(false)
  // What the form was filled from, also when a newer answer has come since.
  const seenAtMs = useRef(0)
  useEffect(() => {
    if (!known || filled.current) return
    filled.current = true
    seenAtMs.current = known.changedAtMs
    const { title, text, options, rule, collectUntilMs, voteUntilMs } = known
    setFields((now) => ({
      ...{ ...now, title, text },
      ...(known.state === 'checking'
        ? {}
        : {
            ...{ options: [...options], ...rule },
            collectUntil: chinaDate(collectUntilMs - 1),
            voteUntil: chinaDate(voteUntilMs - 1),
          }),
    }))
  }, [known])
  const { drafts } = application
  useEffect(() => {
    if (isNew) void drafts.read<TopicFields>(draftKey).then((kept) => kept && setFields(kept))
  }, [drafts, isNew])
  /** A new one is kept on the phone until it was opened. */
  const change = (part: Partial<TopicFields>): void => {
    const next = { ...fields, ...part }
    setFields(next)
    if (isNew) void drafts.write(draftKey, next)
  }
  const isOpen = known?.phase === 'collecting'
  const region = v.safeParse(regionIdShape, known?.regionId ?? places.region?.id)

  const save = async (): Promise<void> => {
    const options = fields.options.map((one) => one.trim()).filter((one) => one !== '')
    const whole = v.safeParse(topicFieldsShape, { ...fields, options })
    if (!whole.success) return setProblem(`${whole.issues[0].message}。`)
    if (!region.success) return
    setBusy(true)
    const { title, text, collectUntil, voteUntil } = whole.output
    const sent = await (isOpen
      ? application.request('deliberation.change', region.output, {
          ...{ topicId, title, text, collectUntil, voteUntil },
          seenAtMs: seenAtMs.current,
        })
      : application.request('deliberation.open', region.output, {
          topicId: isNew ? newId : topicId,
          fields: whole.output,
        }))
    setBusy(false)
    if (!sent.ok) return setProblem(explainFailure(sent.error))
    if (isNew) await drafts.remove(draftKey)
    onDone(isOpen ? '改好了。' : '开始征求意见了。')
  }
  return {
    ...{ access, ...places, asked, fields, today, problem, busy, save, isNew, isOpen },
    isReady: isNew || (known !== null && filled.current),
    change,
    changeOption: (at: number, text: string) =>
      change({ options: fields.options.map((one, index) => (index === at ? text : one)) }),
    addOption: () => change({ options: [...fields.options, ''] }),
  }
}

export type TopicFormState = ReturnType<typeof useTopicForm>
