/** WeChat's own scanner. Of a 小程序码 it tells the page that it opens: its scene is the code that the QR beside it says. */
import { wallCodeText } from '../domain/attendance/gate-code'
import type { Scanner } from '../ports'

const sceneIn = (path = ''): string | undefined =>
  /[?&]scene=([0-9A-Za-z]{10,30})(?:&|$)/.exec(path)?.[1]

export const createScanner = (): Scanner => ({
  available: true,
  scan: (source) =>
    wx.scanCode({ scanType: ['qrCode', 'wxCode'], onlyFromCamera: source === 'camera' }).then(
      ({ result, path }) => {
        const scene = sceneIn(path)
        return scene === undefined ? result : wallCodeText(scene)
      },
      () => null,
    ),
})
