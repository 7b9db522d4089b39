/** Rings in WeChat, also when the phone is set to silent: the tone as a file of our own, and long vibrations. */
import type { Alarm } from '../ports'
import { alarmTone } from './alarm-tone'

const shakeEveryMs = 1000

export const createAlarm = (): Alarm => {
  let sound: WechatMiniprogram.InnerAudioContext | null = null
  let shaking: ReturnType<typeof setInterval> | undefined
  let isRinging = false
  const path = `${wx.env.USER_DATA_PATH}/help-tone.wav`
  const play = (): void => {
    if (!isRinging || sound) return
    sound = wx.createInnerAudioContext({ useWebAudioImplement: false })
    sound.loop = true
    sound.src = path
    sound.play()
  }
  return {
    ring: () => {
      if (isRinging) return
      isRinging = true
      const shake = (): void => {
        void wx.vibrateLong({ fail: () => undefined })
      }
      shake()
      shaking = setInterval(shake, shakeEveryMs)
      // For all sounds at once: WeChat no longer looks at the property of a single one.
      void wx.setInnerAudioOption({ obeyMuteSwitch: false, fail: () => undefined })
      wx.getFileSystemManager().writeFile({
        filePath: path,
        data: alarmTone(),
        success: play,
        // Without room for the tone it shakes all the same.
        fail: () => undefined,
      })
    },
    quiet: () => {
      isRinging = false
      clearInterval(shaking)
      sound?.destroy()
      sound = null
    },
  }
}
