/** A repeatable sequence of choices, so that every demo shows the same street. Not for anything secret. */
export interface RandomChoice {
  /** 0 ≤ x < 1 */
  next(): number
  pick<Item>(items: readonly Item[]): Item
}

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state are plenty for a few hundred choices. */
export const randomChoice = (seed: number): RandomChoice => {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)]
      if (item === undefined) throw new Error('Nothing to choose from.')
      return item
    },
  }
}
