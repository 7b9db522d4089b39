/** What the file of one's own record has beside what the law names: the account, the scans, what was asked, who looked. */
import { directionWords, scanResults, type ScanWay } from '../../../src/domain/attendance/scan'
import { chinaMoment } from '../../../src/domain/calendar'
import { accessActWords } from '../../../src/domain/labels'
import { transferKindWords } from '../../../src/domain/time-bank-labels'
import { askedWords } from '../../../src/domain/volunteer-labels'
import type { TimeLine } from '../../../src/protocol/time-bank'
import type { OwnLook, VolunteerCorrection } from '../../../src/protocol/volunteer'
import type { OwnScan } from '../attendance/own-scans.repository'
import type { Sheet } from '../paper/write-book'

/** The own words, and why the office put something right; what somebody else wrote with a gift is theirs. */
const wordsOf = ({ kind, minutes, words }: TimeLine): string =>
  kind === 'correction' || kind === 'donation' || (kind === 'gift' && minutes < 0) ? words : ''

export const accountSheet = (lines: readonly TimeLine[]): Sheet => [
  '时间银行明细',
  [
    ['时间', '事项', '内容', '进出分钟', '留着分钟', '余额分钟', '写的话'],
    ...lines.map((line) => [
      ...[chinaMoment(line.atMs), transferKindWords[line.kind], line.what],
      ...[line.minutes, line.heldMinutes, line.balanceAfterMinutes, wordsOf(line)],
    ]),
  ],
]

const wayNames: Readonly<Record<ScanWay, string>> = {
  rotating: '扫现场的码',
  wall: '扫墙上的码',
  personal: '负责人扫我的码',
  'by-hand': '负责人点名',
  'take-back': '负责人收回点名',
}

export const scanSheet = (scans: readonly OwnScan[]): Sheet => [
  '签到签退',
  [
    ['时间', '活动', '签到签退', '方式', '结果'],
    ...scans.map(({ atMs, title, direction, way, result }) => [
      ...[chinaMoment(atMs), title, title === '' ? '' : directionWords[direction]],
      ...[wayNames[way], scanResults[result].sentence],
    ]),
  ],
]

const correctionStates = { open: '等社区办', accepted: '已办', declined: '没有更正' } as const

export const correctionSheet = (corrections: readonly VolunteerCorrection[]): Sheet => [
  '要求过的更正',
  [
    ['时间', '要求', '状态', '答复', '谁办的'],
    ...corrections.map((one) => [
      ...[chinaMoment(one.askedAtMs), askedWords(one)],
      ...[
        one.takenBack ? '撤回了' : correctionStates[one.state],
        one.settledReason,
        one.settledByName,
      ],
    ]),
  ],
]

export const looksSheet = (looks: readonly OwnLook[]): Sheet => [
  '谁看过我的信息',
  [
    ['时间', '做了什么', '姓名', '社区', '岗位'],
    ...looks.map(({ atMs, act, memberName, placeName, postName }) => [
      ...[chinaMoment(atMs), accessActWords[act], memberName, placeName, postName],
    ]),
  ],
]
