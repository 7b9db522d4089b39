/** What the time is for the servers and phones of a street: the real time, and as far ahead as a test has moved it. */
export class WorldClock {
  private movedMs = 0

  get aheadMs(): number {
    return this.movedMs
  }

  nowMs(): number {
    return Date.now() + this.movedMs
  }

  /** Never back: a day that was lived is over. */
  moveTo(timeMs: number): void {
    this.movedMs = Math.max(this.movedMs, timeMs - Date.now())
  }
}
