/** What the form of an activity sends, and what it says is missing. */
import {
  changedShifts,
  emptyForm,
  formOf,
  missingIn,
  publishedWords,
  scheduleOf,
} from '../../src/packages/volunteer/pages/publish/activity-form'
import { fixtureActivity } from '../support/fixture-volunteering'

test('the form becomes a schedule, and knows what is missing', () => {
  const activity = fixtureActivity({ seriesId: 'series' })
  const form = {
    ...emptyForm('李组长'),
    fields: { ...formOf(activity).fields },
    kind: 'series' as const,
    fromDate: '2026-05-01',
    toDate: '2026-08-31',
  }
  expect(scheduleOf(form)).toEqual({
    kind: 'series',
    weekday: 6,
    fromDate: '2026-05-01',
    toDate: '2026-08-31',
    shifts: [{ from: '08:30', to: '11:00', quota: 10 }],
  })
  expect(missingIn(form, true)).toBe('')
  expect(publishedWords(form.fields)).toContain('大家都能看到')
  expect(publishedWords({ photoId: 'p1' })).toContain('图片核对后大家才看得到')
  expect(missingIn({ ...form, toDate: '' }, true)).toBe('请选从哪天到哪天。')
  expect(missingIn({ ...form, kind: 'once' }, true)).toBe('请选哪一天。')
  const [shift] = form.shifts
  const wrong = { ...form, shifts: shift ? [{ ...shift, quota: '0' }] : [] }
  expect(missingIn(wrong, true)).toBe('名额要写 1 以上的整数。')
  const before = formOf(activity)
  const later = { ...before, shifts: before.shifts.map((one) => ({ ...one, quota: '9' })) }
  expect(changedShifts(before, before)).toEqual([])
  expect(changedShifts(before, later)).toMatchObject([{ shiftId: 'a.s1', quota: 9 }])
})
