/** Choosing what happened and saving it as one command that can be taken back for ten seconds. */
import { useMemo, useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import type { LiveRecords } from '../../../../application'
import { goBack } from '../../../../components/navigation/open-page'
import { explainFailure } from '../../../../components/server-answer/failure-words'
import { showToast } from '../../../../components/toast'
import { chinaDate } from '../../../../domain/calendar'
import { houseTitle } from '../../../../domain/house/house'
import { useBusy } from '../../use-busy'
import { useDraft } from '../../use-draft'
import { useMay } from '../../use-may'
import { needsOf, possibleKinds, type ChangeKind } from './change-kinds'
import { doorMatches } from './door-matches'
import { sendChange, type ChangeForm } from './send-change'

interface Draft extends Omit<ChangeForm, 'kind' | 'targetId'> {
  readonly chosen: ChangeKind | null
  readonly target: { readonly id: string; readonly title: string } | null
}

/** Somebody moved in or split off with the ids of this form. */
const isSaved = ({ newIds }: Draft, records: LiveRecords): boolean =>
  records.get('household', newIds.household) !== undefined

export const useHouseholdChange = (householdId: string, houseId: string) => {
  const application = useApplication()
  const records = useLive((snapshot) => snapshot.records)
  const ready = useLive((snapshot) => snapshot.ready)
  const household = records.get('household', householdId)
  const house = records.get('house', household?.houseId ?? houseId)
  const today = chinaDate(application.device.clock.nowMs())
  const everybody = household ? records.ofHousehold('resident', household.id) : []
  const kinds = possibleKinds(household, everybody)
  const kept = useDraft<Draft>({
    key: `household-change:${householdId || houseId}`,
    fresh: () => {
      const newId = () => application.device.identifiers.newId()
      const newIds = { household: newId(), resident: newId() }
      return { chosen: null, residentIds: [], target: null, on: today, line: '', newIds }
    },
    isSaved,
  })
  const { chosen, target, on, line, newIds } = kept.draft
  const only = kinds.length === 1 ? (kinds[0] ?? null) : null
  // A draft may be older than what has become of the household since.
  const kind = chosen !== null && kinds.includes(chosen) ? chosen : only
  const [query, setQuery] = useState('')
  const [problem, setProblem] = useState('')
  const { busy, run } = useBusy()

  const needs = kind === null ? null : needsOf(kind, household)
  const people = everybody.filter(({ state }) => {
    if (kind !== 'return') return state === 'living'
    return state === 'left' || (state === 'dead' && household?.state === 'living')
  })
  const residentIds = kept.draft.residentIds.filter((chosenId) =>
    people.some(({ id }) => id === chosenId),
  )
  const wanted = needs?.target ?? 'none'
  const matches = useMemo(
    () => (wanted === 'none' ? [] : doorMatches(records, wanted, query)),
    [records, wanted, query],
  )
  const choose = (next: ChangeKind | null): void => {
    kept.change({
      chosen: next,
      residentIds: [],
      // Who splits off mostly stays behind the same door, as a household of their own.
      target: next === 'split' && house ? { id: house.id, title: houseTitle(house) } : null,
      on: today,
      line: '',
    })
    setQuery('')
    setProblem('')
  }
  const missing = ((): string => {
    if (!needs) return '先选发生了什么'
    if (needs.people !== 'none' && residentIds.length === 0 && people.length > 0) return '先选人'
    if (needs.target !== 'none' && !target)
      return needs.target === 'house' ? '先选到哪扇门' : '先选是哪一户'
    return ''
  })()

  const takeBack = async (commandId: string): Promise<void> => {
    const withdrawn = await application.withdraw(commandId)
    showToast({
      text: withdrawn ? '撤销了。' : '已经传出去了，请用“恢复居住”或再登记一次改回来。',
    })
  }
  const save = async (): Promise<boolean> => {
    if (kind === null || !needs || !house || missing !== '') return false
    const targetId = target?.id ?? ''
    const form = { kind, residentIds, targetId, on, line: line.trim(), newIds }
    const outcome = await sendChange({ application, house, household }, form)
    if (!outcome.ok) {
      setProblem(explainFailure(outcome.error))
      return false
    }
    const { commandId } = outcome.value
    await kept.remove()
    showToast({ text: `${needs.title}，存好了。`, undo: () => void takeBack(commandId) })
    goBack()
    return true
  }
  return {
    ready,
    where: house ? houseTitle(house) : '',
    known: house !== undefined,
    mayWrite: useMay('file.write', house?.regionId),
    restored: kept.restored,
    startAfresh: kept.startAfresh,
    today,
    kinds,
    kind,
    needs,
    choose,
    people,
    residentIds,
    setResidentIds: (residentIds: Draft['residentIds']): void => kept.change({ residentIds }),
    query,
    setQuery,
    matches,
    target,
    setTarget: (target: Draft['target']): void => kept.change({ target }),
    on,
    setOn: (on: Draft['on']): void => kept.change({ on }),
    line,
    setLine: (line: Draft['line']): void => kept.change({ line }),
    missing,
    problem,
    busy,
    save: () => run(save),
  }
}

export type HouseholdChangeState = ReturnType<typeof useHouseholdChange>
