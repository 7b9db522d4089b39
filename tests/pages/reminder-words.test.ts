/** What is promised is what was accepted, and of a series one day. */
import {
  keyWords,
  offerWords,
  promiseWords,
  wantedFor,
} from '../../src/packages/volunteer/reminder-words'

const once = { reminder: 'day-before', isWaiting: false, isOfSeries: false, day: '' } as const
const ofSeries = { ...once, isOfSeries: true }
const waiting = { ...once, isWaiting: true }

test('who accepts something else is not promised the reminder', () => {
  expect(promiseWords(['activity-seat'], waiting)).toBe('好的，轮到您就告诉您。')
  expect(promiseWords(['activity-change'], once)).toBe('好的，有变动会告诉您。')
  expect(promiseWords([], once)).toBe('')
})

test('of a series the next day alone is promised', () => {
  expect(promiseWords(['activity-reminder', 'activity-change'], ofSeries)).toBe(
    '好的，这一次前一天提醒您，有变动也会告诉您。',
  )
  expect(offerWords(ofSeries)).toContain('以后哪次要提醒')
  expect(offerWords(once)).toBe('要不要在活动前一天提醒您？有变动也告诉您一声。')
})

test('whoever has a seat is not asked about the waiting list, and nobody about a reminder that cannot come', () => {
  expect(wantedFor(once)).toEqual(['activity-reminder', 'activity-change'])
  expect(wantedFor(waiting)).toEqual(['activity-seat', 'activity-reminder', 'activity-change'])
  expect(wantedFor({ ...once, reminder: 'none' })).toEqual(['activity-change'])
  expect([wantedFor(waiting), wantedFor(once), ['activity-change'] as const].map(keyWords)).toEqual(
    ['轮到我时告诉我', '提醒我', '有变动告诉我'],
  )
})
