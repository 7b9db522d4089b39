/**
 * The phone recomputes the own account from its first entry: hashes, balances, that nothing is missing, and that what it saw
 * before is still there. Whoever took away the newest entries and made the rest agree would be found out only by that.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import {
  accountFaults,
  checkEntry,
  emptyChain,
  type ChainEnd,
  type Sha256,
} from '../../../../domain/time-bank/check-chain'
import type { ChainPage } from '../../../../protocol/time-bank'

/** An entry's text is ids, numbers and line breaks: ASCII. WeChat has no TextEncoder. */
const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0))

const hexSha256: Sha256 = (text) => bytesToHex(sha256(bytesOf(text)))

/** Where the account stood when it was last checked without a fault. */
export type SeenEnd = Pick<ChainEnd, 'entryCount' | 'lastHash'>

export interface CheckedOwnAccount extends SeenEnd {
  readonly balance: number
  /** In words; empty when all agrees. */
  readonly faults: readonly string[]
}

/**
 * `askPage` answers the entries after a sequence. An account that moves on meanwhile is followed to its end.
 * @param seen null: it was never checked on this phone.
 */
export const checkOwnAccount = async (
  askPage: (after: number) => Promise<ChainPage>,
  seen: SeenEnd | null,
): Promise<CheckedOwnAccount> => {
  let end: ChainEnd = emptyChain
  const faults: string[] = []
  for (;;) {
    const page = await askPage(end.entryCount)
    for (const { entry, transferDigest } of page.entries) {
      const checked = checkEntry(end, entry, transferDigest, hexSha256)
      end = checked.end
      faults.push(...checked.faults.map((fault) => `第 ${entry.sequence} 笔：${fault}`))
      if (seen?.entryCount === end.entryCount && seen.lastHash !== end.lastHash)
        faults.push(`前 ${end.entryCount} 笔和上次核对时不一样`)
    }
    const goesOn = page.more || (page.entries.length > 0 && page.end.entryCount > end.entryCount)
    if (goesOn && page.entries.length > 0) continue
    if (seen && seen.entryCount > end.entryCount)
      faults.push(`上次核对有 ${seen.entryCount} 笔，现在只有 ${end.entryCount} 笔`)
    const { entryCount, balance, lastHash } = end
    return { entryCount, balance, lastHash, faults: [...faults, ...accountFaults(end, page.end)] }
  }
}
