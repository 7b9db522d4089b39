/**
 * A phone on duty: asks every few seconds whether somebody calls for help, and rings until the call is acknowledged. Cloud
 * functions cannot push, so the server says how soon to ask again.
 */
import type { Application, HelpCallLine } from '../../application'
import { useEffect, useMemo, useRef, useState } from 'react'

/** After a failure. */
const againAfterSeconds = 5
const nobody: readonly HelpCallLine[] = []

export interface HelpWatch {
  readonly calls: readonly HelpCallLine[]
  /** Those that ring on this phone. */
  readonly ringing: readonly HelpCallLine[]
  /** The last question was not answered. */
  readonly isCut: boolean
  /** When the server was last seen; 0 = never. */
  readonly seenAtMs: () => number
  /** This phone only, these calls only, until they are called again. */
  readonly mute: () => void
  readonly lookNow: () => void
}

/** Nobody has it, or whoever holds this phone is late. */
const ringsHere = ({ state, responder }: HelpCallLine): boolean =>
  state === 'calling' ||
  (state === 'acknowledged' && responder?.isSelf && responder.isReminded) === true

/** What was muted rings again when something new is to be done about it. */
const alarmOf = ({ id, round, state, responder }: HelpCallLine): string =>
  [id, round, state, responder?.atMs].join(' ')

/** @param active on the screen, and on duty. */
export const useHelpWatch = (application: Application, active: boolean): HelpWatch => {
  const [calls, setCalls] = useState(nobody)
  const [isCut, setCut] = useState(false)
  const [muted, setMuted] = useState<readonly string[]>([])
  const [round, setRound] = useState(0)
  const seenAtMs = useRef(0)
  useEffect(() => {
    if (!active) return
    const { server, device } = application
    let [wanted, tag] = [true, '']
    let cancel = (): void => undefined
    const ask = async (): Promise<void> => {
      let seconds = againAfterSeconds
      try {
        const answer = await server.help.watch({ tag })
        if (!wanted) return
        seconds = answer.pollSeconds
        seenAtMs.current = device.clock.nowMs()
        setCut(false)
        if (!answer.same) {
          tag = answer.tag
          setCalls(answer.calls.length === 0 ? nobody : answer.calls)
        }
      } catch {
        // Whatever it was: it is said, and asked again.
        if (!wanted) return
        setCut(true)
      }
      cancel = device.clock.later(seconds * 1000, () => void ask())
    }
    void ask()
    return () => {
      wanted = false
      cancel()
    }
  }, [application, active, round])
  const ringing = useMemo(
    () => calls.filter((call) => ringsHere(call) && !muted.includes(alarmOf(call))),
    [calls, muted],
  )
  const rings = active && ringing.length > 0
  useEffect(() => {
    if (!rings) return
    const { alarm } = application.device
    alarm.ring()
    return () => alarm.quiet()
  }, [application, rings])
  return {
    ...{ calls, ringing, isCut },
    seenAtMs: () => seenAtMs.current,
    mute: () => setMuted(ringing.map(alarmOf)),
    lookNow: () => setRound((now) => now + 1),
  }
}
