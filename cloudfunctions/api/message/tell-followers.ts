/**
 * What the clock does about news: tells it to those who asked for it, a portion in a transaction, so that no publication holds
 * up a minute of the server, and a server that ends in between leaves the rest to the next one.
 */
import type { Api } from '../api'
import { tellPortion } from './follower.repository'

const portion = 200
/** In one go; the next minute takes more. */
const mostPortions = 10

export const tellFollowers = async ({ database, vault }: Api, nowMs: number): Promise<void> => {
  for (let left = mostPortions; left > 0; left--) {
    const told = await database
      .transaction()
      .execute((transaction) => tellPortion({ transaction, vault, nowMs }, portion))
    if (!told) return
  }
}
