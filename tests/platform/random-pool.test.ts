/** Ids in WeChat: from the device's random bytes when they are there, unique also while they are not. */
import { V7Generator } from 'uuidv7'
import { createRandomPool, poolBytes } from '../../src/platform/random-pool'

it('uses the numbers of the device and asks again before they run out', () => {
  let asked = 0
  const pool = createRandomPool(
    (take) => {
      asked++
      take(new Uint32Array(poolBytes / 4).fill(asked).buffer)
    },
    () => {
      throw new Error('the fallback is not needed')
    },
  )
  for (let count = 0; count < 1000; count++) expect(pool.next()).toBeGreaterThan(0)
  expect(asked).toBeGreaterThan(2)
})

it('makes 20,000 different ids, ordered by time, on a device that never answers', () => {
  const pool = createRandomPool(() => undefined)
  const generator = new V7Generator({ nextUint32: () => pool.next() })
  const ids = Array.from({ length: 20_000 }, () => generator.generate().toString())
  expect(new Set(ids).size).toBe(20_000)
  expect([...ids].sort()).toEqual(ids)
})
