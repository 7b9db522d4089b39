/**
 * Merging two files of one person, for a community worker: choose the other file, then a side for each difference.
 * Phone numbers are covered until somebody asks for them, which is noted in both files like every other look at a number.
 */
import { useMemo, useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import type { LiveRecords } from '../../../../application'
import { goBack } from '../../../../components/navigation/open-page'
import { explainFailure } from '../../../../components/server-answer/failure-words'
import { showToast } from '../../../../components/toast'
import { coveredWords, valueWords } from '../../../../components/words/field-words'
import { chinaDate } from '../../../../domain/calendar'
import { houseTitle } from '../../../../domain/house/house'
import { residentFieldWords } from '../../../../domain/labels'
import { mayActIn } from '../../../../domain/organisation/permitted-regions'
import { likelyDuplicates } from '../../../../domain/resident/likely-duplicates'
import type { Resident } from '../../../../domain/resident/resident'
import { useBusy } from '../../use-busy'
import {
  defaultSide,
  differingFields,
  takenOver,
  valueOf,
  type MergeField,
  type Side,
} from './merge-choice'

const doorOf = (records: LiveRecords, { householdId }: Resident): string => {
  const house = records.get('house', records.get('household', householdId)?.houseId ?? '')
  return house ? houseTitle(house) : '住址不在手机上'
}

/** Those who may be the same person, then namesakes, then whoever is typed; at most ten. */
const candidatesFor = (left: Resident, records: LiveRecords, query: string) => {
  const residents = records.all('resident')
  const likely = likelyDuplicates(left, residents)
  const why = new Map(likely.map(({ resident, reasons }) => [resident.id, reasons.join(',')]))
  const typed = query.trim()
  const named = residents.filter(
    ({ id, name, state }) =>
      id !== left.id &&
      state !== 'merged' &&
      (typed === '' ? name === left.name : name.includes(typed)),
  )
  return [...new Set([...(typed === '' ? likely.map((one) => one.resident) : []), ...named])]
    .slice(0, 10)
    .map((resident) => ({
      resident,
      where: doorOf(records, resident),
      why: why.get(resident.id) ?? '',
    }))
}

export const useMerge = (residentId: string, otherId: string) => {
  const application = useApplication()
  const records = useLive((snapshot) => snapshot.records)
  const access = useLive((snapshot) => snapshot.access)
  const [rightId, setRightId] = useState(otherId)
  const [query, setQuery] = useState('')
  const [keep, setKeep] = useState<Side>('left')
  const [sides, setSides] = useState<Partial<Record<MergeField, Side>>>({})
  const [problem, setProblem] = useState('')
  const [uncoveredId, setUncoveredId] = useState('')
  const { busy, run } = useBusy()
  const ready = useLive((snapshot) => snapshot.ready)
  const left = records.get('resident', residentId)
  const right = records.get('resident', rightId)
  const today = chinaDate(application.device.clock.nowMs())
  const candidates = useMemo(
    () => (left && !right ? candidatesFor(left, records, query) : []),
    [left, right, records, query],
  )
  const fields = left && right ? differingFields(left, right) : []
  const sideOf = (field: MergeField): Side =>
    sides[field] ?? (left && right ? defaultSide(left, right, { field, keep }) : keep)

  const covers = fields.includes('phone') && uncoveredId !== rightId
  const words = covers ? coveredWords : valueWords
  const uncover = async (): Promise<void> => {
    for (const one of [left, right]) {
      if (!one) return
      const args = { residentId: one.id, act: 'show-phone' } as const
      const noted = await application.execute('access.note', one.regionId, args)
      // Without its line in the log the numbers stay covered.
      if (!noted.ok) return showToast({ text: '这次没能显示，请稍后再试。' })
    }
    setUncoveredId(rightId)
  }

  const merge = async (): Promise<boolean> => {
    if (!left || !right) return false
    const [kept, dropped] = keep === 'left' ? [left, right] : [right, left]
    const outcome = await application.execute('resident.merge', kept.regionId, {
      keepId: kept.id,
      dropId: dropped.id,
      dropRegionId: dropped.regionId,
      fields: takenOver(fields, sideOf, keep),
    })
    if (!outcome.ok) {
      setProblem(explainFailure(outcome.error))
      return false
    }
    const { commandId } = outcome.value
    const takeBack = async (): Promise<void> => {
      const withdrawn = await application.withdraw(commandId)
      showToast({ text: withdrawn ? '撤销了，还是两份。' : '已经传出去了，请在时间线上撤销合并。' })
    }
    showToast({ text: '合并好了，时间线上还能撤销。', undo: () => void takeBack() })
    goBack()
    return true
  }
  return {
    ready,
    may:
      access !== null && left !== undefined && mayActIn(access, 'file.merge', left.regionId, today),
    left,
    right,
    leftDoor: left ? doorOf(records, left) : '',
    rightDoor: right ? doorOf(records, right) : '',
    candidates,
    query,
    setQuery,
    chooseOther: setRightId,
    keep,
    setKeep,
    differences:
      left && right
        ? fields.map((field) => ({
            field,
            label: residentFieldWords[field],
            left: words(field, valueOf(left, field)),
            right: words(field, valueOf(right, field)),
            side: sideOf(field),
          }))
        : [],
    covers,
    uncover,
    chooseSide: (field: MergeField, side: Side) => setSides((now) => ({ ...now, [field]: side })),
    problem,
    busy,
    merge: () => run(merge),
  }
}

export type MergeState = ReturnType<typeof useMerge>
