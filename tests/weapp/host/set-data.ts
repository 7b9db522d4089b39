/** Counts what setData carries from the logic to the view, and holds it to WeChat's limit and to JSON. */
import type { Trouble } from './trouble'

/** Bytes a call. https://developers.weixin.qq.com/miniprogram/dev/framework/performance/tips/runtime_setData.html */
export const setDataLimit = 1024 * 1024

export interface SetDataCount {
  readonly calls: number
  readonly bytes: number
  readonly largest: number
}

export class SetDataMeter {
  private count: SetDataCount = { calls: 0, bytes: 0, largest: 0 }
  private lastAtMs = -Infinity

  constructor(private readonly trouble: Trouble) {}

  /** The data as the view layer gets it. */
  pass(data: unknown): Record<string, unknown> {
    const text = JSON.stringify(data)
    const bytes = Buffer.byteLength(text)
    if (bytes > setDataLimit) this.trouble.report(`a setData of ${bytes} bytes`)
    this.lastAtMs = Date.now()
    const { calls, bytes: sum, largest } = this.count
    this.count = { calls: calls + 1, bytes: sum + bytes, largest: Math.max(largest, bytes) }
    return JSON.parse(text) as Record<string, unknown>
  }

  /** Milliseconds of the host's clock since the last call; Infinity before the first. */
  quietForMs(): number {
    return Date.now() - this.lastAtMs
  }

  /** What has passed since the last time. */
  take(): SetDataCount {
    const { count } = this
    this.count = { calls: 0, bytes: 0, largest: 0 }
    return count
  }
}
