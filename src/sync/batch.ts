/** Cuts the outbox into pushes that one call can carry. */
import { maxCommandsPerPush, type CommandEnvelope } from '../protocol/envelope'

/** What a call adds to the commands: the names around them, the path, what the platform adds. */
export const frameBytes = 10 * 1024

/** Bytes of a text in UTF-8, counted because WeChat has no TextEncoder. */
export const utf8Bytes = (text: string): number => {
  let bytes = text.length
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    // Two units of a surrogate pair take four bytes together; every other unit above U+07FF takes three.
    if (unit > 0x7ff) bytes += unit >= 0xd800 && unit <= 0xdfff ? 1 : 2
    else if (unit > 0x7f) bytes += 1
  }
  return bytes
}

/** No unit of UTF-16 takes more than this in UTF-8. */
const maxBytesPerUnit = 3

/** The first commands that fit into one push; one that is too large alone goes alone. */
export const pickBatch =
  (maxRequestBytes: number, limit = maxCommandsPerPush) =>
  (commands: readonly CommandEnvelope[]): readonly CommandEnvelope[] => {
    const room = maxRequestBytes - frameBytes
    const first = commands.slice(0, limit)
    // Nearly always all of them fit, and that is seen without counting.
    if (JSON.stringify(first).length * maxBytesPerUnit <= room) return first
    let bytes = 0
    let count = 0
    for (const command of first) {
      bytes += utf8Bytes(JSON.stringify(command)) + 1
      if (count > 0 && bytes > room) break
      count++
    }
    return first.slice(0, count)
  }
