/** The words of the sync card. A number is named only where something waits. */
import type { SyncState } from '../../application'
import { momentWords } from '../words/date-words'

export interface Unsent {
  readonly pending: number
  readonly photos: number
  readonly scans: number
  /** Requests kept so long that their writer is asked whether they are still wanted. */
  readonly askedAbout: number
  readonly refused: number
  readonly conflicts: number
}

/** What a retry would send; the rest waits for a person instead. */
export const mayBeSent = ({ pending, photos, scans }: Unsent): boolean =>
  pending + photos + scans > 0

const wantedOf = ({ askedAbout, refused, conflicts }: Unsent): number =>
  askedAbout + refused + conflicts

/** What still lies here only, or waits for a person. */
export const somethingWaits = (unsent: Unsent): boolean => mayBeSent(unsent) || wantedOf(unsent) > 0

/** '全部传完', '3 条待传', '3 条、2 张照片待传', '1 条要您看一下' */
export const unsentWords = (unsent: Unsent): string => {
  const { pending, photos, scans } = unsent
  const parts = [
    pending > 0 ? `${pending} 条` : '',
    photos > 0 ? `${photos} 张照片` : '',
    scans > 0 ? `${scans} 次扫码` : '',
  ]
  const waiting = parts.filter(Boolean).join('、')
  const wanted = wantedOf(unsent) > 0 ? `${wantedOf(unsent)} 条要您看一下` : ''
  const words = [waiting === '' ? '' : `${waiting}待传`, wanted].filter(Boolean)
  return words.length === 0 ? '全部传完' : words.join(' · ')
}

const idleWords = (unsent: Unsent): string => {
  if (mayBeSent(unsent)) return '已存本机，有网就自动传。'
  return somethingWaits(unsent) ? '原文都留着，一条不少。' : '您写的都交到社区了。'
}

export const syncStateWords = (sync: SyncState, nowMs: number, unsent: Unsent): string => {
  switch (sync.kind) {
    case 'idle':
      return idleWords(unsent)
    case 'pulling':
      return sync.scopes > 0 ? `正在更新 ${sync.doneScopes} / ${sync.scopes} 片` : '正在更新'
    case 'pushing':
      return `正在上传，还有 ${sync.left} 条`
    case 'offline':
      return '没有网络，照常记，记下的都存在本机。'
    case 'sign-in-again':
      return '登录过期了。请重新登录，内容一条也不会少。'
    case 'waiting':
      return `服务器忙，${momentWords(sync.nextTryAtMs, nowMs)} 再自动试。`
  }
}
