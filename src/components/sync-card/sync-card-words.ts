/** The words of the sync card. A number is named only where something waits. */
import type { SyncState } from '../../application'
import { momentWords } from '../words/date-words'

export interface Unsent {
  readonly pending: number
  readonly photos: number
  readonly refused: number
  readonly conflicts: number
}

/** '全部传完', '3 条待传', '3 条、2 张照片待传' */
export const unsentWords = ({ pending, photos }: Unsent): string => {
  const parts = [pending > 0 ? `${pending} 条` : '', photos > 0 ? `${photos} 张照片` : '']
  const waiting = parts.filter(Boolean).join('、')
  return waiting === '' ? '全部传完' : `${waiting}待传`
}

export const syncStateWords = (sync: SyncState, nowMs: number): string => {
  switch (sync.kind) {
    case 'idle':
      return '都存在本机,有网就自动传。'
    case 'pulling':
      return sync.scopes > 0 ? `正在更新 ${sync.doneScopes} / ${sync.scopes} 片` : '正在更新'
    case 'pushing':
      return `正在上传,还有 ${sync.left} 条`
    case 'offline':
      return '没有网络,照常记,都存在本机。'
    case 'sign-in-again':
      return '登录过期了。请重新登录,内容一条也不会少。'
    case 'waiting':
      return `服务器忙,${momentWords(sync.nextTryAtMs, nowMs)} 再自动试。`
  }
}
