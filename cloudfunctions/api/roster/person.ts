/**
 * One line of a roster to one clean row, or to the reasons why it must be kept out. It reads every
 * value through the rules of src/domain and guesses nothing; it does not look at other lines.
 */
import { addressCompleteness } from '../../../src/domain/address-text'
import { saysNothing, toPlainText, withoutSpaces } from '../../../src/domain/plain-text'
import type { RosterDefectCode, RosterField, RosterRow } from '../../../src/domain/roster'
import type { HeaderColumn } from './header'
import type { PersonLine } from './lines'
import { namesOthers, peopleColumns, readName } from './name-cell'
import { saysGone } from './not-living'
import {
  ethnicGroup,
  MAX_TAG_LENGTH,
  readAddress,
  readBirthDate,
  readId,
  readPhones,
  readSex,
  readTags,
} from './person-values'
import type { Cell } from './workbook'

/** What is the same for all lines of a sheet. */
export interface PersonContext {
  readonly columns: readonly HeaderColumn[]
  readonly byField: ReadonlyMap<RosterField, number>
  readonly since1904: boolean
  /** False when the office's file keeps no ID numbers at all: then none can be missing. */
  readonly keepsIdNumbers: boolean
  /** YYYY-MM-DD; a birth date after it is marked in the notes. '' switches the check off. */
  readonly today: string
}

/** Everything of a RosterRow that one line tells by itself. */
export type PersonValues = Omit<
  RosterRow,
  | 'sheet'
  | 'rowNumber'
  | 'communityName'
  | 'saysCommunity'
  | 'gridName'
  | 'microGridName'
  | 'houseKey'
  | 'householdKey'
  | 'headName'
>

export interface PersonReading {
  readonly values: PersonValues
  readonly problems: readonly {
    readonly code: RosterDefectCode
    readonly field: RosterField | null
  }[]
  /** The ID number as written, for finding the same person again even where it is defective. */
  readonly writtenId: string
}

/** The lengths that the resident file takes (src/domain/resident/resident.ts), in UTF-16 units. */
const MAX_LENGTH: Partial<Record<RosterField, number>> = {
  name: 60,
  relation: 20,
  phone: 60,
  ethnicGroup: 20,
  politicalStatus: 20,
  education: 20,
  maritalStatus: 20,
  residencyStatus: 20,
  tenure: 20,
  employer: 60,
  remark: 400,
  address: 120,
  estate: 60,
  room: 30,
  headName: 60,
  tags: 300,
}
const MAX_TAGS = 20

/** Reads one line; `problems` empty means that `values` may be kept. */
export function readPerson(line: PersonLine, context: PersonContext): PersonReading {
  const problems: { code: RosterDefectCode; field: RosterField | null }[] = []
  const report = (code: RosterDefectCode, field: RosterField | null): void => {
    problems.push({ code, field })
  }
  const notes: string[] = line.hidden ? ['这一行在表里是隐藏的'] : []
  const cell = (field: RosterField): Cell | undefined =>
    line.cells[context.byField.get(field) ?? -1]
  const text = (field: RosterField): string => {
    const plain = toPlainText(cell(field)?.text ?? '').replace(/\s*[\r\n]+\s*/g, ' ')
    return saysNothing(plain) ? '' : plain
  }
  reportCells(line, context, report)

  const named = readName(cell('name')?.text ?? '')
  if (named.code !== null) report(named.code, 'name')
  if (namesOthers(line, peopleColumns(context.columns), named.name))
    report('several-people', 'name')
  const remark = [text('remark'), named.remark].filter((part) => part !== '').join(' ')
  if (saysGone([remark, text('presence'), text('residencyStatus'), text('relation')]))
    report('not-living', null)
  const id = readId(cell('idNumber'), context.keepsIdNumbers)
  if (!id.ok && id.code !== null) report(id.code, 'idNumber')
  // One in eleven numbers that lost its last digits still passes the check.
  if (id.ok && id.idNumber.endsWith('000')) notes.push('身份证号码以 000 结尾,请核对是否丢过位数')
  if (id.ok && id.legacy) notes.push('15 位老号码,已换算成 18 位')
  const sex = readSex(cell('sex')?.text ?? '')
  if (sex === undefined) report('sex-unreadable', 'sex')
  else if (id.ok && sex !== 'unknown' && sex !== id.sex) report('sex-disagrees', 'sex')
  const birth = readBirthDate(cell('birthDate'), id, context)
  if (birth.code !== null) report(birth.code, 'birthDate')
  if (birth.note !== '') notes.push(birth.note)
  const others = [cell('otherPhone')?.text ?? '', named.phone].filter((part) => part !== '')
  const phone = readPhones(cell('phone')?.text ?? '', others.join(' '))
  if (named.phone !== '') notes.push('姓名里带着电话,已放到联系电话')
  if (phone.code !== null) report(phone.code, 'phone')
  const address = readAddress(cell)
  const completeness = addressCompleteness(address)
  if (completeness === 'empty') report('address-missing', 'address')
  if (completeness === 'incomplete') report('address-incomplete', 'address')
  if (completeness === 'rural') notes.push('没有门牌号,按户主区分')

  const values: PersonValues = {
    address,
    relation: text('relation'),
    name: named.name,
    sex: sex !== undefined && sex !== 'unknown' ? sex : id.ok ? id.sex : 'unknown',
    birthDate: birth.iso,
    idNumber: id.ok ? id.idNumber : '',
    idNumberLegacy: id.ok && id.legacy,
    phone: phone.phone,
    phoneRemark: phone.remark,
    ethnicGroup: ethnicGroup(text('ethnicGroup')),
    politicalStatus: text('politicalStatus'),
    education: text('education'),
    maritalStatus: text('maritalStatus'),
    residencyStatus: text('residencyStatus'),
    tenure: text('tenure'),
    employer: text('employer'),
    tags: readTags(line, context.columns),
    remark,
    notes,
  }
  const longTag =
    values.tags.length > MAX_TAGS || values.tags.some((tag) => tag.length > MAX_TAG_LENGTH)
  if (longTag) report('text-too-long', 'tags')
  return { values, problems, writtenId: withoutSpaces(cell('idNumber')?.text ?? '').toUpperCase() }
}

/** Formulas without a reliable value, any formula in place of an ID number, and too long texts. */
function reportCells(
  line: PersonLine,
  context: PersonContext,
  report: (code: RosterDefectCode, field: RosterField | null) => void,
): void {
  for (const { field, index } of context.columns) {
    if (field === null) continue
    const cell = line.cells[index]
    if (cell?.formula === 'broken' || (cell?.formula && field === 'idNumber'))
      report('formula-unreadable', field)
    if ((cell?.text.trim().length ?? 0) > (MAX_LENGTH[field] ?? 60)) report('text-too-long', field)
  }
}
