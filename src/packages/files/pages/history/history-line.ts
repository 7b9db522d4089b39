/** One changed field in words: whose, which, from what to what. Pure. */
import type { TimelineItem } from '../../../../components/timeline'
import { momentWords } from '../../../../components/words/date-words'
import { coveredWords } from '../../../../components/words/field-words'
import type { FieldValue } from '../../../../domain/field-merge'
import { houseTitle } from '../../../../domain/house/house'
import {
  fieldWord,
  followUpStateWords,
  householdStateWords,
  residentStateWords,
} from '../../../../domain/labels'
import type { Region } from '../../../../domain/organisation/region'
import type { RecordView } from '../../../../domain/record-view'
import type { FieldHistoryLine } from '../../../../protocol/contract'

export interface KnownHere {
  readonly records: RecordView
  readonly regions: ReadonlyMap<string, Region>
  readonly nowMs: number
}

/** What the machine keeps for itself and says nothing to a reader. */
const unsaid: ReadonlySet<string> = new Set(['initials', 'memberId', 'idNumberLegacy'])

export const isSaid = ({ field }: FieldHistoryLine): boolean => !unsaid.has(field)

const subjectOf = ({ kind, recordId }: FieldHistoryLine, { records }: KnownHere): string => {
  if (kind === 'resident') return records.get('resident', recordId)?.name ?? '一位居民'
  if (kind === 'house') return '房屋'
  if (kind === 'visit') return '走访'
  return kind === 'followUp' ? '留下的事' : '这一户'
}

const stateWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  resident: residentStateWords,
  household: householdStateWords,
  followUp: followUpStateWords,
}

/** Fields that hold the id of another record are told by its name; one that is not on this phone in general words. */
const nameOf = (field: string, id: string, { records, regions }: KnownHere): string | null => {
  if (field === 'regionId') return regions.get(id)?.name ?? '另一片'
  if (field === 'mergedInto') return records.get('resident', id)?.name ?? '另一份档案'
  if (field !== 'houseId' && field !== 'householdId') return null
  const houseId = field === 'houseId' ? id : (records.get('household', id)?.houseId ?? '')
  const house = records.get('house', houseId)
  return house ? houseTitle(house) : '另一扇门'
}

const said = ({ kind, field }: FieldHistoryLine, value: FieldValue, known: KnownHere): string => {
  if (typeof value !== 'string' || value === '') return coveredWords(field, value)
  if (field === 'state') return stateWords[kind]?.[value] ?? value
  return nameOf(field, value, known) ?? coveredWords(field, value)
}

/** @param id of the line among its neighbours; the history itself gives none. */
export const historyItem = (
  line: FieldHistoryLine,
  id: string,
  known: KnownHere,
): TimelineItem => ({
  id,
  tone: 'grey',
  title: `${subjectOf(line, known)} · ${fieldWord(line.field)}`,
  text: `${said(line, line.from, known)} → ${said(line, line.to, known)}`,
  small: `${momentWords(line.atMs, known.nowMs)} · ${line.memberName}`,
})
