/** Everything written on this phone that is not settled: what waits, what was refused, where two disagree. In words. */
import { useMemo } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { commandWords, refusalWords } from '../../../../components/words/command-words'
import { momentWords } from '../../../../components/words/date-words'
import { coveredWords } from '../../../../components/words/field-words'
import { fieldWord } from '../../../../domain/labels'
import { conflictSubject } from '../../conflict-subject'

export const useOutbox = () => {
  const application = useApplication()
  const snapshot = useLive((now) => now)
  const { pending, refused, conflicts, records, access, sync, lastSyncedAtMs } = snapshot
  const scans = snapshot.scans.filter(({ judged }) => !judged)
  const nowMs = application.device.clock.nowMs()
  const known = useMemo(
    () => ({
      records,
      regions: new Map((access?.regions ?? []).map((region) => [region.id as string, region])),
    }),
    [records, access],
  )
  return {
    unsent: {
      pending: pending.length,
      photos: snapshot.photosWaiting,
      scans: scans.length,
      refused: refused.length,
      conflicts: conflicts.length,
    },
    sync,
    lastSyncedAtMs,
    nowMs,
    waiting: [
      ...pending.map((envelope) => ({
        id: envelope.commandId,
        ...commandWords(envelope, known),
        when: momentWords(envelope.issuedAtMs, nowMs),
      })),
      ...scans.map(({ scan, name }) => ({
        id: scan.scanId,
        title: scan.direction === 'in' ? '签到' : '签退',
        where: name,
        lines: [],
        when: momentWords(scan.scannedAtMs, nowMs),
      })),
    ],
    refused: refused.map(({ envelope, refusal }) => ({
      id: envelope.commandId,
      ...commandWords(envelope, known),
      when: momentWords(envelope.issuedAtMs, nowMs),
      reason: refusalWords(refusal.code, refusal.detail),
    })),
    conflicts: conflicts.map((conflict) => ({
      id: conflict.conflictId,
      title: `${conflictSubject(conflict, records)} · ${fieldWord(conflict.field)}`,
      detail: `您写的：${coveredWords(conflict.field, conflict.mine)}；${conflict.theirsByName}先写了：${coveredWords(conflict.field, conflict.theirs)}`,
    })),
    retry: () => application.sync.now(),
    dismiss: (commandId: string) => application.refused.dismiss(commandId),
  }
}
