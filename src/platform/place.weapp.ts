/** WeChat's map to choose on, and its coarse place (some km off by intention). The exact place is never asked for. */
import type { Point } from '../domain/activity/place-check'
import type { Place } from '../ports'

/** For the place itself, not for the user's answer. */
const longestWaitMs = 4000

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
    setTimeout(() => resolve(null), longestWaitMs)
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
  roughly: async () => (hasCoarsePlace() && (await maySee()) ? coarsePoint() : null),
})
