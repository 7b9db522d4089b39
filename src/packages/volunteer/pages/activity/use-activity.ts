/** One activity as everybody sees it, the own places in it, and signing up. */
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import * as v from 'valibot'
import { useApplication, useLive } from '../../../../app-context'
import { textParam } from '../../../../components/navigation/open-page'
import { useAskedAgainOnReturn } from '../../../../components/server-answer/use-asked-again-on-return'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { showToast } from '../../../../components/toast'
import { reminderFor } from '../../../../domain/activity/reminder'
import { spokenDate } from '../../../../components/words/date-words'
import { chinaDate } from '../../../../domain/calendar'
import type { MessageTemplate } from '../../../../domain/message/message-commands'
import { mayActIn } from '../../../../domain/organisation/permitted-regions'
import type { MySignUp, PublicShift } from '../../../../protocol/activity'
import { useActivityPicture } from '../../use-activity-picture'
import { useRequest } from '../../use-request'
import { promiseWords, wantedFor, type Asked } from '../../reminder-words'

export interface SignedUp {
  /** What came of it. */
  readonly words: string
  readonly shiftId: string
  /** What may be offered now. */
  readonly asked: Asked
}

interface TakenPlace {
  readonly shiftId: string
  readonly startsAtMs: number
  readonly isWaiting: boolean
  /** Of another shift than the one that was tapped. */
  readonly day?: string
}

const placeShape = v.object({ state: v.string(), place: v.number() })
const placesShape = v.object({
  /** The earliest that was taken now; absent where none was, and from older servers. */
  first: v.optional(v.object({ shiftId: v.string(), startsAtMs: v.number(), state: v.string() })),
  seated: v.number(),
  waiting: v.number(),
  overlapping: v.array(v.object({ startsAtMs: v.number(), title: v.string() })),
})

const cancelledShape = v.object({ cancelled: v.number() })

const waitingWords = (place: number): string => `名额满了，您候补第 ${place} 位，有人取消就轮到您。`

/** '15 次报上了，1 次候补。1 次和您报的别的班时间重了，没有报：5月16日 周六“值班”。', '一次也没有报上。' */
const placesWords = (
  { seated, waiting, overlapping }: v.InferOutput<typeof placesShape>,
  nowMs: number,
): string => {
  const got = [
    seated > 0 ? `${seated} 次报上了` : '',
    waiting > 0 ? `${waiting} 次候补` : '',
  ].filter(Boolean)
  const today = chinaDate(nowMs)
  const those = overlapping.map(
    ({ startsAtMs, title }) => `${spokenDate(chinaDate(startsAtMs), today)}“${title}”`,
  )
  const left = `${those.length} 次和您报的别的班时间重了，没有报：${those.join('、')}。`
  const all = got.length > 0 ? got.join('，') : '一次也没有报上'
  return `${all}。${those.length > 0 ? left : ''}`
}

export const useActivity = () => {
  const application = useApplication()
  const { server, device } = application
  const activityId = textParam(useRouter().params.activityId)
  const access = useLive((snapshot) => snapshot.access)
  const nowMs = device.clock.nowMs()
  const asked = useServerAnswer(activityId, () => server.activity.one({ activityId }))
  const mine = useServerAnswer(access?.memberId ?? '', async () => {
    const [record, signUps] = await Promise.all([
      server.volunteer.mine({}),
      server.activity.mySignUps({ withTakenBack: true }),
    ])
    return { state: record?.state ?? null, signUps }
  })
  const templates = useServerAnswer('templates', () => server.message.templates({}))
  const { busy, problem, setProblem, send } = useRequest()
  const [signedUp, setSignedUp] = useState<SignedUp | null>(null)
  const lookAgain = (): void => {
    asked.askAgain()
    mine.askAgain()
  }
  useAskedAgainOnReturn(lookAgain)
  const activity = asked.answer.kind === 'answer' ? (asked.answer.value?.activity ?? null) : null
  const isOfSeries = (activity?.seriesId ?? '') !== ''
  const sent = templates.answer.kind === 'answer' ? templates.answer.value : []
  const offeredOf = (wanted: readonly MessageTemplate[]) =>
    sent.filter(({ template }) => wanted.includes(template))

  /** Says what came of it, with what can be had of messages for the place that was taken. */
  const tell = (words: string, { shiftId, startsAtMs, isWaiting, day = '' }: TakenPlace): void => {
    device.vibrate()
    lookAgain()
    const asked = { reminder: reminderFor(nowMs, startsAtMs), isWaiting, isOfSeries, day }
    if (offeredOf(wantedFor(asked)).length > 0) setSignedUp({ words, shiftId, asked })
    else showToast({ text: words })
  }

  const signUp = async (shift: PublicShift): Promise<void> => {
    if (!activity) return
    const sent = await send('activity.sign-up', activity.regionId, { shiftId: shift.id })
    if (!sent) return
    const place = v.safeParse(placeShape, sent.answer)
    const isWaiting = place.success && place.output.state === 'waiting'
    const words = isWaiting ? waitingWords(place.output.place) : '报上了，到时候见。'
    tell(words, { shiftId: shift.id, startsAtMs: shift.startsAtMs, isWaiting })
  }

  const signUpFollowing = async (shift: PublicShift): Promise<void> => {
    if (!activity) return
    const args = { shiftId: shift.id }
    const sent = await send('activity.sign-up-following', activity.regionId, args)
    const places = v.safeParse(placesShape, sent?.answer)
    if (!places.success) return
    const words = placesWords(places.output, nowMs)
    const { first } = places.output
    if (first) {
      const isTapped = first.shiftId === shift.id
      const day = isTapped ? '' : spokenDate(chinaDate(first.startsAtMs), chinaDate(nowMs))
      return tell(words, { ...first, isWaiting: first.state === 'waiting', day })
    }
    // Nothing new to be reminded of.
    lookAgain()
    showToast({ text: words })
  }

  const cancel = async (shiftId: string, following: boolean): Promise<boolean> => {
    if (!activity) return false
    const args = following ? { shiftId, following } : { shiftId }
    const sent = await send('activity.cancel-sign-up', activity.regionId, args)
    const count = v.safeParse(cancelledShape, sent?.answer)
    const times = following && count.success ? `${count.output.cancelled} 次都` : ''
    if (sent) showToast({ text: `${times}取消了，名额让给了后面的人。` })
    lookAgain()
    return sent !== null
  }

  /** From the tap itself, as WeChat wants it. */
  const askFor = async (
    shiftId: string,
    wanted: readonly MessageTemplate[],
    asked: Asked,
  ): Promise<void> => {
    const offered = offeredOf(wanted)
    const accepted = await device.subscriptions.ask(offered.map(({ id }) => id))
    setSignedUp(null)
    const chosen = offered.filter(({ id }) => accepted.includes(id)).map((one) => one.template)
    if (!activity || chosen.length === 0) return
    if (!(await send('message.consent', activity.regionId, { templates: chosen, shiftId }))) return
    showToast({ text: promiseWords(chosen, asked) })
    mine.askAgain()
  }

  /** For an own place, what no consent is left for. */
  const askAgainFor = ({ shiftId, startsAtMs, state, lacks = [], signedUpAtMs }: MySignUp) => {
    const reminder = reminderFor(nowMs, startsAtMs, signedUpAtMs)
    return askFor(shiftId, lacks, { reminder, isWaiting: state === 'waiting', isOfSeries, day: '' })
  }

  return {
    /** '' when the address named none. */
    activityId,
    access,
    nowMs,
    asked,
    activity,
    picture: useActivityPicture(activity),
    mine: mine.answer.kind === 'answer' ? mine.answer.value : null,
    runs:
      access && activity
        ? mayActIn(access, 'activity.run', activity.regionId, chinaDate(nowMs))
        : false,
    busy,
    problem,
    setProblem,
    signUp,
    signUpFollowing,
    cancel,
    /** null: nobody has just signed up. */
    signedUp,
    askForMessages: async (): Promise<void> => {
      if (signedUp) await askFor(signedUp.shiftId, wantedFor(signedUp.asked), signedUp.asked)
    },
    /** Of what an own place lacks, what is sent here. */
    lackingOf: ({ lacks = [] }: MySignUp) => offeredOf(lacks).map(({ template }) => template),
    askAgainFor,
    noMessages: () => setSignedUp(null),
    dial: (phone: string) => void device.telephone.dial(phone),
    copy: async (text: string) => {
      await device.clipboard.write(text)
      showToast({ text: '活动的时间地点复制好了，发给朋友就行。' })
    },
  }
}

export type ActivityPageState = ReturnType<typeof useActivity>
