/** A volunteer's own scan: read a code, keep it, say what came of it, also without a signal. */
import { useEffect, useRef, useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { useKeptAnswer } from '../../../../app-questions'
import { ownPlacesKey, type KeptScan } from '../../../../application'
import { placeSign } from '../../../../domain/activity/place-check'
import { readGateCode, wallCodeText } from '../../../../domain/attendance/gate-code'
import { placeAtScan } from '../../../../domain/attendance/own-shifts'
import { isRefused, isTaken, type Direction } from '../../../../domain/attendance/scan'
import { defaultVolunteering } from '../../../../domain/settings/volunteering-rules'
import type { MySignUp } from '../../../../protocol/activity'
import { phoneFull } from '../../scan-words'

/** The own shifts, and whether phones compare their place at those of this moment: known also without a signal. */
const useOwnShifts = () => {
  const { server, device } = useApplication()
  const access = useLive((snapshot) => snapshot.access)
  const { value: places = [] } = useKeptAnswer<readonly MySignUp[]>(
    access ? ownPlacesKey : '',
    () => server.activity.mySignUps({}),
  )
  const { codeMarginMinutes } = access?.settings.volunteering ?? defaultVolunteering
  return {
    places,
    ...placeAtScan(places, device.clock.nowMs(), codeMarginMinutes * 60_000),
  }
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
  const { places, mayCheck, checkOf } = useOwnShifts()
  const last = shown && (scans.find(({ scan }) => scan.scanId === shown.scan.scanId) ?? shown)

  const take = async (code: string, way: 'rotating' | 'wall', direction: Direction) => {
    setBusy(true)
    // WeChat's question takes time: what counts is when the code was read.
    const scannedAtMs = device.clock.nowMs()
    const check = checkOf(readGateCode(code))
    const place = check && placeSign(check, await device.place.roughly())
    const kept = await application.scans.take(
      { way, direction, code, scannedAtMs, ...(place ? { place } : {}) },
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
  const read = async (text: string): Promise<void> => {
    const code = readGateCode(text.trim())
    if (code?.kind === 'wall') return setWallCode(text.trim())
    await take(text.trim(), 'rotating', code?.kind === 'rotating' ? code.direction : 'in')
  }

  const opened = useRef(false)
  useEffect(() => {
    if (scene === '' || opened.current) return
    opened.current = true
    void read(wallCodeText(scene))
  })

  return {
    /** Said before anything is scanned. */
    checksPlace: mayCheck && device.place.available,
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
      const text = await device.scanner.scan('camera')
      if (text !== null) await read(text)
    },
    readTyped: () => read(typed),
    takeWall: (direction: Direction) => take(wallCode, 'wall', direction),
    waiting: scans.filter(({ judged }) => !judged).length,
  }
}
