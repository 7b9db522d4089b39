/** The own account: what it holds, a month of its statement, giving from it, and recomputing it on this phone. */
import { useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { useTellMe } from '../../../../app-questions'
import { sentenceOf } from '../../../../components/server-answer/failure-words'
import { useFollowingPages } from '../../../../components/server-answer/use-following-pages'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { showToast } from '../../../../components/toast'
import { neighbourMonth } from '../../../../components/words/month-words'
import { chinaDate } from '../../../../domain/calendar'
import { minutesWords } from '../../../../domain/minutes-words'
import { ownRegion, useHoursLetters } from '../../use-hours-letters'
import { arrivedWords } from '../../gift-words'
import { useReceiverCheck } from './use-receiver-check'
import { checkOwnAccount, type CheckedOwnAccount, type SeenEnd } from './check-account'

const givings = ['gift.give', 'donation.give', 'team.give'] as const

export interface GiftForm {
  readonly toNumber: string
  readonly relation: string
  readonly minutes: number
  readonly words: string
}

/** Of the account as this phone last saw it agree. Somebody may come to have another one. */
const seenEndKey = (number: string): string => `account-seen.${number}`

export const useBank = () => {
  const application = useApplication()
  const { server, device } = application
  const memberId = useLive((snapshot) => snapshot.access?.memberId ?? '')
  const ready = useLive((snapshot) => snapshot.ready)
  const thisMonth = chinaDate(device.clock.nowMs()).slice(0, 7)
  const [month, setMonth] = useState(thisMonth)
  const account = useServerAnswer(memberId, () => server.timeBank.account({}))
  const statement = useServerAnswer(memberId === '' ? '' : `${memberId} ${month}`, () =>
    server.timeBank.statement({ month }),
  )
  const pages = useFollowingPages(
    `${memberId} ${month}`,
    statement.answer.kind === 'answer' ? statement.answer.value : undefined,
    (after) => server.timeBank.statement({ month, after }),
    ({ lines }) => lines,
  )
  const asked = useServerAnswer(memberId, () => server.timeBank.teams({}))
  const teams = asked.answer.kind === 'answer' ? asked.answer.value : []
  const [checked, setChecked] = useState<CheckedOwnAccount | null>(null)
  const [checking, setChecking] = useState(false)

  const renew = (): void => {
    account.askAgain()
    statement.askAgain()
    setChecked(null)
  }
  const hours = useHoursLetters(givings, renew)
  const { problem, setProblem, send, letters, onTheWay } = hours
  const receiver = useReceiverCheck()
  const own = account.answer.kind === 'answer' ? account.answer.value : null

  const mayGet = own?.verified === true
  const tellMe = useTellMe({
    regionId: mayGet ? ownRegion : '',
    wanted: ['volunteer-turn'],
    words: '好的，下一次有人送您时间，或送出的到了，就告诉您。',
  })

  const give = async (form: GiftForm): Promise<boolean> => {
    // Of relatives the community looks at each gift.
    const name = own?.rules.giftsTo === 'anyone' ? await receiver.check(form, setProblem) : ''
    if (name === null) return false
    const title = `送给 ${name || form.toNumber} ${minutesWords(form.minutes)}`
    const sent = await send({ name: 'gift.give', regionId: ownRegion, args: form, title })
    if (!sent) return false
    if (sent.answered) {
      const waits = (sent.answer as { readonly outcome: string }).outcome === 'pending'
      showToast({ text: waits ? '已交给社区核对，核对后就送到。' : arrivedWords(sent.answer) })
      renew()
    }
    return true
  }

  const donate = async (minutes: number): Promise<boolean> => {
    const sent = await send({
      ...{ name: 'donation.give', regionId: ownRegion, args: { minutes, words: '' } },
      title: `捐给社区 ${minutesWords(minutes)}`,
    })
    if (sent?.answered) {
      showToast({ text: '谢谢您，会用在需要的人身上。' })
      renew()
    }
    return sent !== null
  }

  const giveToTeam = async (teamId: string, minutes: number): Promise<boolean> => {
    const sent = await send({
      ...{ name: 'team.give', regionId: ownRegion, args: { teamId, minutes, words: '' } },
      title: `给${teams.find(({ id }) => id === teamId)?.name ?? '服务队'} ${minutesWords(minutes)}`,
    })
    if (sent?.answered) {
      showToast({ text: '已给到队里，谢谢您。' })
      renew()
    }
    return sent !== null
  }

  const check = async (): Promise<void> => {
    setChecking(true)
    setProblem('')
    try {
      const { answers } = application
      const { number } = await server.timeBank.account({})
      const seen = (await answers.read<SeenEnd>(seenEndKey(number)))?.answer ?? null
      const found = await checkOwnAccount((after) => server.timeBank.chain({ after }), seen)
      setChecked(found)
      const { entryCount, lastHash } = found
      if (found.faults.length === 0)
        await answers.keep(seenEndKey(number), { entryCount, lastHash })
    } catch (error) {
      setProblem(sentenceOf(error))
    }
    setChecking(false)
  }

  return {
    ...{ ready, signedIn: memberId !== '', account, statement, pages, problem, setProblem },
    ...{ busy: hours.busy || receiver.busy, doubt: receiver.doubt ?? hours.doubt },
    dropQuestion: receiver.drop,
    ...{ month, isThisMonth: month === thisMonth, checked, checking, give, donate, check },
    ...{ teams, giveToTeam, letters, onTheWay, tellMe },
    turn: (step: -1 | 1) => setMonth(neighbourMonth(month, step)),
  }
}

export type BankPageState = ReturnType<typeof useBank>
