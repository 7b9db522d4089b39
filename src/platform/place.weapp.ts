/** WeChat's map to choose on, and its coarse place (some km off by intention). The exact place is never asked for. */
import type { Point } from '../domain/activity/place-check'
import type { Place } from '../ports'

/** A scan waits for both: it is kept without the place rather than not at all. */
const longestQuestionMs = 15_000
const longestPlaceMs = 4000

/** null: it took too long, or failed. */
const within = <Answer>(limitMs: number, asked: Promise<Answer>): Promise<Answer | null> =>
  new Promise((resolve) => {
    setTimeout(() => resolve(null), limitMs)
    asked.then(resolve, () => resolve(null))
  })

/** A WeChat from before the summer of 2022 has none; the exact place would be too much. */
const hasCoarsePlace = (): boolean => wx.canIUse('getFuzzyLocation')

const maySee = (): Promise<boolean> =>
  new Promise((resolve) =>
    wx.authorize({
      scope: 'scope.userFuzzyLocation',
      success: () => resolve(true),
      fail: () => resolve(false),
    }),
  )

const coarsePoint = (): Promise<Point | null> =>
  new Promise((resolve) => {
    wx.getFuzzyLocation({
      type: 'gcj02',
      success: ({ latitude, longitude }) => resolve({ latitude, longitude }),
      fail: () => resolve(null),
    })
  })

export const createPlace = (): Place => ({
  available: hasCoarsePlace(),
  choose: () =>
    new Promise((resolve) =>
      wx.chooseLocation({
        success: ({ name, latitude, longitude }) =>
          resolve({ name, point: { latitude, longitude } }),
        fail: () => resolve(null),
      }),
    ),
  roughly: async () =>
    hasCoarsePlace() && (await within(longestQuestionMs, maySee()))
      ? within(longestPlaceMs, coarsePoint())
      : null,
})
