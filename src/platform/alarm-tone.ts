/** The tone of a help call, made by code: two beeps and a rest as a WAV of one second, to be played over and over. */

const samplesASecond = 8000
const seconds = 1
const beeps = [
  { from: 0, to: 0.22, hertz: 880 },
  { from: 0.3, to: 0.52, hertz: 1100 },
] as const

const headerBytes = 44

const writeWords = (view: DataView, at: number, words: string): void => {
  for (const [index, letter] of [...words].entries())
    view.setUint8(at + index, letter.charCodeAt(0))
}

const loudnessAt = (second: number): number => {
  const beep = beeps.find(({ from, to }) => second >= from && second < to)
  return beep ? Math.sin(2 * Math.PI * beep.hertz * second) : 0
}

/** 8 bit, mono. */
export const alarmTone = (): ArrayBuffer => {
  const count = samplesASecond * seconds
  const buffer = new ArrayBuffer(headerBytes + count)
  const view = new DataView(buffer)
  writeWords(view, 0, 'RIFF')
  view.setUint32(4, headerBytes - 8 + count, true)
  writeWords(view, 8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, samplesASecond, true)
  view.setUint32(28, samplesASecond, true)
  view.setUint16(32, 1, true)
  view.setUint16(34, 8, true)
  writeWords(view, 36, 'data')
  view.setUint32(40, count, true)
  for (let sample = 0; sample < count; sample += 1)
    view.setUint8(headerBytes + sample, 128 + Math.round(100 * loudnessAt(sample / samplesASecond)))
  return buffer
}
