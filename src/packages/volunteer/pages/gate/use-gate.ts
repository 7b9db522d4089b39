/** The leader's gate: what it took along, the code of this moment, who has come, and the scans made here. */
import { useEffect, useMemo, useReducer, useRef, useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { useKeptAnswer } from '../../../../app-questions'
import type { KeptScan, NewScan } from '../../../../application'
import { gateListKey } from '../../../../components/gate-lists/take-gate-lists'
import { codeStepMs, rotatingCode, stepAt } from '../../../../domain/attendance/gate-code'
import {
  comersOffList,
  likelyDirection,
  passagesOfOthers,
  seatsNow,
  type GateSeat,
  type Passage,
} from '../../../../domain/attendance/gate-known'
import { gateClockOffMs } from '../../../../domain/attendance/phone-clock'
import { noAttendance } from '../../../../domain/attendance/attendance'
import { isRefused, isTaken, type Direction } from '../../../../domain/attendance/scan'
import { listStanding, standingOf, standingTicks } from '../../../../domain/attendance/take-back'
import type { FoundVolunteer, GatePack } from '../../../../protocol/attendance'
import { phoneFull } from '../../scan-words'

const shownPassages = 10

/** What happened at the gate: a scan of this phone, or what others' scans came to. */
export type GateEvent =
  | {
      readonly kind: 'scan'
      readonly atMs: number
      readonly kept: KeptScan
      /** A tick by hand, which the leader may take back. */
      readonly ticked: boolean
    }
  | { readonly kind: 'passage'; readonly atMs: number; readonly passage: Passage }

/** Of somebody whom the leader found, not scanned yet. */
const seatOfFound = ({ volunteerId, name, number }: FoundVolunteer): GateSeat => ({
  ...{ volunteerId, name, number, proof: '', verified: true, seated: false },
  attendance: noAttendance,
})

/** The list with those whom it leaves out, each once. */
const withSeats = (pack: GatePack, found: readonly FoundVolunteer[]): GatePack => {
  const seats = new Map(pack.seats.map((seat) => [seat.volunteerId, seat]))
  for (const one of found)
    if (!seats.has(one.volunteerId)) seats.set(one.volunteerId, seatOfFound(one))
  return { ...pack, seats: [...seats.values()] }
}

/** The step of the present, renewed when the next one begins; by the server's time, as far as this phone knows it. */
const useStep = (clockOffMs: number): number => {
  const { clock } = useApplication().device
  const stepNow = (): number => stepAt(clock.nowMs() - clockOffMs)
  // Counted, not the step: where the clock was set back, the next timer may find the same step.
  const [timers, fire] = useReducer((count: number) => count + 1, 0)
  const step = stepNow()
  useEffect(() => {
    const leftMs = (step + 1) * codeStepMs - (clock.nowMs() - clockOffMs)
    return clock.later(leftMs + 20, fire)
  }, [clock, clockOffMs, step, timers])
  return step
}

/** Whoever has a place first, then by number: the server's order means nothing to who looks for a name. */
const asCalled = (one: GateSeat, other: GateSeat): number =>
  Number(other.seated) - Number(one.seated) || (one.number ?? '').localeCompare(other.number ?? '')

/** The latest first. */
const eventsOf = (seats: readonly GateSeat[], here: readonly KeptScan[]): readonly GateEvent[] => {
  const ticks = new Set(standingTicks(here))
  return [
    ...here.map((kept): GateEvent => ({
      kind: 'scan',
      atMs: kept.scan.scannedAtMs,
      kept,
      ticked: ticks.has(kept),
    })),
    ...passagesOfOthers(
      seats,
      here.map(({ scan }) => scan),
    ).map((passage): GateEvent => ({ kind: 'passage', atMs: passage.atMs, passage })),
  ]
    .sort((one, other) => other.atMs - one.atMs)
    .slice(0, shownPassages)
}

export const useGate = (shiftId: string) => {
  const application = useApplication()
  const { device } = application
  const scans = useLive((snapshot) => snapshot.scans)
  const known = useKeptAnswer<GatePack>(shiftId === '' ? '' : gateListKey(shiftId), () =>
    application.server.attendance.gate({ shiftId }),
  )
  const { askAgain, value } = known
  const measuredOffMs = gateClockOffMs(value?.servedAtMs, known.keptAtMs)
  // Of a list from before, the clock may have been put right since.
  const clockOffMs = known.askedAtMs > 0 ? measuredOffMs : 0
  const step = useStep(clockOffMs)
  // Others scan for themselves, or with another leader: who has come is asked again each minute.
  const minute = Math.floor((step * codeStepMs) / 60_000)
  const askedIn = useRef(minute)
  useEffect(() => {
    if (askedIn.current !== minute) askAgain()
    askedIn.current = minute
  }, [askAgain, minute])
  const [chosen, setDirection] = useState<Direction | null>(null)
  const [openedAtMs] = useState(() => device.clock.nowMs())
  const [shown, setShown] = useState<KeptScan | null>(null)
  const [problem, setProblem] = useState('')
  const [query, setQuery] = useState('')
  const [added, setAdded] = useState<readonly FoundVolunteer[]>([])
  const gate = useMemo(() => value && withSeats(value, added), [value, added])
  // By the phone that went dark at eleven nobody checks in at half past by mistake.
  const direction = chosen ?? (gate ? likelyDirection(gate, openedAtMs) : 'in')
  const here = useMemo(() => scans.filter(({ scan }) => scan.shiftId === shiftId), [scans, shiftId])
  const seats = useMemo(
    () =>
      gate
        ? seatsNow(
            listStanding(gate, here),
            [...standingOf(here)].reverse().map(({ scan }) => scan),
          )
        : [],
    [gate, here],
  )

  const events = useMemo(() => eventsOf(seats, here), [seats, here])

  /** Whether it is kept. */
  const take = async (scan: NewScan, list = gate): Promise<boolean> => {
    const kept = await application.scans.take({ ...scan, shiftId }, list ?? null)
    if (kept === 'storage-full' || kept === null) {
      setProblem(kept === null ? '请先登录。' : phoneFull)
      return false
    }
    setProblem('')
    setShown(kept)
    device.vibrate(isRefused(kept.result) ? 'refused' : 'done')
    return true
  }
  const offList = useMemo(() => {
    const taken = here.filter(({ result }) => isTaken(result))
    return comersOffList(
      seats,
      taken.map(({ scan }) => scan),
    ).length
  }, [seats, here])
  const came = seats.filter(({ attendance }) => attendance.inAtMs !== null)
  const shownNow = shown && (here.find(({ scan }) => scan.scanId === shown.scan.scanId) ?? shown)
  return {
    gate,
    asking: known.asking,
    keptAtMs: known.keptAtMs,
    problem,
    offline: known.failure === 'unreachable',
    /** Why the list is not of this minute. */
    stale: known.problem,
    /** Somebody else runs it now: the list has left this phone, what was scanned has not. */
    takenAway: known.failure === 'forbidden',
    askAgain: known.askAgain,
    clockOffMs,
    /** How far off the clock was when the list was taken along, before this page was opened; 0 once it is renewed. */
    clockWasOffMs: measuredOffMs - clockOffMs,
    nowMs: device.clock.nowMs(),
    maySee: device.scanner.available,
    direction,
    setDirection,
    code: gate ? rotatingCode(gate.key, { shiftId, direction, step }) : '',
    expected: seats.filter(({ seated }) => seated).length,
    came: came.length,
    left: came.filter(({ attendance }) => attendance.outAtMs !== null).length,
    /** Came, and this phone has no name for them. */
    offList,
    /** Who is looked for, or all who have not done this yet. */
    listed: seats
      .filter(({ name, number = '', attendance }) =>
        query.trim() === ''
          ? (direction === 'in' ? attendance.inAtMs : attendance.outAtMs) === null
          : name.includes(query.trim()) || number.endsWith(query.trim()),
      )
      .sort(asCalled),
    query,
    setQuery,
    shown: shownNow,
    /** What is shown, where it is a tick by hand, which the leader may take back. */
    ticked: standingTicks(here).find((tick) => tick === shownNow),
    events,
    waiting: here.filter(({ judged }) => !judged).length,
    scan: async (): Promise<void> => {
      const code = await device.scanner.scan('camera')
      if (code !== null) await take({ way: 'personal', direction, code: code.trim() })
    },
    tick: (volunteerId: string) => take({ way: 'by-hand', direction, code: '', volunteerId }),
    /** The wrong one was ticked: kept beside the tick, which counts no more. */
    takeBack: ({ scan: { scanId, direction: ticked, volunteerId } }: KeptScan) =>
      take({ way: 'take-back', direction: ticked, code: scanId, volunteerId }),
    /** Somebody who did not sign up and has no phone. */
    add: async (found: FoundVolunteer): Promise<void> => {
      if (!gate) return
      const tick = { way: 'by-hand', direction, code: '', volunteerId: found.volunteerId } as const
      if (!(await take(tick, withSeats(gate, [found])))) return
      setAdded((now) => [...now, found])
      setQuery('')
    },
  }
}

export type GateState = ReturnType<typeof useGate>
