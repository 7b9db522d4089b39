/** What the sync line says. The order is that of what a worker must do something about. */
import type { Snapshot } from '../../application'
import type { IconName } from '../icon'
import { lettersByState } from '../words/letter-words'

export interface SyncWords {
  readonly icon: IconName
  readonly text: string
  /** calm: all is well; notice: a person is wanted. */
  readonly tone: 'calm' | 'notice'
}

type SyncPart = Pick<
  Snapshot,
  'ready' | 'pending' | 'refused' | 'conflicts' | 'photosWaiting' | 'scans' | 'letters' | 'sync'
>

export const syncWords = (part: SyncPart, nowMs: number): SyncWords => {
  const { ready, pending, conflicts, photosWaiting, scans, sync } = part
  const letters = lettersByState(part.letters, nowMs)
  // What waits lies on the phone and is not known yet: nothing is called saved before.
  if (!ready) return { icon: 'cloud', text: '正在读取本机', tone: 'calm' }
  const waiting =
    pending.length +
    photosWaiting +
    scans.filter(({ judged }) => !judged).length +
    letters.waiting.length
  const stored = waiting === 0 ? '都已存好' : `已存本机 · ${waiting} 条待传`
  if (sync.kind === 'sign-in-again')
    return { icon: 'lock', text: `${stored} · 请重新登录`, tone: 'notice' }
  const wanted =
    part.refused.length + conflicts.length + letters.refused.length + letters.askedAbout.length
  if (wanted > 0) return { icon: 'warning', text: `${wanted} 条要您看一下`, tone: 'notice' }
  if (sync.kind === 'offline')
    return {
      icon: 'cloud-off',
      text: waiting === 0 ? '没有网络，照常记' : `没有网络，照常记 · ${waiting} 条待传`,
      tone: 'calm',
    }
  if (sync.kind === 'pulling' && sync.scopes > 0)
    return { icon: 'cloud', text: `正在更新 ${sync.doneScopes} / ${sync.scopes}`, tone: 'calm' }
  if (sync.kind === 'pushing')
    return { icon: 'cloud', text: `正在上传，还有 ${sync.left} 条`, tone: 'calm' }
  if (sync.kind === 'waiting' && waiting > 0)
    return { icon: 'cloud', text: `${stored} · 稍后再传`, tone: 'calm' }
  return { icon: waiting === 0 ? 'check' : 'cloud', text: stored, tone: 'calm' }
}
