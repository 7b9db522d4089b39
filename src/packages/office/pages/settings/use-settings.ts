/** The rule table of the tenant as a draft: changed here, sent as a whole, taken over only when the server agreed. */
import { useEffect, useState } from 'react'
import type { Settings, TagRule } from '../../../../domain/settings/settings'
import { showToast } from '../../../../components/toast'
import { sendOffice, useOffice } from '../../use-office'

/** '1、15' → [1, 15]; whatever is no day of a month is left out. */
export const parseDays = (text: string): number[] => [
  ...new Set((text.match(/\d+/g) ?? []).map(Number).filter((day) => day >= 1 && day <= 31)),
]

/** Whole days between 1 and 3660, else null (no rule). */
export const parseDayCount = (text: string): number | null => {
  const days = Number(text.trim())
  return /^\d{1,4}$/.test(text.trim()) && days >= 1 && days <= 3660 ? days : null
}

/** Blank lines were room to type in; they are no phrases. */
const tidied = (settings: Settings): Settings => ({
  ...settings,
  quickPhrases: settings.quickPhrases.map((phrase) => phrase.trim()).filter(Boolean),
})

export const useSettings = () => {
  const office = useOffice('settings.change')
  const { application, access, places } = office
  const [seen, setSeen] = useState<Settings | null>(access?.settings ?? null)
  const [draft, setDraft] = useState<Settings | null>(access?.settings ?? null)
  const [daysText, setDaysText] = useState((access?.settings.campaignDays ?? []).join('、'))
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    setSeen((now) => now ?? access?.settings ?? null)
    setDraft((now) => now ?? access?.settings ?? null)
  }, [access])
  const change = (part: Partial<Settings>): void =>
    setDraft((now) => (now ? { ...now, ...part } : now))
  const changeTag = (index: number, part: Partial<TagRule>): void =>
    setDraft((now) =>
      now
        ? { ...now, tags: now.tags.map((tag, at) => (at === index ? { ...tag, ...part } : tag)) }
        : now,
    )
  const changed = draft !== null && JSON.stringify(draft) !== JSON.stringify(access?.settings)

  const save = async (): Promise<void> => {
    const root = places.find(({ parentId }) => parentId === null)
    if (!draft || !seen || !root) return
    setBusy(true)
    const failure = await sendOffice(application, 'settings.change', root.id, {
      seen,
      settings: tidied(draft),
    })
    if (failure === '') await application.sync.now()
    setBusy(false)
    setProblem(failure)
    if (failure === '') showToast({ text: '规则存好了，大家下次联网就用上。' })
  }
  return {
    ...office,
    draft,
    daysText,
    setDaysText,
    change,
    changeTag,
    changed,
    problem,
    busy,
    save,
  }
}
