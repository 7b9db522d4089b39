/** When a phone syncs by itself: after saves, on signal, every minute, after failures; never twice at once. */
import { createLoopbackNetwork } from '../support/loopback-network'
import { createManualClock, settle } from '../support/manual-clock'
import type { SyncState } from '../../src/application'
import type { RoundEnd } from '../../src/sync/round'
import { createSyncLoop } from '../../src/sync/sync-loop'

const makeLoop = (answer: () => Promise<RoundEnd> | RoundEnd = () => 'done') => {
  const clock = createManualClock()
  const network = createLoopbackNetwork(() => undefined)
  const startMs = clock.nowMs()
  const rounds: number[] = []
  const states: SyncState[] = []
  const loop = createSyncLoop({
    clock,
    network,
    round: async () => {
      rounds.push(clock.nowMs() - startMs)
      return answer()
    },
    show: (state) => states.push(state),
    heldUntilMs: () => null,
    chance: () => 0.5,
  })
  return { loop, clock, network, rounds, states, last: () => states.at(-1) }
}

describe('the sync loop', () => {
  it('syncs at the start, one second after the last save, and every minute', async () => {
    const { loop, clock, rounds } = makeLoop()
    loop.start()
    await clock.advance(5_000)
    loop.soon()
    await clock.advance(500)
    loop.soon()
    await clock.advance(62_000)
    expect(rounds).toEqual([0, 6_500, 66_500])
  })

  it('waits longer after each failure, up to five minutes, and begins anew when asked', async () => {
    const { loop, clock, rounds, last } = makeLoop(() => 'later')
    loop.start()
    await clock.advance(3_600_000)
    const gaps = rounds.slice(1).map((atMs, index) => atMs - (rounds[index] ?? 0))
    expect(gaps.slice(0, 4)).toEqual([1_500, 3_000, 6_000, 12_000])
    expect(Math.max(...gaps)).toBe(225_000)
    expect(last()).toMatchObject({ kind: 'waiting' })
    const before = rounds.length
    await loop.now()
    await clock.advance(1_500)
    expect(rounds).toHaveLength(before + 2)
  })

  it('a save during a pause does not shorten it', async () => {
    const { loop, clock, rounds } = makeLoop(() => 'later')
    loop.start()
    await clock.advance(100)
    loop.soon()
    await clock.advance(1_300)
    expect(rounds).toHaveLength(1)
  })

  it('says offline without signal and syncs at once when it returns', async () => {
    const { loop, clock, network, rounds, last } = makeLoop(() => 'unreachable')
    network.setOnline(false)
    loop.start()
    await clock.advance(10)
    expect(last()).toEqual({ kind: 'offline' })
    network.setOnline(true)
    await clock.advance(10)
    expect(rounds).toHaveLength(2)
  })

  it('runs one round at a time; whoever asks meanwhile gets one that began afterwards', async () => {
    let release: (end: RoundEnd) => void = () => undefined
    const { loop, rounds } = makeLoop(() => new Promise((resolve) => (release = resolve)))
    const first = loop.now()
    const second = loop.now()
    const third = loop.now()
    await settle()
    expect(rounds).toHaveLength(1)
    release('done')
    await first
    await settle()
    expect(rounds).toHaveLength(2)
    release('done')
    await Promise.all([second, third])
    expect(rounds).toHaveLength(2)
  })

  it('sends soon what was saved while a round was running', async () => {
    let release: (end: RoundEnd) => void = () => undefined
    const { loop, clock, rounds } = makeLoop(() => new Promise((resolve) => (release = resolve)))
    loop.start()
    await settle()
    loop.soon()
    release('done')
    await clock.advance(1_000)
    expect(rounds).toEqual([0, 1_000])
  })

  it('does nothing by itself once the session is over, nor after stop', async () => {
    const { loop, clock, rounds, last } = makeLoop(() => 'sign-in-again')
    loop.start()
    await clock.advance(600_000)
    loop.soon()
    await clock.advance(600_000)
    expect(rounds).toHaveLength(1)
    expect(last()).toEqual({ kind: 'sign-in-again' })
    const other = makeLoop()
    other.loop.start()
    await other.clock.advance(10)
    other.loop.stop()
    other.loop.soon()
    await other.clock.advance(600_000)
    expect(other.rounds).toHaveLength(1)
  })

  it('after a mistake in the code it goes on, and throws it where it can be noticed', async () => {
    const { loop, clock } = makeLoop(() => Promise.reject(new Error('a broken invariant')))
    await expect(loop.now()).rejects.toThrow('a broken invariant')
    loop.start()
    await expect(clock.advance(0)).rejects.toThrow('a broken invariant')
  })
})
