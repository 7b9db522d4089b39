/** WeChat's own scanner. Of a 小程序码 it tells the page that it opens, and its scene: the code of a wall or of a certificate. */
import { wallCodeText } from '../domain/attendance/gate-code'
import type { Scanner } from '../ports'

const sceneIn = (path: string): string | undefined =>
  /[?&]scene=([0-9A-Za-z]{10,30})(?:&|$)/.exec(path)?.[1]

/** What the code of a certificate says is its scene alone; that of a wall says it as the QR beside it does. */
const textOf = (path: string, scene: string): string =>
  path.includes('/certificate/') ? scene : wallCodeText(scene)

export const createScanner = (): Scanner => ({
  available: true,
  scan: (source) =>
    wx.scanCode({ scanType: ['qrCode', 'wxCode'], onlyFromCamera: source === 'camera' }).then(
      ({ result, path = '' }) => {
        const scene = sceneIn(path)
        return scene === undefined ? result : textOf(path, scene)
      },
      () => null,
    ),
})
