/**
 * What somebody wants otherwise in the rules, with the rules they had before them: kept at every change, so that it
 * survives a kill. What is shown is the rules as they are now with these wishes laid over them.
 */
import { useEffect, useMemo, useRef, useState } from 'react'
import * as v from 'valibot'
import { useApplication } from '../../../../app-context'
import {
  mergeSettings,
  settleConflict,
  type SettingsChange,
  type SettingsConflict,
} from '../../../../domain/settings/merge-settings'
import { settingsShape, type Settings } from '../../../../domain/settings/settings'
import { differencesOf } from '../../../../domain/settings/settings-part'

const key = 'settings'

/** Enough to know rules from something else: a form that is half filled in is not valid yet, and is kept all the same. */
const outline = v.custom<Settings>((input) =>
  v.is(
    v.looseObject(
      v.entriesFromList(
        Object.keys(settingsShape.entries),
        v.union([v.array(v.unknown()), v.number(), v.looseObject({})]),
      ),
    ),
    input,
  ),
)
const draftShape = v.object({ seen: outline, settings: outline })

/** @param now the rules as this phone knows them; null while it knows none. */
export const useSettingsDraft = (now: Settings | null) => {
  const application = useApplication()
  const [wish, setWish] = useState<SettingsChange | null>(null)
  const [restored, setRestored] = useState(false)
  const [ready, setReady] = useState(false)
  /** Two changes may come before the screen is drawn again; the second builds on the first. */
  const latest = useRef<SettingsChange | null>(null)
  const show = (next: SettingsChange | null): void => {
    latest.current = next
    setWish(next)
  }
  useEffect(() => {
    void application.drafts.read(key).then((kept) => {
      const draft = v.safeParse(draftShape, kept)
      if (draft.success && latest.current === null) {
        show(draft.output)
        setRestored(true)
      }
      setReady(true)
    })
  }, [application])
  const merged = useMemo(
    () => (now && wish ? mergeSettings(now, wish) : { merged: now, conflicts: [] }),
    [now, wish],
  )
  const keep = (next: SettingsChange): void => {
    show(next)
    void application.drafts.write(key, next)
  }
  /** Answers how to have it back. */
  const forget = (): (() => void) => {
    const before = latest.current
    setRestored(false)
    show(null)
    void application.drafts.remove(key)
    return () => {
      if (before) keep(before)
    }
  }
  return {
    ready: ready && now !== null,
    restored,
    /** The rules as they would be. */
    settings: merged.merged,
    /** Parts that somebody else changed since, and otherwise. */
    conflicts: merged.conflicts,
    differences: now && merged.merged ? differencesOf(now, merged.merged) : [],
    change: (next: (settings: Settings) => Settings): void => {
      if (!now) return
      const shown = latest.current ? mergeSettings(now, latest.current).merged : now
      keep({ seen: now, settings: next(shown) })
    },
    settle: (conflict: SettingsConflict, choice: 'mine' | 'theirs'): void => {
      if (now && latest.current) keep(settleConflict(latest.current, conflict, choice, now))
    },
    keep,
    forget,
  }
}
