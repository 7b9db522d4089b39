/** 志愿: what is near and soon for everybody; for a volunteer the own record and places, kept for a gate without signal. */
import { useDidShow } from '@tarojs/taro'
import { useMemo, useRef } from 'react'
import { useApplication, useLive } from '../../app-context'
import type { Application } from '../../application'
import { useServerAnswer } from '../../components/server-answer/use-server-answer'
import { chinaDate } from '../../domain/calendar'
import { permittedRegions } from '../../domain/organisation/permitted-regions'
import type { MySignUp } from '../../protocol/activity'
import type { VolunteerRecord } from '../../protocol/volunteer'

export interface OwnPart {
  readonly record: VolunteerRecord | null
  readonly signUps: readonly MySignUp[]
}

const keptUnder = 'volunteer'

/** What the server says; without a signal what it said last. */
const loadOwn = async ({ server, answers }: Application): Promise<OwnPart> => {
  try {
    const [record, signUps] = await Promise.all([
      server.volunteer.mine({}),
      server.activity.mySignUps({}),
    ])
    const own: OwnPart = { record, signUps }
    await answers.keep(keptUnder, own)
    return own
  } catch (error) {
    const kept = await answers.read<OwnPart>(keptUnder)
    if (kept) return kept.answer
    throw error
  }
}

/** Shown when another page comes back to this one: what was done there is seen at once. */
export const useAskedAgainOnReturn = (askAgain: () => void): void => {
  const first = useRef(true)
  useDidShow(() => {
    if (!first.current) askAgain()
    first.current = false
  })
}

export const useVolunteer = () => {
  const application = useApplication()
  const access = useLive((snapshot) => snapshot.access)
  const ready = useLive((snapshot) => snapshot.ready)
  const nowMs = application.device.clock.nowMs()
  const today = chinaDate(nowMs)
  const coming = useServerAnswer('coming', () => application.server.activity.coming({}))
  const own = useServerAnswer(access?.memberId ?? '', () => loadOwn(application))
  useAskedAgainOnReturn(() => {
    coming.askAgain()
    own.askAgain()
  })
  const runs = useMemo(
    () => access !== null && permittedRegions(access, 'activity.run', today).length > 0,
    [access, today],
  )
  return { ready, signedIn: access !== null, nowMs, coming, own, runs }
}

export type VolunteerPageState = ReturnType<typeof useVolunteer>

/** The next one that is not over; a place on a waiting list is none yet. */
export const nextShift = (signUps: readonly MySignUp[], nowMs: number): MySignUp | undefined =>
  signUps.find(
    ({ state, cancelled, endsAtMs }) => state === 'seated' && !cancelled && endsAtMs > nowMs,
  )

/** Places to come besides that one; cancelled activities as well, so that nobody goes there for nothing. */
export const otherPlaces = (
  signUps: readonly MySignUp[],
  next: MySignUp | undefined,
  nowMs: number,
): readonly MySignUp[] => signUps.filter((one) => one !== next && one.endsAtMs > nowMs)
