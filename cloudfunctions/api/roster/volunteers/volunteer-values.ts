/** What one line of a list of volunteers says, cell by cell, and what is wrong in it. It knows no other line. */
import {
  fromSpreadsheetDay,
  parseDateNumber,
  parseDateText,
} from '../../../../src/domain/date-text'
import { saysNothing, toPlainText } from '../../../../src/domain/plain-text'
import {
  readHoursNumber,
  readHoursOfDays,
  readHoursText,
  type HoursUnit,
} from '../../../../src/domain/volunteer-roster/hours-text'
import type {
  VolunteerDefectCode,
  VolunteerRosterField,
  VolunteerRow,
} from '../../../../src/domain/volunteer-roster/volunteer-roster'
import { noGuardian } from '../../../../src/domain/volunteer/volunteer'
import { readName } from '../name-cell'
import { readBirthDate, readId, readPhones, readSex } from '../person-values'
import type { Cell } from '../workbook'

export interface LineContext {
  readonly since1904: boolean
  readonly today: string
  readonly unitOf: (field: 'totalHours' | 'availableHours') => HoursUnit
}

export interface LineValues {
  readonly values: Omit<VolunteerRow, 'sheet' | 'rowNumber'>
  readonly problems: readonly VolunteerDefectCode[]
}

/** Longest text of each field, as the shape of a volunteer has it. */
const longest = { name: 30, team: 40, politicalStatus: 20, chosen: 20, guardian: 30, relation: 20 }
const mostChosen = 20
/** As printed on a card, and as a gift names its receiver. */
const usableNumber = /^[0-9A-Za-z-]{3,40}$/

type CellOf = (field: VolunteerRosterField) => Cell | undefined

const plainOf = (cell: Cell | undefined): string => {
  const text = toPlainText(cell?.text ?? '')
  return saysNothing(text) ? '' : text
}

const listOf = (cell: Cell | undefined): readonly string[] => [
  ...new Set(
    plainOf(cell)
      .split(/[、,;/|\s]+/)
      .filter((part) => part !== ''),
  ),
]

const readDay = (cell: Cell | undefined, since1904: boolean): string | null => {
  if (plainOf(cell) === '') return ''
  const reading =
    cell?.number === undefined
      ? parseDateText(cell?.text ?? '')
      : cell.isDate
        ? fromSpreadsheetDay(cell.number, since1904)
        : parseDateNumber(cell.number)
  if (!reading.ok) return null
  // 2019年3月 and 2019年: since when exactly, nobody knows; the first day of it says no more than the cell.
  return reading.precision === 'day' ? reading.iso : `${reading.iso}-01-01`.slice(0, 10)
}

const readHours = (cell: Cell | undefined, unit: HoursUnit) => {
  if (cell === undefined) return { ok: true, minutes: null } as const
  if (cell.number === undefined) return readHoursText(cell.text, unit)
  return cell.isDate ? readHoursOfDays(cell.number) : readHoursNumber(cell.number, unit)
}

export const readLine = (cell: CellOf, context: LineContext): LineValues => {
  const { since1904, today } = context
  const problems: VolunteerDefectCode[] = []
  const report = (code: string | null): void => {
    // A missing ID number is none: volunteers may leave it out.
    if (code !== null && code !== 'id-missing') problems.push(code as VolunteerDefectCode)
  }
  const day = (field: VolunteerRosterField): string => {
    const read = readDay(cell(field), since1904)
    if (read === null) report('date-unreadable')
    else if (read > today) report('date-to-come')
    return read ?? ''
  }
  const hours = (field: 'totalHours' | 'availableHours'): number | null => {
    const read = readHours(cell(field), context.unitOf(field))
    if (!read.ok) report(read.code)
    return read.ok ? read.minutes : null
  }
  const isBroken = (field: VolunteerRosterField): boolean => cell(field)?.formula === 'broken'
  const fields = ['name', 'idNumber', 'phone', 'totalHours', 'availableHours', 'number'] as const
  // An ID number that a formula puts together is seldom what somebody typed.
  if (fields.some(isBroken) || cell('idNumber')?.formula !== undefined) report('formula-unreadable')

  const name = readName(cell('name')?.text ?? '')
  report(name.code)
  const id = readId(cell('idNumber'), true)
  if (!id.ok) report(id.code)
  const idNumber = id.ok ? id.idNumber : ''
  const birth = readBirthDate(cell('birthDate'), id, { since1904, today })
  report(birth.code)
  if (birth.iso === '' && birth.code === null && (id.ok || id.code === 'id-missing'))
    report('age-unknown')
  const sex = readSex(cell('sex')?.text ?? '')
  if (sex === undefined) report('sex-unreadable')
  else if (id.ok && sex !== 'unknown' && sex !== id.sex) report('sex-disagrees')
  const phones = readPhones(cell('phone')?.text ?? '', name.phone)
  report(phones.code ?? (phones.phone === '' ? 'phone-missing' : null))
  const guardianPhone = readPhones(cell('guardianPhone')?.text ?? '', '')
  report(guardianPhone.code)

  const texts = {
    team: plainOf(cell('team')),
    politicalStatus: plainOf(cell('politicalStatus')),
    guardian: plainOf(cell('guardianName')),
    relation: plainOf(cell('guardianRelation')),
  }
  const chosen = { skills: listOf(cell('skills')), serviceKinds: listOf(cell('serviceKinds')) }
  const isLong =
    name.name.length > longest.name ||
    (Object.keys(texts) as (keyof typeof texts)[]).some(
      (key) => texts[key].length > longest[key],
    ) ||
    Object.values(chosen).some(
      (list) => list.length > mostChosen || list.some((one) => one.length > longest.chosen),
    )
  if (isLong) report('text-too-long')

  const written = plainOf(cell('number')).replace(/\s+/g, '')
  const number = usableNumber.test(written) ? written : ''
  const [totalMinutes, availableMinutes] = [hours('totalHours'), hours('availableHours')]
  if (totalMinutes !== null && availableMinutes !== null && availableMinutes > totalMinutes)
    report('hours-disagree')
  const consentedOn = day('guardianConsentedOn')
  const notes = [
    written !== '' && number === '' ? `编号 ${written} 不能用在这里，会另给一个编号` : '',
    id.ok && id.legacy ? '15 位老号码，已换成 18 位' : '',
    birth.note,
  ].filter((note) => note !== '')
  const guardian =
    texts.guardian === ''
      ? noGuardian
      : {
          name: texts.guardian,
          relation: texts.relation,
          phone: guardianPhone.phone,
          consentedOn,
        }
  return {
    problems: [...new Set(problems)],
    values: {
      details: {
        ...{ name: name.name, sex: id.ok ? id.sex : (sex ?? 'unknown'), birthDate: birth.iso },
        ...{ phone: phones.phone, idNumber },
        ...{ skills: [...chosen.skills], serviceKinds: [...chosen.serviceKinds] },
        ...{ team: texts.team, politicalStatus: texts.politicalStatus, guardian },
      },
      number,
      registeredOn: day('registeredOn'),
      totalMinutes,
      availableMinutes,
      communityName: plainOf(cell('community')),
      gridName: plainOf(cell('grid')),
      notes,
    },
  }
}
