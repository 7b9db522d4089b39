/** The phone's connection, switched by the test, and the queue of at most ten requests that WeChat keeps. */

/** https://developers.weixin.qq.com/miniprogram/dev/framework/ability/network.html */
export const concurrentRequests = 10

export type NetworkType = 'wifi' | '4g' | 'none'
type Listener = (type: NetworkType) => void

export class PhoneNetwork {
  private current: NetworkType = 'wifi'
  private readonly listeners = new Set<Listener>()
  private losing: readonly string[] = []
  private lost = 0
  private running = 0
  private readonly waiting: (() => void)[] = []

  get type(): NetworkType {
    return this.current
  }

  isConnected(): boolean {
    return this.current !== 'none'
  }

  switchTo(type: NetworkType): void {
    if (type === this.current) return
    this.current = type
    for (const listener of this.listeners) listener(type)
  }

  /** The next request with these words in it reaches the server, which does its work; the phone never hears of it. */
  loseNextReply(words: string): void {
    this.losing = [...this.losing, words]
  }

  get repliesLost(): number {
    return this.lost
  }

  /** True when the reply to this request, which has just come, is to be lost. */
  losesThisReply(request: string): boolean {
    const words = this.losing.find((one) => request.includes(one))
    if (words === undefined) return false
    this.losing = this.losing.filter((one) => one !== words)
    this.lost++
    return true
  }

  onChange(listener: Listener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Runs the request once fewer than ten are under way. */
  async request<Reply>(send: () => Promise<Reply>): Promise<Reply> {
    if (this.running >= concurrentRequests)
      await new Promise<void>((start) => this.waiting.push(start))
    this.running++
    try {
      return await send()
    } finally {
      this.running--
      this.waiting.shift()?.()
    }
  }
}
