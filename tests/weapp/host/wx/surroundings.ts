/** What a mini-program may ask about the phone and the window: one fixed phone of 390 × 844. */
import type { Realm } from '../realm'

export const screenSize = { width: 390, height: 844 } as const
/** Points: the phone's own line and WeChat's bar with the title. */
export const titleBarHeight = 91

const windowInfo = {
  pixelRatio: 3,
  screenWidth: screenSize.width,
  screenHeight: screenSize.height,
  windowWidth: screenSize.width,
  windowHeight: screenSize.height - titleBarHeight,
  statusBarHeight: 47,
  screenTop: titleBarHeight,
  safeArea: { left: 0, right: 390, top: 47, bottom: 810, width: 390, height: 763 },
}
const deviceInfo = { brand: 'host', model: 'host', system: 'Android 13', platform: 'android' }
const appInfo = { SDKVersion: '3.6.0', version: '8.0.50', language: 'zh_CN', theme: 'light' }

export const surroundings = (realm: Realm) => ({
  getSystemInfoSync: () => realm.toRealm({ ...windowInfo, ...deviceInfo, ...appInfo }),
  getWindowInfo: () => realm.toRealm(windowInfo),
  getDeviceInfo: () => realm.toRealm(deviceInfo),
  getAppBaseInfo: () => realm.toRealm(appInfo),
  getMenuButtonBoundingClientRect: () =>
    realm.toRealm({ width: 87, height: 32, top: 51, right: 380, bottom: 83, left: 293 }),
  nextTick: (callback: unknown) => void setTimeout(() => realm.call('wx.nextTick', callback), 0),
})
