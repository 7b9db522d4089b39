/** Several people in one row: those who can be told apart are imported, each with what is his own. */
import type { SheetReading } from '../../src/domain/roster'
import { writeDefectiveRows } from '../../cloudfunctions/api/roster/defective-rows'
import { readRoster } from '../../cloudfunctions/api/roster/read-roster'
import { idOf, readOne, sheetsOf, summary, workbookOf } from '../support/roster-workbook'

const li = idOf('19750621', 11)
const wang = idOf('19770302', 22)
const child = idOf('20050806', 31)
const elder = idOf('19430115', 42)
const home = '和平家园/3/1/201'

const people = ({ rows }: SheetReading): string[] =>
  rows.map(({ name, relation, phone, idNumber, rowNumber }) =>
    [rowNumber, name, relation, idNumber === '' ? '' : idNumber.slice(6, 14), phone].join(' '),
  )
const homes = ({ rows }: SheetReading): number => new Set(rows.map((row) => row.householdKey)).size

it('members in columns of their own beside the head', () => {
  const sheet = readOne({
    rows: [
      [
        ...['住址', '户主姓名', '户主身份证号', '户主电话'],
        ...['成员1姓名', '成员1与户主关系', '成员1身份证号'],
        ...['成员2姓名', '成员2与户主关系', '成员2身份证号'],
      ],
      ['和平家园3-1-201', '李强', li, '14410361213', '王芳', '妻', wang, '李明', '子', child],
      ['和平家园3-1-202', '赵奶奶', elder, '', null, null, null, null, null, null],
    ],
  })
  expect(summary(sheet)).toEqual([
    `2 李强 @李强 ${home}`,
    `2 王芳 @李强 ${home}`,
    `2 李明 @李强 ${home}`,
    '3 赵奶奶 @赵奶奶 和平家园/3/1/202',
  ])
  expect(people(sheet).slice(0, 3)).toEqual([
    '2 李强 户主 19750621 14410361213',
    '2 王芳 妻 19770302 ',
    '2 李明 子 20050806 ',
  ])
  expect(homes(sheet)).toBe(2)
})

it('the same under group titles, and with a head who is listed among the members too', () => {
  const sheet = readOne({
    rows: [
      ['住址', '户主信息', null, null, '家庭成员一', null, null, '家庭成员二', null, null],
      [
        ...[null, '姓名', '身份证号码', '联系电话', '姓名', '关系', '身份证号码'],
        ...['姓名', '关系', '身份证号码'],
      ],
      ['和平家园3-1-201', '李强', li, '14410361213', '王芳', '妻', wang, '李强', '本人', li],
    ],
    merges: ['A1:A2', 'B1:D1', 'E1:G1', 'H1:J1'],
  })
  expect(people(sheet)).toEqual(['3 王芳 妻 19770302 ', '3 李强 本人 19750621 14410361213'])
  expect(sheet.defects).toEqual([])
})

it('spouse and child with numbers of their own; without numbers they are told', () => {
  const header = [
    '门牌',
    '户主',
    '身份证号',
    '配偶姓名',
    '配偶身份证号',
    '子女姓名',
    '子女身份证号',
  ]
  const sheet = readOne({
    rows: [header, ['和平家园3-1-201', '李强', li, '王芳', wang, '李明', child]],
  })
  expect(people(sheet)).toEqual([
    '2 李强 户主 19750621 ',
    '2 王芳 配偶 19770302 ',
    '2 李明 子女 20050806 ',
  ])
  expect(homes(sheet)).toBe(1)
})

it('relatives in a list of one person a row are contacts, not residents, and it says so', () => {
  const sheet = readOne({
    rows: [
      ['姓名', '身份证号', '住址', '子女姓名', '子女身份证号', '子女电话'],
      ['赵奶奶', elder, '和平家园3-1-202', '李强', li, '14410361213'],
    ],
  })
  expect(people(sheet)).toEqual(['2 赵奶奶  19430115 '])
  expect(sheet.notes).toEqual(['“子女姓名”里的人没有导入，住在这里的请一人一行写上'])
})

it('a head whose own columns are merged down his members is one of the household, once', () => {
  const sheet = readOne({
    rows: [
      ['户主信息', null, '家庭成员信息', null, null, '住址'],
      ['姓名', '身份证号', '姓名', '与户主关系', '身份证号', null],
      ['李强', li, '王芳', '妻', wang, '和平家园3-1-201'],
      [null, null, '李明', '子', child, null],
      ['赵奶奶', elder, null, null, null, '和平家园3-1-202'],
    ],
    merges: ['A1:B1', 'C1:E1', 'F1:F2', 'A3:A4', 'B3:B4', 'F3:F4'],
  })
  expect(people(sheet)).toEqual([
    '3 李强 户主 19750621 ',
    '3 王芳 妻 19770302 ',
    '4 李明 子 20050806 ',
    '5 赵奶奶 户主 19430115 ',
  ])
  expect(homes(sheet)).toBe(2)
})

it('two tables side by side are two people a row, each behind his own door', () => {
  const sheet = readOne({
    rows: [
      ['姓名', '电话', '住址', null, '姓名', '电话', '住址'],
      ['李强', '14410361213', '和平家园3-1-201', null, '王芳', '14410361214', '和平家园3-1-203'],
      ['赵奶奶', '', '和平家园3-1-202', null, null, null, null],
    ],
  })
  expect(summary(sheet)).toEqual([
    `2 李强 @ ${home}`,
    '2 王芳 @ 和平家园/3/1/203',
    '3 赵奶奶 @ 和平家园/3/1/202',
  ])
  expect(sheet.rows[1]?.phone).toBe('14410361214')
})

it('several in one cell, with as many numbers beside them', () => {
  const sheet = readOne({
    rows: [
      ['住址', '户主', '家庭成员', '身份证号码', '联系电话'],
      ['和平家园3-1-201', '李强', '李强、王芳、李明', `${li}、${wang}，${child}`, '14410361213'],
      ['和平家园3-1-202', '赵奶奶', '赵奶奶\n钱某', `${elder}\n${idOf('19500101', 51)}`, ''],
    ],
  })
  expect(people(sheet)).toEqual([
    '2 李强  19750621 14410361213',
    '2 王芳  19770302 ',
    '2 李明  20050806 ',
    '3 赵奶奶  19430115 ',
    '3 钱某  19500101 ',
  ])
  expect(homes(sheet)).toBe(2)
})

it.each([
  ['李强、王芳', li],
  ['周涛 吴琴', li],
  ['张伟和李娜', li],
  ['王芳/李强', `${wang}/`],
])('%s with one number is told, not guessed', (name, id) => {
  const sheet = readOne({
    rows: [
      ['姓名', '身份证号码', '住址'],
      [name, id, '和平家园3-1-201'],
    ],
  })
  expect(sheet.rows).toEqual([])
  expect(sheet.defects.map(({ code }) => code)).toContain('several-people')
})

it.each([
  ['李 强', '李强'],
  ['欧阳 娜娜', '欧阳娜娜'],
  ['阿卜杜拉•买买提', '阿卜杜拉·买买提'],
  ['李和平', '李和平'],
  ['1.李强', '李强'],
  ['★李强', '李强'],
])('%s is one person', (written, name) => {
  const sheet = readOne({
    rows: [
      ['姓名', '身份证号码', '住址'],
      [written, li, '和平家园3-1-201'],
    ],
  })
  expect(sheet.rows.map((row) => row.name)).toEqual([name])
})

it('telephones 1 and 2 are one person’s', () => {
  const sheet = readOne({
    rows: [
      ['姓名', '身份证号码', '住址', '电话1', '电话2'],
      ['李强', li, '和平家园3-1-201', '14410361213', '14410361214'],
    ],
  })
  expect(sheet.rows).toMatchObject([{ phone: '14410361213', phoneRemark: '14410361214' }])
})

it('landlords, guardians and wardens are nobody who lives there', () => {
  const sheet = readOne({
    rows: [
      ['房屋地址', '房东信息', null, null, '承租人信息', null, null],
      [null, '姓名', '身份证号码', '联系电话', '姓名', '身份证号码', '联系电话'],
      ['和平家园3-1-201', '孙某', elder, '14410369999', '李强', li, '14410361213'],
    ],
    merges: ['A1:A2', 'B1:D1', 'E1:G1'],
  })
  expect(people(sheet)).toEqual(['3 李强  19750621 14410361213'])
})

it('only who is defective of a row comes back to be corrected, as a row of his own', () => {
  const rows = [
    ['住址', '户主姓名', '户主身份证号', '成员1姓名', '成员1与户主关系', '成员1身份证号'],
    ['和平家园3-1-201', '李强', li, '王芳', '妻', '330498'],
  ]
  const sheets = sheetsOf(workbookOf({ 名册: { rows } }))
  const reading = readRoster(sheets)
  expect(reading.sheets[0]?.defects).toMatchObject([{ rowNumber: 2, person: 1, name: '王芳' }])
  const again = readRoster(sheetsOf(writeDefectiveRows(sheets, reading) ?? new Uint8Array()))
  expect(again.sheets.flatMap(summary)).toEqual(['2 !id-malformed'])
  expect(again.sheets[0]?.columns.map(({ header }) => header)).toEqual([
    ...['问题/怎么改', '住址', '姓名', '身份证号码', '与户主关系', '户主姓名'],
  ])
})
