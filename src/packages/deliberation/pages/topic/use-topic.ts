/** One topic, and what this reader may do about it: say, take back, vote; for the office: remove, call off, make a matter. */
import { useDidShow, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import * as v from 'valibot'
import { useApplication, useLive } from '../../../../app-context'
import { useKeptAnswer } from '../../../../app-questions'
import { textParam } from '../../../../components/navigation/open-page'
import { explainFailure } from '../../../../components/server-answer/failure-words'
import { showToast } from '../../../../components/toast'
import { chinaDate } from '../../../../domain/calendar'
import type { AskedWay } from '../../../../domain/deliberation/ballot'
import type { OfficeCommandArgs, OfficeCommandName } from '../../../../domain/office-commands'
import { permittedRegions } from '../../../../domain/organisation/permitted-regions'
import type { Resident } from '../../../../domain/resident/resident'
import { regionIdShape } from '../../../../domain/shapes'
import { resultWords } from '../../topic-words'

export const useTopic = () => {
  const application = useApplication()
  const { server, device } = application
  const access = useLive((snapshot) => snapshot.access)
  const topicId = textParam(useRouter().params.topicId)
  const question = useKeptAnswer(topicId === '' ? '' : `topic/${topicId}`, () =>
    server.deliberation.one({ topicId }),
  )
  useDidShow(question.askAgain)
  const [problem, setProblem] = useState('')
  const [proxyProblem, setProxyProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const view = question.value

  /** `done`: '' where more follows. */
  const send = async <Name extends OfficeCommandName>(
    name: Name,
    args: OfficeCommandArgs<Name>,
    done: string,
    alsoFine = '',
  ): Promise<boolean> => {
    const region = v.safeParse(regionIdShape, view?.regionId)
    if (!region.success) return false
    setBusy(true)
    const sent = await application.request(name, region.output, args)
    setBusy(false)
    const isFine = sent.ok || (sent.error !== 'unreachable' && sent.error.code === alsoFine)
    setProblem(sent.ok || isFine ? '' : explainFailure(sent.error))
    if (isFine && done !== '') {
      device.vibrate()
      showToast({ text: done })
    }
    question.askAgain()
    return isFine
  }

  return {
    ...{ view, problem, proxyProblem, busy },
    /** Somebody whose post keeps files may vote as a household says that has no phone for it. */
    mayVoteFor:
      view?.phase === 'voting' &&
      access !== null &&
      permittedRegions(access, 'file.write', chinaDate(device.clock.nowMs())).length > 0,
    isWrong: topicId === '' || view === null,
    signedIn: access !== null,
    unread: question.problem,
    askAgain: question.askAgain,
    nowMs: device.clock.nowMs(),
    say: (text: string, isAnonymous: boolean) => {
      if (text.trim() === '') {
        setProblem('请写几句。')
        return Promise.resolve(false)
      }
      const opinionId = device.identifiers.newId()
      const args = { topicId, opinionId, text, isAnonymous }
      return send('deliberation.say', args, '交上去了，检查后大家就能看到。')
    },
    unsay: (opinionId: string) =>
      send('deliberation.unsay', { topicId, opinionId }, '撤回了，别人看不到了。'),
    vote: (homeId: string, option: number) =>
      send('deliberation.vote', { topicId, homeId, option }, '投好了，截止前可以改。'),
    /** In the region of the household: the post's own may lie elsewhere. */
    voteFor: async (one: Resident, asked: AskedWay, option: number): Promise<boolean> => {
      setBusy(true)
      const args = { topicId, residentId: one.id, asked, option }
      const sent = await application.request('deliberation.vote-for', one.regionId, args)
      setBusy(false)
      setProxyProblem(sent.ok ? '' : explainFailure(sent.error))
      if (sent.ok) showToast({ text: '代投好了，谁代投的社区看得到。' })
      question.askAgain()
      return sent.ok
    },
    takeBack: () => send('deliberation.take-back', { topicId }, '收回了。'),
    remove: (opinionId: string, reason: string) =>
      send('deliberation.remove', { topicId, opinionId, reason }, '移除了，本人会看到原因。'),
    end: (kind: 'decline' | 'call-off', reason: string) =>
      send(
        kind === 'decline' ? 'deliberation.decline' : 'deliberation.call-off',
        { topicId, reason },
        kind === 'decline' ? '不采用，提的人会看到原因。' : '停办了，大家会看到原因。',
      ),
    makeMatter: async (): Promise<void> => {
      if (!view?.result || !access) return
      const { categories } = access.settings.matters
      const text = `议题“${view.title}”，${resultWords(view.result, view.options)}`
      const request = {
        ...{ category: categories.includes('其他') ? '其他' : (categories[0] ?? ''), text },
        ...{ photoIds: [], place: '', isPublic: false, name: '', phone: '', helped: null },
      }
      // Sent again after an answer that never came, from whichever phone, it is the same matter.
      const matterId = view.newMatterId
      const taken = { matterId, channel: 'desk', request } as const
      if (await send('matter.take-down', taken, '', 'id-taken'))
        await send('deliberation.link', { topicId, matterId }, '成为一件办理事项了。')
    },
  }
}

export type TopicPageState = ReturnType<typeof useTopic>
