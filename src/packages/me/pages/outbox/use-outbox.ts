/** Everything written on this phone that is not settled: what waits, what was refused, where two disagree. In words. */
import { useMemo } from 'react'
import type { Letter } from '../../../../application'
import { useApplication, useLive } from '../../../../app-context'
import { unsentOf } from '../../../../components/sync-card/unsent-of'
import { commandWords, refusalWords } from '../../../../components/words/command-words'
import { momentWords } from '../../../../components/words/date-words'
import { lettersByState } from '../../../../components/words/letter-words'
import { showToast } from '../../../../components/toast'
import { openPage } from '../../../../components/navigation/open-page'
import { coveredWords } from '../../../../components/words/field-words'
import { scannedWords } from '../../../../domain/attendance/scan'
import { fieldWord } from '../../../../domain/labels'
import { letterForms } from '../../letter-forms'
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
  const letters = lettersByState(snapshot.letters, nowMs)
  const inWords = ({ envelope, title, photoIds }: Letter) => ({
    ...commandWords(envelope, known),
    id: envelope.commandId,
    title,
    photos: photoIds.length,
    when: momentWords(envelope.issuedAtMs, nowMs),
    mayBeRewritten: letterForms.has(envelope.name),
  })
  return {
    unsent: unsentOf(snapshot, nowMs),
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
        title: scannedWords(scan),
        where: name,
        lines: [],
        when: momentWords(scan.scannedAtMs, nowMs),
      })),
    ],
    letters: {
      askedAbout: letters.askedAbout.map(inWords),
      waiting: letters.waiting.map((letter) => ({
        ...inWords(letter),
        mayBeWithdrawn: letter.state.kind === 'waiting' && !letter.state.maybeSent,
      })),
      refused: letters.refused.map((letter) => ({
        ...inWords(letter),
        reason: refusalWords(letter.refusal.code, letter.refusal.detail),
      })),
    },
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
    withdraw: async (commandId: string) => {
      const withdrawn = await application.letters.withdraw(commandId)
      showToast({ text: withdrawn ? '已撤回，没有寄出。' : '已经在路上了，撤不回来。' })
    },
    rewrite: async (commandId: string) => {
      const letter = snapshot.letters.find(({ envelope }) => envelope.commandId === commandId)
      const form = letter && letterForms.get(letter.envelope.name)
      if (!form) return
      if (!form.draftOf) return openPage(form.route)
      if (await application.letters.takeBack(commandId, form.draftOf)) openPage(form.route)
      else showToast({ text: '现在取不出来：已经在路上，或手机存满了。' })
    },
    dismissLetter: (commandId: string) => application.letters.dismiss(commandId),
    dismiss: (commandId: string) => application.refused.dismiss(commandId),
  }
}
