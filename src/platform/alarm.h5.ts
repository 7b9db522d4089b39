/** Rings in a browser: the tone through WebAudio, which is silent until somebody has touched the page, and vibration. */
import type { Alarm } from '../ports'
import { alarmTone } from './alarm-tone'

const shakeEveryMs = 1000
const shakeMs = 400

export const createAlarm = (): Alarm => {
  let context: AudioContext | null = null
  let source: AudioBufferSourceNode | null = null
  let shaking: ReturnType<typeof setInterval> | undefined
  let isRinging = false
  const play = async (): Promise<void> => {
    context ??= new AudioContext()
    await context.resume()
    const buffer = await context.decodeAudioData(alarmTone())
    // It may have been answered meanwhile.
    if (!isRinging || source) return
    source = context.createBufferSource()
    source.buffer = buffer
    source.loop = true
    source.connect(context.destination)
    source.start()
  }
  return {
    ring: () => {
      if (isRinging) return
      isRinging = true
      if ('vibrate' in navigator)
        shaking = setInterval(() => navigator.vibrate(shakeMs), shakeEveryMs)
      // A browser without sound still shows and shakes.
      if (typeof AudioContext !== 'undefined') play().catch(() => undefined)
    },
    quiet: () => {
      isRinging = false
      clearInterval(shaking)
      source?.stop()
      source = null
    },
  }
}
