/** Numbers that look random and are the same for the same seed. Nothing in a simulation may take others. */

export interface Chance {
  /** A whole number in [0, below). */
  below(below: number): number
}

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state are plenty for choosing steps. */
export const createChance = (seed: number): Chance => {
  let state = (seed * 0x9e3779b1 + 0x6d2b79f5) >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return { below: (below) => Math.floor(next() * below) }
}

/** One of a list, by a number that a step carries; undefined when there is none. */
export const pick = <Item>(items: readonly Item[], dice: number): Item | undefined =>
  items[dice % Math.max(1, items.length)]
