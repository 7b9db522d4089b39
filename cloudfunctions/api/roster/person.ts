/**
 * One line of a roster to one clean row, or to the reasons why it must be kept out. It reads every
 * value through the rules of src/domain and guesses nothing; it does not look at other lines.
 */
import { saysNothing, toPlainText, withoutSpaces } from '../../../src/domain/plain-text'
import type { RosterDefectCode, RosterField, RosterRow } from '../../../src/domain/roster'
import type { HeaderColumn } from './header-column'
import { namesOthers, readName } from './name-cell'
import { saysGone } from './not-living'
import { readAddress } from './address-cells'
import { cellOf, type PersonLine } from './people-of-row'
import { ethnicGroup, readBirthDate, readId, readPhones, readSex } from './person-values'
import { relationOf } from './relation'
import { MAX_TAG_LENGTH, readTags } from './tags'
import { meaningOf } from './yes-no'
import type { Cell } from './workbook'

/** What is the same for all lines of a sheet. */
export interface PersonContext {
  readonly columns: readonly HeaderColumn[]
  /** Columns that name further people of whom the header does not say enough. */
  readonly unclear: readonly number[]
  /** The kind that everybody in the sheet is of: 独居老人; '' mostly. */
  readonly kind: string
  /** True where the sheet writes 3-201 for room 201 of building 3. */
  readonly roomRepeatsBuilding: boolean
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
  | 'person'
  | 'communityName'
  | 'saysCommunity'
  | 'saysStreet'
  | 'gridName'
  | 'microGridName'
  | 'houseKey'
  | 'householdKey'
  | 'headName'
  | 'tagsSpokenOf'
>

export interface PersonReading {
  readonly values: PersonValues
  readonly problems: readonly {
    readonly code: RosterDefectCode
    readonly field: RosterField | null
  }[]
  /** The ID number as written, for finding the same person again even where it is defective. */
  readonly writtenId: string
  /** True when the address was completed by the name or title of the sheet. */
  readonly isPlacedBySheet: boolean
  /** The address as one text, where the row has it so; '' otherwise. */
  readonly addressText: string
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
  const cell = (field: RosterField): Cell | undefined => cellOf(line, field)
  const text = (field: RosterField): string => {
    const plain = toPlainText(cell(field)?.text ?? '').replace(/\s*[\r\n]+\s*/g, ' ')
    const header = context.columns[line.byField.get(field) ?? -1]?.header ?? ''
    return saysNothing(plain) ? '' : meaningOf(header, plain)
  }
  reportCells(line, context, report)

  const named = readName(cell('name')?.text ?? '')
  if (line.isSeveral || namesOthers(line.cells, context.unclear, named.name))
    report('several-people', 'name')
  else if (named.code !== null) report(named.code, 'name')
  else if (/\d/.test(named.name)) notes.push('姓名里有数字，请核对')
  const remark = [text('remark'), named.remark].filter((part) => part !== '').join(' ')
  if (saysGone([remark, text('presence'), text('residencyStatus'), text('relation')]))
    report('not-living', null)
  const id = readId(cell('idNumber'), context.keepsIdNumbers)
  if (!id.ok && id.code !== null) report(id.code, 'idNumber')
  // One in eleven numbers that lost its last digits still passes the check.
  if (id.ok && id.idNumber.endsWith('000')) notes.push('身份证号码以 000 结尾，请核对是否丢过位数')
  if (id.ok && id.legacy) notes.push('15 位老号码，已换算成 18 位')
  const sex = readSex(cell('sex')?.text ?? '')
  if (sex === undefined) report('sex-unreadable', 'sex')
  else if (id.ok && sex !== 'unknown' && sex !== id.sex) report('sex-disagrees', 'sex')
  const birth = readBirthDate(cell('birthDate'), id, context)
  if (birth.code !== null) report(birth.code, 'birthDate')
  if (birth.note !== '') notes.push(birth.note)
  const others = [cell('otherPhone')?.text ?? '', named.phone].filter((part) => part !== '')
  const phone = readPhones(cell('phone')?.text ?? '', others.join(' '))
  if (named.phone !== '') notes.push('姓名里带着电话，已放到联系电话')
  if (phone.code !== null) report(phone.code, 'phone')
  const {
    address,
    disagrees,
    isPlacedBySheet,
    text: addressText,
  } = readAddress(cell, {
    place: line.section.place,
    roomRepeatsBuilding: context.roomRepeatsBuilding,
  })
  if (disagrees) report('address-disagrees', 'address')

  const values: PersonValues = {
    address,
    relation: relationOf(text('relation') || line.relation, text('isHead'), [
      named.remark,
      text('remark'),
    ]),
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
    tags: readTags(line, context),
    remark,
    notes,
  }
  const longTag =
    values.tags.length > MAX_TAGS || values.tags.some((tag) => tag.length > MAX_TAG_LENGTH)
  if (longTag) report('text-too-long', 'tags')
  const writtenId = withoutSpaces(cell('idNumber')?.text ?? '').toUpperCase()
  return { values, problems, writtenId, isPlacedBySheet, addressText }
}

/** Formulas without a reliable value, any formula in place of an ID number, and too long texts. */
function reportCells(
  line: PersonLine,
  context: PersonContext,
  report: (code: RosterDefectCode, field: RosterField | null) => void,
): void {
  const flags = context.columns.filter(({ field }) => field === 'tagFlag' && line.person === 0)
  const read = [...line.byField, ...flags.map(({ index }) => ['tagFlag', index] as const)]
  for (const [field, index] of read) {
    const cell = line.cells[index]
    if (cell?.formula === 'broken' || (cell?.formula && field === 'idNumber'))
      report('formula-unreadable', field)
    if ((cell?.text.trim().length ?? 0) > (MAX_LENGTH[field] ?? 60)) report('text-too-long', field)
  }
}
