/** The Chinese words for the closed lists of the time bank. */
import type { TransferKind } from './time-bank/ledger'
import type { OrderState } from './time-bank/order'

export const orderStateWords: Readonly<Record<OrderState, string>> = {
  asked: '等社区批准',
  open: '等志愿者接',
  taken: '有人接了',
  disputed: '等社区裁定',
  done: '办完了',
  cancelled: '已取消',
  expired: '到期没人接',
  declined: '社区没有批准',
}

export const transferKindWords: Readonly<Record<TransferKind, string>> = {
  issue: '志愿服务',
  opening: '以前存下的',
  gift: '赠送',
  donation: '捐赠',
  redeem: '兑换',
  inheritance: '继承',
  correction: '更正',
  'over-cap': '超过上限',
  gather: '公共池内部',
}
