/** What hours of a statement are kept aside for, and why they came back. */
import { lineWords } from '../../src/components/words/time-line-words'

const held = {
  kind: 'redeem',
  phase: 'pending',
  minutes: 0,
  heldMinutes: 60,
  otherName: '',
  what: '',
  forName: '',
  words: '',
} as const

test.each([
  ['post', '捐给众筹微心愿'],
  ['posted', '捐给社区'],
] as const)('hours given to the community are told by what for: %s', (phase, words) => {
  expect(lineWords({ ...held, kind: 'donation', phase, minutes: -60 })).toBe(words)
})

test.each([
  [{ what: '陪诊' }, '兑换陪诊，先留着'],
  [{ kind: 'donation', words: '众筹微心愿' }, '捐给众筹微心愿，先留着'],
  [{ kind: 'donation', phase: 'void' }, '捐给众筹微心愿，退回'],
  [{ kind: 'gift', otherName: '王小妹' }, '送给王小妹，先留着'],
  [{ kind: 'gift', phase: 'void', words: '送错人了' }, '送给家人，退回：送错人了'],
  [{ kind: 'gift', phase: 'expire' }, '送给家人，到期退回'],
] as const)('hours kept aside: %j', (part, words) => {
  expect(lineWords({ ...held, ...part })).toBe(words)
})

const onMarch2nd = Date.UTC(2026, 2, 2, 2)

test.each([
  [{}, '更正：写错了'],
  [
    { what: '清扫楼道', corrects: { kind: 'issue', atMs: onMarch2nd } },
    '更正 3月2日“清扫楼道”：写错了',
  ],
  [{ corrects: { kind: 'gift', atMs: onMarch2nd } }, '更正 3月2日的赠送：写错了'],
  [{ words: '', corrects: { kind: 'gift', atMs: onMarch2nd } }, '更正 3月2日的赠送'],
] as const)('a correction says what it puts right: %j', (part, words) => {
  const correction = { ...held, kind: 'correction', phase: 'posted', words: '写错了' } as const
  expect(lineWords({ ...correction, minutes: -30, ...part })).toBe(words)
})
