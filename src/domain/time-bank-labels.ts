/** The Chinese words for the closed lists of the time bank. */
import type { TransferKind } from './time-bank/ledger'

export const transferKindWords: Readonly<Record<TransferKind, string>> = {
  issue: '志愿服务',
  opening: '以前存下的',
  gift: '赠送',
  donation: '捐赠',
  redeem: '兑换',
  inheritance: '继承',
  correction: '更正',
  'over-cap': '超过上限',
  gather: '公益池内部',
}
