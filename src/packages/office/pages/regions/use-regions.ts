/** The tree of regions below mine, folded; adding a child and renaming. Removing is not offered: files may lie in it. */
import { useMemo, useState } from 'react'
import { regionTree, type TreeLine } from '../../../../domain/organisation/region-tree'
import type { Region } from '../../../../domain/organisation/region'
import type { Settings } from '../../../../domain/settings/settings'
import { newRegionId } from '../../record-id'
import { showToast } from '../../../../components/toast'
import { sendOffice, useOffice } from '../../use-office'

/** Levels below that of the region, nearest first: what a child of it may be. */
export const levelsBelow = (settings: Settings, region: Region): Settings['levels'] =>
  settings.levels.slice(settings.levels.findIndex(({ id }) => id === region.levelId) + 1)

export type RegionLine =
  | {
      readonly kind: 'region'
      readonly region: Region
      readonly depth: number
      readonly children: number
      /** Whether anything may stand below it. */
      readonly opens: boolean
      readonly open: boolean
    }
  /** The last line below an open region: one more of the next level. */
  | {
      readonly kind: 'add'
      readonly parent: Region
      readonly depth: number
      readonly level: string
    }

/** The lines of all open regions; each list of children ends with the way to add one. */
const shownLines = (
  tree: readonly TreeLine[],
  settings: Settings,
  isOpen: (region: Region) => boolean,
): readonly RegionLine[] => {
  const below = new Map<string, TreeLine[]>()
  for (const line of tree) {
    const parentId = line.region.parentId ?? ''
    below.set(parentId, [...(below.get(parentId) ?? []), line])
  }
  const linesOf = ({ region, depth }: TreeLine): readonly RegionLine[] => {
    const children = below.get(region.id) ?? []
    const level = levelsBelow(settings, region)[0]?.name ?? ''
    const opens = children.length > 0 || level !== ''
    const open = opens && isOpen(region)
    const own = { kind: 'region' as const, region, depth, children: children.length, opens, open }
    if (!open) return [own]
    const add = { kind: 'add' as const, parent: region, depth: depth + 1, level }
    return [own, ...children.flatMap(linesOf), ...(level === '' ? [] : [add])]
  }
  return tree.slice(0, 1).flatMap(linesOf)
}

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
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const tree = useMemo(
    () => (access ? regionTree(access.regions, regionId) : []),
    [access, regionId],
  )
  /** The first level lies open; below, only what somebody opened: a community may have hundreds of buildings. */
  const isOpen = (region: Region): boolean => region.id === regionId || opened.has(region.id)
  const toggle = ({ id }: Region): void => {
    const next = new Set(opened)
    if (!next.delete(id)) next.add(id)
    setOpened(next)
  }
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
    lines: access ? shownLines(tree, access.settings, isOpen) : [],
    toggle,
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
