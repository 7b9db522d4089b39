/** Random numbers fetched ahead, for a device that hands them out only asynchronously. */

/** 256 numbers: some 80 ids, more than anybody makes before the next fetch has answered. */
export const poolBytes = 1024

export interface RandomPool {
  /** 32 random bits. */
  next(): number
}

/**
 * `fetch` asks the device for `poolBytes` bytes. Until it has answered, and where it never does (old versions), the
 * engine's Math.random stands in: ids need to be unique, not secret, and carry the time and 74 such bits.
 */
export const createRandomPool = (
  fetch: (take: (bytes: ArrayBuffer) => void) => void,
  fallback: () => number = Math.random,
): RandomPool => {
  let numbers: number[] = []
  let asked = false
  const refill = (): void => {
    if (asked) return
    asked = true
    fetch((bytes) => {
      numbers = [...numbers, ...new Uint32Array(bytes)]
      asked = false
    })
  }
  refill()
  return {
    next() {
      if (numbers.length < poolBytes / 16) refill()
      return numbers.pop() ?? Math.floor(fallback() * 0x1_0000_0000)
    },
  }
}
