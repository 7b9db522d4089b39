/** The phone recomputes the own account from its first entry: hashes, balances, and that nothing is missing. */
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

export interface CheckedOwnAccount {
  readonly entryCount: number
  readonly balance: number
  /** In words; empty when all agrees. */
  readonly faults: readonly string[]
}

/** `askPage` answers the entries after a sequence. An account that moves on meanwhile is followed to its end. */
export const checkOwnAccount = async (
  askPage: (after: number) => Promise<ChainPage>,
): Promise<CheckedOwnAccount> => {
  let end: ChainEnd = emptyChain
  const faults: string[] = []
  for (;;) {
    const page = await askPage(end.entryCount)
    for (const { entry, transferDigest } of page.entries) {
      const checked = checkEntry(end, entry, transferDigest, hexSha256)
      end = checked.end
      faults.push(...checked.faults.map((fault) => `第 ${entry.sequence} 笔：${fault}`))
    }
    const goesOn = page.more || (page.entries.length > 0 && page.end.entryCount > end.entryCount)
    if (goesOn && page.entries.length > 0) continue
    return {
      entryCount: end.entryCount,
      balance: end.balance,
      faults: [...faults, ...accountFaults(end, page.end)],
    }
  }
}
