/** The tree of regions below mine; adding a child and renaming. Removing is not offered: files may lie in it. */
import { useMemo, useState } from 'react'
import { regionTree } from '../../../../domain/organisation/region-tree'
import type { Region } from '../../../../domain/organisation/region'
import type { Settings } from '../../../../domain/settings/settings'
import { newRegionId } from '../../record-id'
import { showToast } from '../../../../components/toast'
import { sendOffice, useOffice } from '../../use-office'

/** Levels below that of the region, nearest first: what a child of it may be. */
export const levelsBelow = (settings: Settings, region: Region): Settings['levels'] =>
  settings.levels.slice(settings.levels.findIndex(({ id }) => id === region.levelId) + 1)

export type RegionForm =
  | { readonly kind: 'add'; readonly parent: Region; readonly levelId: string }
  | { readonly kind: 'rename'; readonly region: Region }

export const useRegions = () => {
  const office = useOffice('region.manage')
  const { application, access, regionId } = office
  const [form, setForm] = useState<RegionForm | null>(null)
  const [name, setName] = useState('')
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const tree = useMemo(
    () => (access ? regionTree(access.regions, regionId) : []),
    [access, regionId],
  )
  const startAdding = (parent: Region): void => {
    if (!access) return
    setForm({ kind: 'add', parent, levelId: levelsBelow(access.settings, parent)[0]?.id ?? '' })
    setName('')
    setCode('')
  }
  const startRenaming = (region: Region): void => {
    setForm({ kind: 'rename', region })
    setName(region.name)
    setCode(region.code)
  }
  const chooseLevel = (levelId: string): void =>
    setForm((now) => (now?.kind === 'add' ? { ...now, levelId } : now))

  const save = async (): Promise<void> => {
    if (!form) return
    setBusy(true)
    const failure =
      form.kind === 'add'
        ? await sendOffice(application, 'region.add', form.parent.id, {
            newRegionId: newRegionId(application),
            levelId: form.levelId,
            name: name.trim(),
            code: code.trim(),
          })
        : await sendOffice(application, 'region.rename', form.region.id, {
            name: name.trim(),
            code: code.trim(),
          })
    // The tree lies in the access document, which the next pull brings.
    if (failure === '') await application.sync.now()
    setBusy(false)
    setProblem(failure)
    if (failure === '') showToast({ text: '存好了。' })
    if (failure === '') setForm(null)
  }
  return {
    ...office,
    tree,
    form,
    name,
    code,
    problem,
    busy,
    setName,
    setCode,
    chooseLevel,
    startAdding,
    startRenaming,
    cancel: () => setForm(null),
    save,
  }
}
