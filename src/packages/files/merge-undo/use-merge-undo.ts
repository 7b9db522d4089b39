/** Undoing a merge from a line of the timeline: which lines can be undone, by whom, and the command for it. */
import { useState } from 'react'
import { useApplication, useLive } from '../../../app-context'
import { explainFailure } from '../../../components/server-answer/failure-words'
import { showToast } from '../../../components/toast'
import { chinaDate } from '../../../domain/calendar'
import type { LifeEvent } from '../../../domain/household/life-event'
import { mayActIn } from '../../../domain/organisation/permitted-regions'
import type { Resident } from '../../../domain/resident/resident'

interface UndoableMerge {
  readonly event: LifeEvent
  readonly keep: Resident
  readonly drop: Resident
}

export const useMergeUndo = () => {
  const application = useApplication()
  const records = useLive((snapshot) => snapshot.records)
  const access = useLive((snapshot) => snapshot.access)
  const [asked, setAsked] = useState<UndoableMerge | null>(null)
  const [busy, setBusy] = useState(false)
  const today = chinaDate(application.device.clock.nowMs())

  /** Both households have a line; only the dropped file's carries what undoing needs. */
  const undoable = (eventId: string): UndoableMerge | null => {
    const line = records.get('lifeEvent', eventId)
    if (line?.kind !== 'merged') return null
    const event = records
      .all('lifeEvent')
      .find(
        ({ restores }) =>
          restores !== null &&
          line.residentIds.includes(restores.keepId) &&
          line.residentIds.includes(restores.dropId),
      )
    const keep = records.get('resident', event?.restores?.keepId ?? '')
    const drop = records.get('resident', event?.restores?.dropId ?? '')
    if (!event || !keep || drop?.mergedInto !== keep.id || !access) return null
    const allowed = [keep, drop].every((one) => mayActIn(access, 'file.merge', one.regionId, today))
    return allowed ? { event, keep, drop } : null
  }
  const undo = async (): Promise<void> => {
    if (!asked) return
    const { event, keep, drop } = asked
    setBusy(true)
    const outcome = await application.execute('resident.unmerge', keep.regionId, {
      eventId: event.id,
      keepId: keep.id,
      dropId: drop.id,
      dropRegionId: drop.regionId,
    })
    setBusy(false)
    setAsked(null)
    showToast({ text: outcome.ok ? '撤销了，又是两份档案。' : explainFailure(outcome.error) })
  }
  return {
    canUndo: (eventId: string): boolean => undoable(eventId) !== null,
    ask: (eventId: string): void => setAsked(undoable(eventId)),
    asked,
    busy,
    undo,
    back: () => setAsked(null),
  }
}

export type MergeUndoState = ReturnType<typeof useMergeUndo>
