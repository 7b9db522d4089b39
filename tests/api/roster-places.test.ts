/** Where people live, when the row alone does not say it: the sheet, its title, its sections, the community's file. */
import type { SheetReading } from '../../src/domain/roster'
import { idOf, readingOf, readOne, summary, type Value } from '../support/roster-workbook'

const li = idOf('19750621', 11)
const wang = idOf('19770302', 22)
const elder = idOf('19430115', 42)
const zhou = idOf('19881212', 71)

const doors = ({ rows, defects }: SheetReading): string[] => [
  ...rows.map(({ address: { estate, building, unit, floor, room } }) =>
    [estate, building, unit, floor ?? '', room].join('/'),
  ),
  ...defects.map(({ code }) => `!${code}`),
]
const listOf = (...addresses: readonly string[]): readonly (readonly Value[])[] => [
  ['姓名', '身份证号码', '住址'],
  ...addresses.map((address, at) => [
    `甲${'一二三四五六'.charAt(at)}`,
    idOf('19600101', at + 1),
    address,
  ]),
]

it('a sheet for each building: the sheet’s name, with the estate in its title', () => {
  const rows = [['和平家园住户登记表'], ['单元', '室号', '姓名', '身份证号'], [1, 101, '李强', li]]
  const { sheets } = readingOf({
    '3幢': { rows },
    '5幢': { rows: [...rows.slice(0, 2), [1, 101, '王芳', wang]] },
    和平家园7幢: {
      rows: [
        ['房号', '姓名', '身份证号'],
        ['2-302', '周某', zhou],
      ],
    },
  })
  expect(sheets.flatMap(doors)).toEqual([
    ...['和平家园/3/1/1/101', '和平家园/5/1/1/101', '和平家园/7/2/3/302'],
  ])
  expect(sheets[0]?.notes).toEqual(['没有写小区、幢的，按表名或标题读作“和平家园3幢”'])
})

it('a title that was copied from another building’s sheet is no help: nobody is put anywhere', () => {
  const rows = [
    ['和平家园3幢住户登记表'],
    ['单元', '室号', '姓名', '身份证号'],
    [1, 101, '李强', li],
  ]
  expect(readingOf({ '5幢': { rows } }).sheets.flatMap(doors)).toEqual(['!address-incomplete'])
})

it('labels above the header, and a form of one household', () => {
  const labelled = readOne({
    rows: [
      ['住户情况登记表'],
      ['小区:和平家园', null, '楼栋：5幢', '填表人:张三'],
      ['单元', '室', '姓名', '身份证号码'],
      ['1', '101', '李强', li],
    ],
  })
  expect(doors(labelled)).toEqual(['和平家园/5/1/1/101'])
  const form = readOne({
    rows: [
      ['居民家庭情况登记表'],
      ['户主姓名', '李强', '联系电话', '14410361213'],
      ['家庭住址', '和平家园3幢1单元201室', '住房性质', '自有'],
      ['姓名', '与户主关系', '性别', '身份证号码'],
      ['李强', '户主', '男', li],
      ['王芳', '妻子', '女', wang],
    ],
  })
  expect(summary(form)).toEqual(['5 李强 @李强 和平家园/3/1/201', '6 王芳 @李强 和平家园/3/1/201'])
})

it('lines between the people name building and unit of those below', () => {
  const sheet = readOne({
    rows: [
      ['序号', '房号', '姓名', '身份证号码'],
      ['和平家园3幢'],
      [1, '101', '李强', li],
      ['2单元'],
      [2, '101', '王芳', wang],
      ['5幢'],
      [3, '1-101', '周某', zhou],
    ],
    merges: ['A2:D2', 'A4:D4', 'A6:D6'],
  })
  expect(doors(sheet)).toEqual(['和平家园/3//1/101', '和平家园/3/2/1/101', '和平家园/5/1/1/101'])
})

it('a room of no building is nobody’s door', () => {
  expect(doors(readOne({ rows: listOf('101室', '102') }))).toEqual([
    ...['!address-incomplete', '!address-incomplete'],
  ])
})

it('columns that say each other’s part are read once, and reported where they disagree', () => {
  const sheet = readOne({
    rows: [
      ['小区', '楼号', '单元', '房号', '姓名', '身份证号码'],
      ['和平家园', '和平家园3幢', '3-1', '3幢1单元204', '李强', li],
      ['和平家园', '3#', '一单元', '3-1-202', '王芳', wang],
      ['和平家园', '3', '1', '5-1-203', '赵奶奶', elder],
    ],
  })
  expect(doors(sheet)).toEqual(['和平家园/3/1/2/204', '和平家园/3/1/2/202', '!address-incomplete'])
  const both = readOne({
    rows: [
      ['姓名', '身份证号码', '住址', '幢', '室'],
      ['李强', li, '和平家园3幢201室', '3', '202'],
    ],
  })
  expect(doors(both)).toEqual(['!address-disagrees'])
})

it('3-201 is room 201 of building 3 where every row begins with its building', () => {
  const rows = (...doorsOf: readonly (readonly Value[])[]): Value[][] => [
    ['幢', '房号', '姓名', '身份证号码'],
    ...doorsOf.map((door, at) => [...door, '甲乙丙'.charAt(at), idOf('19600101', at + 1)]),
  ]
  expect(doors(readOne({ rows: rows([3, '3-201'], [5, '5-201']) }))).toEqual([
    ...['/3//2/201', '/5//2/201'],
  ])
  expect(doors(readOne({ rows: rows([3, '3-201'], [3, '1-201']) }))).toEqual([
    ...['/3/3/2/201', '/3/1/2/201'],
  ])
})

it('东户 and room 1 are another door on every floor', () => {
  const { rows } = readOne({
    rows: listOf(
      '和平家园3幢5楼东户',
      '和平家园3幢6楼东边户',
      '和平家园3幢2楼1号',
      '和平家园3幢4楼1号',
    ),
  })
  expect(rows.map(({ houseKey }) => houseKey)).toHaveLength(4)
  expect(new Set(rows.map(({ houseKey }) => houseKey)).size).toBe(4)
})

describe('the estate that a row leaves out', () => {
  const estates = new Map([
    ['和平家园', new Set(['3', '5'])],
    ['学苑里', new Set(['5', '7'])],
  ])
  const placeNames = ['梧桐', '杨家门']

  it('is the only one on file, or in the sheet, with such a building; never one of two', () => {
    const sheet = readOne({ rows: listOf('3-1-201', '7幢201', '5幢201', '9幢201') }, '名册', {
      estates,
    })
    expect(doors(sheet)).toEqual([
      ...['和平家园/3/1/2/201', '学苑里/7//2/201', '/9//2/201', '!estate-missing'],
    ])
    expect(sheet.rows[0]?.notes).toEqual(['没有写小区，按“和平家园”读取'])
  })

  it('is missing for an empty door as well', () => {
    const rows = [
      ['楼栋', '房号', '姓名'],
      ['5', '201', null],
      ['7', '201', null],
    ]
    const sheet = readOne({ rows: [...rows, ['3', '101', '李强']] }, '名册', { estates })
    expect(sheet.vacantHouses.map(({ address }) => address.estate)).toEqual(['学苑里'])
    expect(sheet.defects).toMatchObject([{ rowNumber: 2, code: 'estate-missing' }])
  })

  it('is not that of a few exceptions, where hardly a row names one', () => {
    const rows = listOf('3幢201', '3幢202', '3幢203', '3幢204', '振兴路88号宿舍3幢201')
    expect(doors(readOne({ rows }))[0]).toBe('/3//2/201')
  })

  it('is that of the household', () => {
    const sheet = readOne({
      rows: [
        ['户编号', '姓名', '与户主关系', '身份证号码', '住址'],
        ['1', '李强', '户主', li, '和平家园3-1-201'],
        ['1', '王芳', '妻', wang, '3-1-201'],
      ],
    })
    expect(new Set(sheet.rows.map(({ householdKey }) => householdKey)).size).toBe(1)
  })

  it('has one spelling: of the file, without the names of the places above it', () => {
    const rows = listOf(
      '和平家园小区3幢201',
      '杨家门和平家园3幢202',
      '梧桐街道和平家园3幢203',
      '学苑里',
    )
    const sheet = readOne({ rows }, '名册', { estates, placeNames })
    expect(doors(sheet)).toEqual([
      ...[201, 202, 203].map((room) => `和平家园/3//2/${room}`),
      '!address-incomplete',
    ])
  })
})

it('an address that is missing once in a list of people is missing, not that of the row above', () => {
  const people = Array.from({ length: 8 }, (_, at) => [
    `甲${'一二三四五六七八'.charAt(at)}`,
    idOf(`19${60 + at}0101`, 11),
    at === 4 ? null : `和平家园3-1-${at + 1}01`,
  ])
  const { rows, defects } = readOne({ rows: [['姓名', '身份证号码', '住址'], ...people] })
  expect(rows).toHaveLength(7)
  expect(defects).toMatchObject([{ rowNumber: 6, code: 'address-missing' }])
})

it('where somebody is registered is not taken for where he lives, and it says so', () => {
  const sheet = readOne({
    rows: [
      ['姓名', '身份证号码', '户籍地址'],
      ['李强', li, '和平家园3幢201'],
    ],
  })
  expect(sheet.skippedBecause).toBe(
    '只有“户籍地址”，人不一定住在那里，所以没有读取。要按它导入，请把这一列指定为详细住址。',
  )
})

it('grids by a bare number, with their leader in brackets, and a micro-grid in the title', () => {
  const { rows } = readOne({
    rows: [
      ['杨家门社区第三网格2号微网格居民信息台账'],
      ['姓名', '身份证号码', '住址'],
      ['李强', li, '和平家园3幢201'],
    ],
  })
  expect(rows).toMatchObject([{ gridName: '第三网格', microGridName: '2号微网格' }])
})

it('a part of the estate in brackets is a part of its name', () => {
  const rows = listOf('和平家园(北区)3幢201', '和平家园（南区）3幢201', '和平家园3幢201(朝南)')
  expect(doors(readOne({ rows }))).toEqual([
    ...['和平家园北区/3//2/201', '和平家园南区/3//2/201', '和平家园/3//2/201'],
  ])
})

it('an address in another county, or under another street, is nobody’s of this community', () => {
  const rows = listOf(
    '和平家园3幢201',
    '浙江省杭州市西湖区文三路100号3幢201',
    '上海市浦东新区张杨路500弄3号201室',
    '浙江省桐乡市和平家园3幢202',
  )
  expect(doors(readOne({ rows }))).toEqual([
    ...['和平家园/3//2/201', '和平家园/3//2/202', '!address-elsewhere', '!address-elsewhere'],
  ])
})

it('columns of the door go before a text that names another place', () => {
  const sheet = readOne({
    rows: [
      ['姓名', '身份证号码', '住址', '小区', '幢', '室'],
      ['李强', li, '安徽省阜阳市颍上县城关镇8号', '和平家园', '3', '201'],
      ['王芳', wang, '和平家园3幢202', '和平家园', '3', '202'],
    ],
  })
  expect(doors(sheet)).toEqual(['和平家园/3//2/201', '和平家园/3//2/202'])
})

it('现住址 that says 同户籍地址 is the registered one', () => {
  const sheet = readOne({
    rows: [
      ['姓名', '身份证号码', '户籍地址', '现住址'],
      ['李强', li, '和平家园3幢201', '同户籍地址'],
      ['王芳', wang, '和平家园3幢202', '同左'],
    ],
  })
  expect(doors(sheet)).toEqual(['和平家园/3//2/201', '和平家园/3//2/202'])
})

it('户号 is the door where no other column is; a small table beside the list is no part of it', () => {
  const numbered = readOne({
    rows: [
      ['幢号', '单元号', '户号', '姓名', '身份证号'],
      [3, 1, 201, '李强', li],
    ],
  })
  expect(doors(numbered)).toEqual(['/3/1/2/201'])
  const beside = readOne({
    rows: [
      ['姓名', '身份证号', '住址', null, '网格', '户数', '人数'],
      ['李强', li, '和平家园3幢201', null, '第一网格', 100, 300],
    ],
  })
  expect(beside.rows[0]?.gridName).toBe('')
})

it('门牌号 beside 房号 is the number of the house in its street; alone it is the door', () => {
  const sheet = readOne({
    rows: [
      ['姓名', '身份证号码', '街路巷', '门牌号', '楼栋单元室'],
      ['李强', li, '振兴路', '88号', '3幢1单元201室'],
      ['王芳', wang, '振兴路', '88', '3-1-202'],
      ['周某', zhou, '振兴路', '90号', null],
    ],
  })
  expect(doors(sheet)).toEqual([
    ...['振兴路88号/3/1/2/201', '振兴路88号/3/1/2/202', '振兴路////90号'],
  ])
})

it.each([
  ['楼号/幢号', 'building'],
  ['楼栋-单元', 'building'],
  ['幢-单元-室', 'room'],
  ['小区及门牌号', 'address'],
  ['所属楼栋', 'building'],
  ['楼层号', 'floor'],
  ['层数', null],
  ['楼栋长', null],
])('a column called %s is %s', (header, field) => {
  const { columns } = readOne({
    rows: [
      ['姓名', '身份证号', header],
      ['李强', li, '1'],
    ],
  })
  expect(columns[2]?.field).toBe(field)
})

it('an estate keeps the spelling of the file’s first sheet', () => {
  const { sheets } = readingOf({
    第一网格: { rows: listOf('和平家园小区3幢201') },
    第二网格: {
      rows: [
        ['姓名', '身份证号码', '住址'],
        ['周某', zhou, '和平家园5幢201'],
      ],
    },
  })
  expect(sheets.flatMap(doors)).toEqual(['和平家园小区/3//2/201', '和平家园小区/5//2/201'])
})
