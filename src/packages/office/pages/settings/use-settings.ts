/** The rules as a draft: changed here, sent with what was seen, taken over only when the server agreed. */
import * as v from 'valibot'
import { useState } from 'react'
import { explainFailure } from '../../../../components/server-answer/failure-words'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { showToast } from '../../../../components/toast'
import { settingsShape, type Settings } from '../../../../domain/settings/settings'
import { settingsProblem, type InUse } from '../../../../domain/settings/settings-problem'
import type { Access } from '../../../../protocol/pull'
import { useOffice } from '../../use-office'
import { useSettingsDraft } from './use-settings-draft'

/** Blank lines were room to type in; they are no phrases. */
export const tidied = (settings: Settings): Settings => ({
  ...settings,
  quickPhrases: settings.quickPhrases.map((phrase) => phrase.trim()).filter(Boolean),
})

const withConflicts = v.looseObject({ conflicts: v.pipe(v.array(v.unknown()), v.minLength(1)) })

/** What this phone knows to be in use by itself, until the server has told all of it. */
const knownHere = ({ regions, posts }: Access): InUse => ({
  levelIds: regions.map(({ levelId }) => levelId),
  postKindIds: posts.map(({ kindId }) => kindId),
})

/** What can be told before sending; '' when nothing is wrong. */
const problemOf = (next: Settings, now: Settings, inUse: InUse): string => {
  const shape = v.safeParse(settingsShape, next)
  return shape.success ? settingsProblem({ next, now, inUse }) : shape.issues[0].message
}

export const useSettings = () => {
  const office = useOffice('settings.change')
  const { application, access, places } = office
  const draft = useSettingsDraft(access?.settings ?? null)
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const root = places.find(({ parentId }) => parentId === null)
  const { settings, conflicts } = draft
  const next = settings ? tidied(settings) : null
  const used = useServerAnswer(root?.id ?? '', async () =>
    root ? application.server.organisation.inUse({ regionId: root.id }) : null,
  )
  const told = used.answer.kind === 'answer' ? used.answer.value : null
  const inUse = told ?? (access ? knownHere(access) : { levelIds: [], postKindIds: [] })
  const whyNot = (wanted: Settings): string =>
    access ? problemOf(wanted, access.settings, inUse) : ''
  const history = useServerAnswer(root && conflicts.length > 0 ? root.id : '', async () =>
    root ? application.server.organisation.settingsHistory({ regionId: root.id }) : [],
  )

  const save = async (): Promise<void> => {
    if (!access || !next || !root) return
    const change = { seen: access.settings, settings: next }
    draft.keep(change)
    setBusy(true)
    const outcome = await application.request('settings.change', root.id, change)
    const undecided = outcome.ok && v.is(withConflicts, outcome.value)
    if (outcome.ok) await application.sync.now()
    setBusy(false)
    setProblem(outcome.ok ? '' : explainFailure(outcome.error))
    if (!outcome.ok || undecided) return
    draft.forget()
    showToast({ text: '规则存好了，大家下次联网就用上。' })
  }
  return {
    ...office,
    ...draft,
    root,
    history: history.answer.kind === 'answer' ? history.answer.value : [],
    /** What has to be put right before it can be saved; '' when nothing has. */
    toMend: next ? whyNot(next) : '',
    /** '' when the rules may become so. */
    whyNot,
    inUse,
    problem,
    busy,
    save,
  }
}

export type SettingsPage = ReturnType<typeof useSettings>
