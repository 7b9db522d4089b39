/**
 * A scan at a gate, and what comes of it: one of a closed list of results, each with a sentence, a tone and a shape.
 * Every scan is kept with its result, also one that came to nothing.
 */
import * as v from 'valibot'
import { placeSigns } from '../activity/place-check'
import { recordIdShape, textShape, timeMsShape } from '../shapes'

export const directions = ['in', 'out'] as const
export type Direction = (typeof directions)[number]
export const directionWords = { in: '签到', out: '签退' } as const satisfies Record<
  Direction,
  string
>

/** A code of something else does not say which; what it says is not kept. */
export const scannedWords = ({ way, code, direction }: Pick<Scan, 'way' | 'code' | 'direction'>) =>
  way === 'rotating' && code === '' ? '扫码' : directionWords[direction]

/** '手工签到', '手工签到、签退': which times a leader ticked without a code; '' for none. */
export const byHandWords = (ticked: readonly Direction[] = []): string =>
  ticked.length === 0
    ? ''
    : `手工${ticked.map((direction) => directionWords[direction]).join('、')}`

/**
 * rotating, wall: the volunteer's phone read the gate's code; personal, by-hand: the leader's phone did it for them;
 * take-back: a leader takes a tick by hand back.
 */
export const scanWays = ['rotating', 'wall', 'personal', 'by-hand', 'take-back'] as const
export type ScanWay = (typeof scanWays)[number]

export const scanShape = v.strictObject({
  /** Made once by the phone that scanned: the same scan sent twice is one scan. */
  scanId: recordIdShape,
  way: v.picklist(scanWays),
  direction: v.picklist(directions),
  /** What was read; '' by hand, and where it is no code of ours; of a take-back, the scanId of the tick. */
  code: textShape(200),
  /** The gate at which a leader scanned; '' for a volunteer's own scan. */
  shiftId: v.union([v.literal(''), recordIdShape]),
  /** By hand and of a take-back only: whom the leader chose. */
  volunteerId: v.union([v.literal(''), recordIdShape]),
  /** By the clock of the phone that scanned. */
  scannedAtMs: timeMsShape,
  /** The server's time as this phone last heard it; absent from older versions and where it never heard it. */
  heardServerAtMs: v.exactOptional(timeMsShape),
  /** Whether the phone was near the activity, by its own comparison; absent where it was not to look. */
  place: v.exactOptional(v.picklist(placeSigns)),
  /** Which phone; only to notice when one phone scans for many. */
  deviceId: textShape(64),
})
export type Scan = v.InferOutput<typeof scanShape>

interface ScanWords {
  readonly sentence: string
  readonly tone: 'green' | 'amber' | 'red' | 'grey'
  /** Never colour alone. */
  readonly shape: '✓' | '▲' | '✕' | '●'
  /** Whether it counts for the attendance. */
  readonly counts: boolean
}

const result = (
  sentence: string,
  tone: ScanWords['tone'],
  shape: ScanWords['shape'],
  counts: boolean,
): ScanWords => ({ sentence, tone, shape, counts })

export const scanResults = {
  in: result('签到好了', 'green', '✓', true),
  out: result('签退好了，辛苦了', 'green', '✓', true),
  'again-in': result('已经签到过了', 'grey', '●', true),
  'again-out': result('已经签退过了', 'grey', '●', true),
  'walk-in': result('没有报名，按现场参加签到了', 'amber', '▲', true),
  'late-code': result('记下了，但这个码不是当时现场的，要请负责人核对', 'amber', '▲', true),
  'out-without-in': result('没有签到记录，签退记下了，要请负责人核对', 'amber', '▲', true),
  unchecked: result('已存在手机上，有网就核对', 'grey', '●', false),
  'taken-back': result('点错的收回了，不算数', 'grey', '●', false),
  'too-early': result('还没到签到的时间，请开始前再来扫', 'red', '✕', false),
  'too-late': result('已过签到签退的时间，请找活动负责人补记', 'red', '✕', false),
  'code-unknown': result('这个码不是活动的码，请扫现场或墙上的码', 'red', '✕', false),
  'old-code': result('这张志愿者码换过了，请出示新码，或请负责人点名字', 'red', '✕', false),
  cancelled: result('这场活动取消了', 'red', '✕', false),
  'not-a-volunteer': result('还没有登记成为志愿者，请先登记', 'red', '✕', false),
  'not-verified': result('志愿者资料还没核实好，请找活动负责人', 'red', '✕', false),
  'not-allowed': result('这个活动不归您负责，请找活动负责人来扫', 'red', '✕', false),
  'no-tick': result('这次不是点名记的，收不回', 'red', '✕', false),
  'hours-confirmed': result('时长已经确认，收不回了，不对请提异议', 'red', '✕', false),
} as const satisfies Record<string, ScanWords>

export type ScanResult = keyof typeof scanResults
export const scanResultNames = Object.keys(scanResults) as readonly ScanResult[]

/** Those of scans that count for the attendance. */
export const countingResults = scanResultNames.filter((name) => scanResults[name].counts)

export interface JudgedScan {
  readonly scanId: string
  readonly result: ScanResult
  /** For a repeated one: since when; else 0. */
  readonly sinceMs: number
}

/** Taken at the gate: it counts, or may once the server has looked. */
export const isTaken = (result: ScanResult): boolean =>
  result === 'unchecked' || scanResults[result].counts

/** Turned away: whoever holds the phone should feel it without looking. */
export const isRefused = (result: ScanResult): boolean => scanResults[result].tone === 'red'
