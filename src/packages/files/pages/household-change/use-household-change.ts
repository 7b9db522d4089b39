/** Choosing what happened and saving it as one command that can be taken back for ten seconds. */
import { useMemo, useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { goBack } from '../../../../components/navigation/open-page'
import { explainFailure } from '../../../../components/server-answer/failure-words'
import { showToast } from '../../../../components/toast'
import { chinaDate } from '../../../../domain/calendar'
import { houseTitle } from '../../../../domain/house/house'
import { needsOf, possibleKinds, type ChangeKind } from './change-kinds'
import { doorMatches } from './door-matches'
import { sendChange } from './send-change'

export const useHouseholdChange = (householdId: string, houseId: string) => {
  const application = useApplication()
  const records = useLive((snapshot) => snapshot.records)
  const household = records.get('household', householdId)
  const house = records.get('house', household?.houseId ?? houseId)
  const today = chinaDate(application.device.clock.nowMs())
  const everybody = household ? records.ofHousehold('resident', household.id) : []
  const kinds = possibleKinds(household, everybody)
  const [chosen, setKind] = useState<ChangeKind | null>(null)
  const kind = chosen ?? (kinds.length === 1 ? (kinds[0] ?? null) : null)
  const [residentIds, setResidentIds] = useState<readonly string[]>([])
  const [query, setQuery] = useState('')
  const [target, setTarget] = useState<{ readonly id: string; readonly title: string } | null>(null)
  const [on, setOn] = useState(today)
  const [line, setLine] = useState('')
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)

  const needs = kind === null ? null : needsOf(kind, household)
  const people = everybody.filter(({ state }) => {
    if (kind !== 'return') return state === 'living'
    return state === 'left' || (state === 'dead' && household?.state === 'living')
  })
  const wanted = needs?.target ?? 'none'
  const matches = useMemo(
    () => (wanted === 'none' ? [] : doorMatches(records, wanted, query)),
    [records, wanted, query],
  )
  const choose = (next: ChangeKind | null): void => {
    setKind(next)
    setResidentIds([])
    // Who splits off mostly stays behind the same door, as a household of their own.
    setTarget(next === 'split' && house ? { id: house.id, title: houseTitle(house) } : null)
    setQuery('')
    setLine('')
    setOn(today)
    setProblem('')
  }
  const missing = ((): string => {
    if (!needs) return '先选发生了什么'
    if (needs.people !== 'none' && residentIds.length === 0 && people.length > 0) return '先选人'
    if (needs.target !== 'none' && !target)
      return needs.target === 'house' ? '先选到哪扇门' : '先选是哪一户'
    return ''
  })()

  const save = async (): Promise<void> => {
    if (kind === null || !needs || !house || missing !== '') return
    setBusy(true)
    const form = { kind, residentIds, targetId: target?.id ?? '', on, line: line.trim() }
    const outcome = await sendChange({ application, house, household }, form)
    setBusy(false)
    if (!outcome.ok) return setProblem(explainFailure(outcome.error))
    const { commandId } = outcome.value
    const takeBack = async (): Promise<void> => {
      const withdrawn = await application.withdraw(commandId)
      showToast({
        text: withdrawn ? '撤销了。' : '已经传出去了,请用“恢复居住”或再登记一次改回来。',
      })
    }
    showToast({ text: `${needs.title},存好了。`, undo: () => void takeBack() })
    goBack()
  }
  return {
    where: house ? houseTitle(house) : '',
    known: house !== undefined,
    today,
    kinds,
    kind,
    needs,
    choose,
    people,
    residentIds,
    setResidentIds,
    query,
    setQuery,
    matches,
    target,
    setTarget,
    on,
    setOn,
    line,
    setLine,
    missing,
    problem,
    busy,
    save,
  }
}

export type HouseholdChangeState = ReturnType<typeof useHouseholdChange>
