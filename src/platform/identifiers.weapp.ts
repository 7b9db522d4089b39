/** Ids in WeChat, which has no crypto.getRandomValues but an asynchronous source of random bytes. */
import { V7Generator } from 'uuidv7'
import type { Identifiers } from '../ports'
import { createRandomPool, poolBytes } from './random-pool'

export const createIdentifiers = (): Identifiers => {
  const pool = createRandomPool((take) => {
    // Missing before base library 2.15; the pool then uses its fallback.
    if (!wx.canIUse('getRandomValues')) return
    wx.getRandomValues({ length: poolBytes, success: ({ randomValues }) => take(randomValues) })
  })
  const generator = new V7Generator({ nextUint32: () => pool.next() })
  return { newId: () => generator.generate().toString() }
}
