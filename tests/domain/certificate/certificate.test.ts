/** What a certificate states: sums by kind, its number, and what is missing before it may be issued. */
import {
  certificateNumber,
  hoursText,
  missingForCertificate,
  mostKinds,
  sumByKind,
  totalMinutes,
  type CertifiedService,
} from '../../../src/domain/certificate/certificate'
import { coveredName } from '../../../src/domain/covered-name'

const service = (kind: string, title: string, minutes: number): CertifiedService => ({
  kind,
  title,
  minutes,
})

test('services are summed by kind, the most time first, with what was done most often', () => {
  const services = [
    service('环境卫生', '清扫楼道', 60),
    service('敬老助残', '理发', 30),
    service('环境卫生', '拣拾垃圾', 45),
    service('环境卫生', '拣拾垃圾', 45),
  ]
  const sums = [
    { kind: '环境卫生', titles: ['拣拾垃圾', '清扫楼道'], more: false, times: 3, minutes: 150 },
    { kind: '敬老助残', titles: ['理发'], more: false, times: 1, minutes: 30 },
  ]
  expect(sumByKind(services)).toEqual(sums)
  expect(sumByKind([...services].reverse())).toEqual(sums)
  expect(sumByKind([])).toEqual([])
  // One whose words nobody may read counts and is not named.
  expect(sumByKind([service('敬老助残', '', 20), ...services])).toMatchObject([
    { kind: '环境卫生' },
    { titles: ['理发'], times: 2, minutes: 50 },
  ])
})

test('more titles than three are said to be more', () => {
  const sums = sumByKind(['甲', '乙', '丙', '丁'].map((title) => service('其它', title, 10)))
  expect(sums).toMatchObject([{ more: true, times: 4 }])
  expect(sums[0]?.titles).toHaveLength(3)
})

test('more kinds than the page has room for end in one line that keeps every minute', () => {
  const services = Array.from({ length: mostKinds + 4 }, (_, place) =>
    service(`类别${place}`, '活动', 10 * (place + 1)),
  )
  const sums = sumByKind(services)
  expect(sums).toHaveLength(mostKinds)
  expect(sums.at(-1)).toMatchObject({ kind: '其他', times: 5, minutes: 150 })
  expect(totalMinutes(sums)).toBe(totalMinutes(services))
})

test('a number says who issued it, the year and a running number', () => {
  expect(certificateNumber('330483001', '2026', 123)).toBe('330483001-2026-000123')
  expect(certificateNumber('', '2026', 1)).toBe('ZM-2026-000001')
})

test.each([
  ['verified', true, { onFile: 'x', idNumber: 'x', minutes: 1 }, []],
  ['left', true, { onFile: '', idNumber: 'x', minutes: 1 }, []],
  ['left', true, { onFile: '', idNumber: '', minutes: 1 }, ['没有证件号码']],
  ['left', false, { onFile: 'x', idNumber: 'x', minutes: 1 }, ['请重新登记']],
  ['waiting', false, { onFile: 'x', idNumber: 'x', minutes: 0 }, ['请等社区核对', '没有公示期满']],
  ['verified', true, { onFile: 'y', idNumber: 'x', minutes: 1 }, ['身份证号已更正']],
] as const)(
  'who is %s, verified %s, misses of %o: %j',
  (state, detailsVerified, facts, missing) => {
    const { onFile: idNumber, ...asked } = facts
    const volunteer = { state, detailsVerified, details: { idNumber } }
    const found = missingForCertificate(volunteer, { idType: '居民身份证', ...asked })
    expect(found.map((words, at) => words.includes(missing[at] ?? ''))).toEqual(
      missing.map(() => true),
    )
    // A passport is of no register here.
    const passport = missingForCertificate(volunteer, { idType: '护照', ...asked })
    expect(passport).toEqual(found.filter((words) => !words.includes('已更正')))
  },
)

test.each([
  [0, '0 分钟'],
  [59, '59 分钟'],
  [60, '1 小时'],
  [1110, '18 小时 30 分钟'],
])('%d minutes are %s', (minutes, text) => expect(hoursText(minutes)).toBe(text))

test.each([
  ['王芳', '王*'],
  ['张秀兰', '张*兰'],
  ['欧阳娜娜', '欧**娜'],
  ['𠮷田', '𠮷*'],
  ['', '*'],
])('%s is covered as %s', (name, covered) => expect(coveredName(name)).toBe(covered))
