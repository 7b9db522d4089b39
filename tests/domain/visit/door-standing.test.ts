/** When a door is due, and the words that say why: one line of this table for every rule of visiting. */
import type { FollowUp } from '../../../src/domain/follow-up/follow-up'
import { doorStanding } from '../../../src/domain/visit/door-standing'
import type { Visit } from '../../../src/domain/visit/visit'
import { isCampaignDay, nextCampaignDay } from '../../../src/domain/visit/campaign-day'
import {
  fixtureMember,
  fixtureSettings,
  household,
  regionId,
  resident,
} from '../../support/fixture-building'

const today = '2026-03-10'
const visit = (on: string, outcome: Visit['outcome'] = 'met'): Visit => ({
  id: `v-${on}-${outcome}`,
  regionId: regionId('b15'),
  houseId: 'h',
  householdId: 'hh',
  outcome,
  kind: 'routine',
  note: '',
  photoIds: [],
  visitedAtMs: Date.parse(`${on}T19:00:00+08:00`),
  recordedAtMs: Date.parse(`${on}T19:00:00+08:00`),
  memberId: fixtureMember.id,
  memberName: '王秀兰',
  amendments: [],
})
const followUp = (dueOn: string, over: Partial<FollowUp> = {}): FollowUp => ({
  id: `f-${dueOn}`,
  regionId: regionId('b15'),
  householdId: 'hh',
  visitId: 'v',
  kind: 'promise',
  text: '周日来看水管',
  dueOn,
  state: 'open',
  closingNote: '',
  closedAtMs: 0,
  closedByName: '',
  handling: '',
  memberId: fixtureMember.id,
  memberName: '王秀兰',
  createdAtMs: 0,
  ...over,
})

const standing = (
  tags: readonly string[],
  visits: readonly Visit[],
  followUps: readonly FollowUp[] = [],
  on = today,
) =>
  doorStanding(
    {
      household: household('hh', 'h'),
      residents: [resident('r', 'hh', '李', { tags: [...tags] }), resident('r2', 'hh', '王')],
      visits,
      followUps,
    },
    { settings: fixtureSettings, today: on },
  )
const told = (...args: Parameters<typeof standing>) => {
  const { state, reasons } = standing(...args)
  return [state, reasons[0]?.words ?? '', reasons[0]?.dueOn ?? '']
}

test.each([
  ['general, long ago', [], [visit('2025-12-01')], 'overdue', '应每季走访', '2026-03-01'],
  ['general, due today', [], [visit('2025-12-10')], 'overdue', '应每季走访', '2026-03-10'],
  ['general, soon', [], [visit('2025-12-17')], 'soon', '应每季走访', '2026-03-17'],
  ['general, not yet', [], [visit('2025-12-18')], 'fine', '应每季走访', '2026-03-18'],
  [
    'a tag is stricter',
    ['独居老人'],
    [visit('2026-03-01')],
    'overdue',
    '独居老人 · 应每周',
    '2026-03-08',
  ],
  [
    'the strictest of two',
    ['残疾', '独居老人'],
    [visit('2026-03-05')],
    'soon',
    '独居老人 · 应每周',
    '2026-03-12',
  ],
  [
    'an unknown tag has no rule',
    ['花友'],
    [visit('2026-03-01')],
    'fine',
    '应每季走访',
    '2026-05-30',
  ],
  [
    'declined counts as a visit',
    ['独居老人'],
    [visit('2026-03-09', 'declined')],
    'fine',
    '独居老人 · 应每周',
    '2026-03-16',
  ],
  [
    'absent does not reset',
    ['独居老人'],
    [visit('2026-02-20'), visit('2026-03-05', 'absent')],
    'overdue',
    '独居老人 · 应每周 · 3月5日未遇',
    '2026-03-08',
  ],
  [
    'absent puts off what was due',
    ['独居老人'],
    [visit('2026-02-20'), visit('2026-03-09', 'absent')],
    'soon',
    '独居老人 · 应每周 · 3月9日未遇',
    '2026-03-12',
  ],
  [
    'absent before it was due changes nothing',
    [],
    [visit('2025-12-20'), visit('2026-03-09', 'absent')],
    'fine',
    '应每季走访',
    '2026-03-20',
  ],
  [
    'met after absent',
    ['独居老人'],
    [visit('2026-03-01', 'absent'), visit('2026-03-09')],
    'fine',
    '独居老人 · 应每周',
    '2026-03-16',
  ],
  ['never seen, nobody in need', [], [], 'none', '还没走访过', ''],
  ['never seen, somebody in need', ['独居老人'], [], 'overdue', '独居老人 · 还没走访过', today],
  [
    'never seen, nobody opened',
    [],
    [visit('2026-03-09', 'absent')],
    'soon',
    '还没见到过 · 3月9日未遇',
    '2026-03-12',
  ],
])('%s', (_, tags, visits, state, words, dueOn) => {
  expect(told(tags, visits)).toEqual([state, words, dueOn])
})

test.each([
  ['overdue', followUp('2026-03-10'), '上次说：周日来看水管'],
  ['soon', followUp('2026-03-12'), '上次说：周日来看水管'],
  ['soon', followUp('2026-03-11', { kind: 'hazard', text: '电线' }), '隐患：电线'],
  ['soon', followUp('2026-03-11', { text: '' }), '答应过再来'],
])('a promised follow-up comes first: %s', (state, open, words) => {
  expect(told([], [visit('2026-03-01')], [open]).slice(0, 2)).toEqual([state, words])
})

test.each([
  ['settled', followUp('2026-03-01', { state: 'done' })],
  ['without a day', followUp('')],
])('a follow-up %s asks for nothing', (_, other) => {
  expect(told([], [visit('2026-03-01')], [other])[0]).toBe('fine')
})

test('a promise for next month does not make an unseen door fine', () => {
  expect(standing([], [], [followUp('2026-04-20')]).state).toBe('none')
})

test('on a campaign day everybody is due until somebody has called', () => {
  const day = '2026-03-15'
  expect(told([], [visit('2026-03-14')], [], day)).toEqual(['soon', '今天集中走访', day])
  expect(told([], [visit('2026-03-14'), visit(day)], [], day)[0]).toBe('fine')
  expect(told([], [], [], day)[0]).toBe('soon')
})

test('the tile says whom: each mark once, and how long ago', () => {
  const { marks, lastVisitOn, daysSinceVisit } = standing(
    ['残疾', '独居老人'],
    [visit('2026-03-01')],
  )
  expect(marks).toEqual(['老', '残'])
  expect([lastVisitOn, daysSinceVisit]).toEqual(['2026-03-01', 9])
})

test.each([
  [[31], '2026-02-28', true],
  [[31], '2028-02-28', false],
  [[31], '2028-02-29', true],
  [[31], '2026-04-30', true],
  [[31], '2026-05-30', false],
  [[15], '2026-02-28', false],
  [[], '2026-03-15', false],
])('campaign days %p: %s → %p', (days, date, expected) => {
  expect(isCampaignDay(days, date)).toBe(expected)
})

test.each([
  [[15], '2026-03-16', '2026-04-15'],
  [[15], '2026-03-15', '2026-03-15'],
  [[31], '2026-02-01', '2026-02-28'],
  [[], '2026-02-01', ''],
])('the next campaign day of %p after %s is %s', (days, from, expected) => {
  expect(nextCampaignDay(days, from)).toBe(expected)
})
