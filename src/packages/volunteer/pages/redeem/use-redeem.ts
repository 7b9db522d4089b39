/** Orders: asking for a service, taking one, confirming it; for a community worker also what waits for a decision. */
import { useState } from 'react'
import * as v from 'valibot'
import { useApplication, useLive } from '../../../../app-context'
import { useKeptAnswer, useTellMe } from '../../../../app-questions'
import { useOfficePlaces } from '../../../../components/office-page/use-office-places'
import { asAsked } from '../../../../components/server-answer/use-answer-kept-by'
import { sentenceOf } from '../../../../components/server-answer/failure-words'
import { useFollowingPages } from '../../../../components/server-answer/use-following-pages'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { showToast } from '../../../../components/toast'
import { minutesWords } from '../../../../domain/minutes-words'
import { chinaDate } from '../../../../domain/calendar'
import type { OfficeCommandArgs, OfficeCommandName } from '../../../../domain/office-commands'
import { isEnded } from '../../../../domain/time-bank/order'
import type { RegionId } from '../../../../domain/shapes'
import { ownRegion, useHoursLetters } from '../../use-hours-letters'
import { useRequest } from '../../use-request'
import { useOrderLetters } from './use-order-letters'
import { useRewrite } from './use-rewrite'

/** Asked before a step that cannot be taken back. */
export interface Question {
  readonly title: string
  /** What follows from it. */
  readonly text: string
  readonly act: string
  /** Of a reason, which is asked for with it; absent: none is. */
  readonly example?: string
  /** True when it took effect. */
  readonly settle: (reason: string) => Promise<boolean>
}

const askings = ['redeem.request'] as const

/** Others act by what comes of these at once, so that they are no letters. */
const needsNetwork = {
  'redeem.take': '没有连上，接没接上还不知道。到有信号的地方再点一次。',
  'redeem.cancel': '没有连上，对方可能还不知道。到有信号的地方再点一次。',
} as const

/** Only the server knows whose age is on file. */
const askedWords = (answer: unknown): string =>
  v.is(v.object({ state: v.literal('asked') }), answer)
    ? '提好了，等社区批准。'
    : '提好了，等志愿者来接。'

export const useRedeem = () => {
  const application = useApplication()
  const { server, device } = application
  const nowMs = device.clock.nowMs()
  const access = useLive((snapshot) => snapshot.access)
  const ready = useLive((snapshot) => snapshot.ready)
  const memberId = access?.memberId ?? ''
  const places = useOfficePlaces(access, 'volunteer.manage', chinaDate(nowMs))
  const officeId = places.region?.id
  // Kept on the phone: at an elder's door there may be no signal.
  const keptFor = (question: string) => (memberId === '' ? '' : `${question}/${memberId}`)
  const account = useKeptAnswer(keptFor('timeBank.account'), () => server.timeBank.account({}))
  const orders = useKeptAnswer(keptFor('timeBank.orders'), () => server.timeBank.orders({}))
  const first = orders.value
  const own = useFollowingPages(
    memberId,
    first && { items: first.own, next: first.nextOwn },
    async (afterOwn) => {
      const page = await server.timeBank.orders({ afterOwn })
      return { items: page.own, next: page.nextOwn }
    },
    (page) => page.items,
  )
  const open = useFollowingPages(
    memberId,
    first,
    (after) => server.timeBank.orders({ after }),
    (page) => page.open,
  )
  const office = useServerAnswer(officeId ?? '', () =>
    officeId === undefined
      ? Promise.resolve({ orders: [], orderCount: 0, gifts: [] })
      : server.timeBank.office({ regionId: officeId }),
  )
  /** Who is no volunteer says where help is wanted: the community there approves it. */
  const communities = useServerAnswer('communities', () => server.volunteer.regions({}))
  const { busy, problem, setProblem, send } = useRequest(needsNetwork)
  /** What goes wrong with an open order is said on its card, where somebody looks. */
  const taking = useRequest(needsNetwork)
  const [takenId, setTakenId] = useState('')

  const renew = (): void => {
    account.askAgain()
    orders.askAgain()
    // What was read on may have moved on, too.
    own.forget()
    open.forget()
    if (officeId !== undefined) office.askAgain()
  }
  const asking = useHoursLetters(askings, renew)
  const said = useOrderLetters(orders.askedAtMs || orders.keptAtMs, renew)
  const rewriting = useRewrite()
  const [question, putQuestion] = useState<Question | null>(null)
  /** What went wrong before this was asked is no word about it. */
  const setQuestion = (next: Question | null): void => {
    setProblem('')
    putQuestion(next)
  }

  const isUnderWay = first?.own.some((order) => !isEnded(order)) === true
  const tellMe = useTellMe({
    regionId: isUnderWay ? (officeId ?? ownRegion) : '',
    wanted: ['volunteer-turn'],
    words: '好的，下一次有进展就告诉您。',
  })

  /** Says `done` when it took effect, and shows everything anew either way: somebody else may have been first. */
  const settle = (
    sent: { readonly answer: unknown } | null,
    done: string | ((answer: unknown) => string),
  ): boolean => {
    if (sent) showToast({ text: typeof done === 'string' ? done : done(sent.answer) })
    renew()
    return sent !== null
  }
  const act = async <Name extends OfficeCommandName>(
    name: Name,
    args: OfficeCommandArgs<Name>,
    done: string | ((answer: unknown) => string),
  ): Promise<boolean> => settle(await send(name, officeId ?? ownRegion, args), done)

  const ask = async (
    args: OfficeCommandArgs<'redeem.request'>,
    where: RegionId = officeId ?? ownRegion,
  ): Promise<boolean> => {
    const title = `请人${args.service} ${minutesWords(args.minutes)}`
    const sent = await asking.send({ name: 'redeem.request', regionId: where, args, title })
    if (sent?.answered) {
      showToast({ text: askedWords(sent.answer) })
      renew()
    }
    return sent !== null
  }

  const take = async (orderId: string): Promise<void> => {
    setTakenId(orderId)
    const sent = await taking.send('redeem.take', officeId ?? ownRegion, { orderId })
    settle(sent, '接下了，点“看电话和地址”联系。')
  }
  /** Somebody else has taken it meanwhile. */
  const isGone = open.items?.some(({ id }) => id === takenId) === false

  /** '' when it could not be told. */
  const lookUp = async (orderId: string): Promise<string> => {
    try {
      const { contact } = await server.timeBank.contact({ orderId })
      setProblem('')
      return contact
    } catch (error) {
      setProblem(sentenceOf(error))
      return ''
    }
  }

  return {
    ...{
      ready,
      signedIn: memberId !== '',
      account: asAsked(account),
      orders: { ...asAsked(orders), askAgain: renew },
      /** When what is shown was read, where it cannot be read anew; else null. */
      shownAtMs: first && orders.failure === 'unreachable' ? orders.keptAtMs : null,
      own,
      open,
      office,
      busy: busy || taking.busy,
      problem,
      problemAbove: problem || (isGone ? taking.problem : ''),
      problemOf: (orderId: string) => (orderId === takenId ? taking.problem : ''),
      setProblem,
    },
    ...{
      isOffice: officeId !== undefined,
      places,
      communities,
      nowMs,
      act,
      take,
      said,
      lookUp,
      ask,
      asking,
      rewriting,
      question,
      setQuestion,
      tellMe,
    },
  }
}

export type RedeemPageState = ReturnType<typeof useRedeem>
