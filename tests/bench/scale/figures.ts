/** Figures of the scale benchmark, and its open loop: phones come when they come, not when the server is free. */

export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** As it is shared with people: a tenth of a millisecond is more than the machine repeats. */
export const shared = (value: number): number => Math.round(value * 10) / 10

/** Starts one piece of work for each item, evenly over the seconds; resolves with the ms until the last was done. */
export const answersWithin = async <Item>(
  items: readonly Item[],
  seconds: number,
  work: (item: Item) => Promise<void>,
): Promise<number> => {
  const startedMs = performance.now()
  const done = items.map(async (item, index) => {
    await new Promise((resolve) => setTimeout(resolve, (index / items.length) * seconds * 1000))
    await work(item)
  })
  await Promise.all(done)
  return performance.now() - startedMs
}
