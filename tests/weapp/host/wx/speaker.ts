/**
 * wx.createInnerAudioContext and wx.setInnerAudioOption: what sounds on a phone now. A sound is paused when the
 * mini-program leaves the screen and does not go on by itself; whether it is heard on a phone that is set to silent is
 * decided for all sounds at once, the property of one has had no effect since 2.3.0.
 */
import { asyncApis, type Options } from '../call-api'
import type { PhoneDisk } from '../phone-disk'
import type { Realm } from '../realm'

/** The properties that WeChat lets a mini-program set. */
interface Sound {
  src: string
  startTime: number
  autoplay: boolean
  loop: boolean
  obeyMuteSwitch: boolean
  volume: number
}

export interface Heard {
  /** What is played, over and over. */
  readonly tone: Buffer
  /** Also where the phone is set to silent. */
  readonly whenSilent: boolean
}

export class Speaker {
  private readonly playing = new Map<object, Buffer>()
  private obeysMuteSwitch = true
  private away = false

  /** What somebody beside the phone hears. */
  heard(): readonly Heard[] {
    return [...this.playing.values()].map((tone) => ({ tone, whenSilent: !this.obeysMuteSwitch }))
  }

  play(sound: object, tone: Buffer): void {
    if (!this.away) this.playing.set(sound, tone)
  }

  stop(sound: object): void {
    this.playing.delete(sound)
  }

  /** The mini-program is on the screen, or it is not. */
  show(shown: boolean): void {
    this.away = !shown
    if (this.away) this.playing.clear()
  }

  setOption({ obeyMuteSwitch }: Options): void {
    if (typeof obeyMuteSwitch === 'boolean') this.obeysMuteSwitch = obeyMuteSwitch
  }

  /** What an app set is gone with it. */
  forget(): void {
    this.playing.clear()
    this.away = false
    this.obeysMuteSwitch = true
  }
}

interface SpeakerParts {
  readonly realm: Realm
  readonly disk: PhoneDisk
  readonly speaker: Speaker
}

const createSound = ({ realm, disk, speaker }: SpeakerParts) => {
  let mistaken: unknown
  const fail = (errCode: number, errMsg: string) =>
    setTimeout(() => realm.call('a listener of a sound', mistaken, { errCode, errMsg }), 0)
  const sound: Sound & Readonly<Record<string, unknown>> = {
    ...{ src: '', startTime: 0, autoplay: false, loop: false, obeyMuteSwitch: true, volume: 1 },
    play: () => {
      const tone = disk.files.get(sound.src)
      if (!tone) return void fail(10003, `no such file '${sound.src}'`)
      if (!sound.loop) throw new Error('This host plays only what is played over and over')
      speaker.play(sound, tone)
    },
    pause: () => speaker.stop(sound),
    stop: () => speaker.stop(sound),
    destroy: () => speaker.stop(sound),
    onError: (listener: unknown) => (mistaken = listener),
    offError: () => (mistaken = undefined),
  }
  return sound
}

export const speakerApis = (parts: SpeakerParts) => ({
  createInnerAudioContext: () => createSound(parts),
  ...asyncApis(parts.realm, {
    setInnerAudioOption: (options) => parts.speaker.setOption(options),
  }),
})
