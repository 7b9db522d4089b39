/** A volunteer's own scan: read a code, keep it, say what came of it, also without a signal. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { useKeptAnswer } from '../../../../app-questions'
import { ownPlacesKey, type KeptScan } from '../../../../application'
import { placeSign, shiftToCheck, type PlaceSign } from '../../../../domain/activity/place-check'
import { readGateCode, wallCodeText } from '../../../../domain/attendance/gate-code'
import { isRefused, isTaken, type Direction } from '../../../../domain/attendance/scan'
import { defaultVolunteering } from '../../../../domain/settings/volunteering-rules'
import type { MySignUp } from '../../../../protocol/activity'
import { phoneFull } from '../../scan-words'

/** The own shifts, and that of this moment, if phones compare their place with it: known also without a signal. */
const useOwnShifts = () => {
  const { server, device } = useApplication()
  const access = useLive((snapshot) => snapshot.access)
  const { value: places = [] } = useKeptAnswer<readonly MySignUp[]>(
    access ? ownPlacesKey : '',
    () => server.activity.mySignUps({}),
  )
  const { codeMarginMinutes } = access?.settings.volunteering ?? defaultVolunteering
  const toCheck = shiftToCheck(places, device.clock.nowMs(), codeMarginMinutes * 60_000)
  return { places, toCheck }
}

const isIn = ({ scan, result }: KeptScan): boolean => scan.direction === 'in' && isTaken(result)

/** `scene`: the wall code that a 小程序码 brought along. */
export const useScan = (scene: string) => {
  const application = useApplication()
  const scans = useLive((snapshot) => snapshot.scans)
  const isSignedOut = useLive((snapshot) => snapshot.ready && snapshot.access === null)
  const [wallCode, setWallCode] = useState('')
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState('')
  const [shown, setShown] = useState<KeptScan | null>(null)
  const [busy, setBusy] = useState(false)
  const { device } = application
  const { places, toCheck } = useOwnShifts()
  /** What the phone found before this scan; it keeps no place. */
  const sign = useRef<PlaceSign | null>(null)

  /** Before the code is read: WeChat's question takes time, and the code on the leader's phone changes. */
  const lookAround = async (): Promise<void> => {
    sign.current = null
    if (!toCheck) return
    setBusy(true)
    sign.current = placeSign(toCheck.check, await device.place.roughly())
    setBusy(false)
  }

  const last = shown && (scans.find(({ scan }) => scan.scanId === shown.scan.scanId) ?? shown)

  const take = async (code: string, way: 'rotating' | 'wall', direction: Direction) => {
    setBusy(true)
    const found = sign.current
    sign.current = null
    const kept = await application.scans.take(
      { way, direction, code, ...(found ? { place: found } : {}) },
      null,
    )
    setBusy(false)
    // What was read stays: who has signed in goes on from here.
    if (kept === null) return
    setWallCode('')
    setTyped('')
    if (kept === 'storage-full') return setProblem(phoneFull)
    setProblem('')
    setShown(kept)
    device.vibrate(isRefused(kept.result) ? 'refused' : 'done')
  }

  /** A wall shows one code for both ways: the volunteer says which. */
  const read = useCallback(
    async (text: string): Promise<void> => {
      const code = readGateCode(text.trim())
      if (code?.kind === 'wall') return setWallCode(text.trim())
      // Of another activity nothing was said before.
      if (code?.kind === 'rotating' && code.shiftId !== toCheck?.shiftId) sign.current = null
      await take(text.trim(), 'rotating', code?.kind === 'rotating' ? code.direction : 'in')
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what it calls only sets state
    [application, toCheck?.shiftId],
  )

  const opened = useRef(false)
  useEffect(() => {
    if (scene === '' || opened.current) return
    opened.current = true
    void read(wallCodeText(scene))
  }, [read, scene])

  return {
    /** Said before anything is scanned. */
    checksPlace: toCheck !== null && device.place.available,
    isSignedOut,
    nowMs: device.clock.nowMs(),
    maySee: device.scanner.available,
    last,
    scans,
    places,
    problem,
    busy,
    wallCode,
    /** What was the last thing on this wall: then the other one comes first. */
    wasIn: scans.some((one) => one.scan.code === wallCode && isIn(one)),
    typed,
    setTyped,
    scan: async (): Promise<void> => {
      await lookAround()
      const text = await device.scanner.scan('camera')
      if (text !== null) await read(text)
    },
    readTyped: () => read(typed),
    takeWall: async (direction: Direction): Promise<void> => {
      if (sign.current === null) await lookAround()
      await take(wallCode, 'wall', direction)
    },
    waiting: scans.filter(({ judged }) => !judged).length,
  }
}
