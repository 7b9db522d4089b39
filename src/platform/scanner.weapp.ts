/** WeChat's own scanner. */
import type { Scanner } from '../ports'

export const createScanner = (): Scanner => ({
  available: true,
  scan: () =>
    wx.scanCode({ scanType: ['qrCode'] }).then(
      ({ result }) => result,
      () => null,
    ),
})
