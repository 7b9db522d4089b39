/** Twelve months up to today, and the milestones of 志愿服务记录办法. */
import { lastTwelveMonths, milestoneOf } from '../../../src/domain/volunteer/served-hours'

test('the last twelve months end with this one and miss none, over a new year too', () => {
  const served = [
    { month: '2025-02', minutes: 600 },
    { month: '2025-12', minutes: 90 },
    { month: '2026-02', minutes: 30 },
  ]
  const months = lastTwelveMonths(served, '2026-02-03')
  expect(months).toHaveLength(12)
  expect(months[0]).toEqual({ month: '2025-03', minutes: 0 })
  expect(months[9]).toEqual({ month: '2025-12', minutes: 90 })
  expect(months[11]).toEqual({ month: '2026-02', minutes: 30 })
})

test.each([
  [59, 0],
  [60, 1],
  [599, 1],
  [600, 10],
  [6000, 100],
  [999_999, 1500],
])('%i minutes have reached %i hours', (minutes, hours) => {
  expect(milestoneOf(minutes)).toBe(hours)
})
