/** A roster of another community or grid than the chosen one is not taken in silently. */
import { keepOutOtherRegions } from '../../cloudfunctions/api/roster/other-region'
import { defaultSettings } from '../../src/domain/settings/default-settings'
import type { Region } from '../../src/domain/organisation/region'
import type { RosterReading } from '../../src/domain/roster'
import { idOf, readingOf, type Value } from '../support/roster-workbook'

const li = idOf('19750621', 11)
const wang = idOf('19770302', 22)
const { levels } = defaultSettings
const on = (...names: readonly string[]): Pick<Region, 'name' | 'code' | 'levelId'>[] =>
  names.map((name, depth) => ({ name, code: `33048${depth}`, levelId: levels[depth]?.id ?? '' }))
const community = { levels, path: on('梧桐街道', '杨家门社区') }
const grid = { levels, path: on('梧桐街道', '杨家门社区', '第七网格') }

const read = (...rows: readonly (readonly Value[])[]): RosterReading =>
  readingOf({ 名册: { rows } })
const lines = ({ sheets }: RosterReading): string[] =>
  sheets.flatMap(({ rows, defects }) => [
    ...rows.map(({ rowNumber, name }) => `${rowNumber} ${name}`),
    ...defects.map(({ rowNumber, reason }) => `${rowNumber} ${reason.split('。')[0] ?? ''}`),
  ])

it('a row that names another community is kept out and says so; other spellings are the same one', () => {
  const header = ['社区', '姓名', '身份证号码', '住址']
  for (const name of ['杨家门社区', '杨家门', '梧桐街道杨家门社区', '杨家门社区居委会'])
    expect(
      lines(keepOutOtherRegions(read(header, [name, '李强', li, '和平家园3幢201']), community)),
    ).toEqual(['2 李强'])
  const other = read(header, ['安乐社区', '李强', li, '和平家园3幢201'])
  expect(lines(keepOutOtherRegions(other, community))).toEqual([
    '2 这一行写的是安乐社区，现在导入的是杨家门社区',
  ])
})

it('an address that names another community is kept out too', () => {
  const reading = read(
    ['姓名', '身份证号码', '住址'],
    ['李强', li, '梧桐街道安乐社区和平家园3幢201'],
    ['王芳', wang, '梧桐街道杨家门社区和平家园3幢201'],
  )
  expect(lines(keepOutOtherRegions(reading, community))).toEqual([
    '3 王芳',
    '2 这一行写的是安乐社区，现在导入的是杨家门社区',
  ])
})

it('an address under another street is kept out, unless most are: streets are renamed', () => {
  const addresses = (...streets: readonly string[]): RosterReading =>
    read(
      ['姓名', '身份证号码', '住址'],
      ...streets.map((street, at) => [
        `甲${'一二三'.charAt(at)}`,
        idOf('19600101', at + 1),
        `${street}和平家园3幢${at + 1}01`,
      ]),
    )
  expect(
    lines(keepOutOtherRegions(addresses('梧桐街道', '梧桐镇', '凤鸣街道'), community)),
  ).toEqual([...['2 甲一', '3 甲二', '4 这一行写的是凤鸣街道，现在导入的是梧桐街道']])
  const renamed = keepOutOtherRegions(addresses('城北街道', '城北街道', ''), community)
  expect(lines(renamed)).toEqual(['2 甲一', '3 甲二', '4 甲三'])
  expect(renamed.sheets[0]?.notes).toEqual([
    '住址写的多是城北街道，现在导入的是梧桐街道，请核对有没有选错',
  ])
})

it('a row or an empty door of another grid is kept out of a grid, not of the community', () => {
  const reading = read(
    ['网格', '姓名', '身份证号码', '住址'],
    ['第一网格', '李强', li, '和平家园3幢201'],
    ['7号网格', '王芳', wang, '和平家园3幢202'],
    ['第十七网格', null, null, '和平家园3幢203'],
  )
  expect(lines(keepOutOtherRegions(reading, community))).toEqual(['2 李强', '3 王芳'])
  const kept = keepOutOtherRegions(reading, grid)
  expect(lines(kept)).toEqual([
    '3 王芳',
    '2 这一行写的是第一网格，现在导入的是第七网格',
    '4 这一行写的是第十七网格，现在导入的是第七网格',
  ])
  expect(kept.sheets[0]?.vacantHouses).toEqual([])
})

it('a title of another community is told and keeps nobody out', () => {
  const rows = [
    ['姓名', '身份证号码', '住址'],
    ['李强', li, '和平家园3幢201'],
  ]
  const other = keepOutOtherRegions(read(['安乐社区人口台账'], ...rows), community)
  expect(other.sheets[0]?.notes).toEqual([
    '表的标题写的是安乐社区，现在导入的是杨家门社区，请核对有没有选错',
  ])
  expect(lines(other)).toEqual(['3 李强'])
  const own = keepOutOtherRegions(read(['杨家门社区人口台账'], ...rows), community)
  expect(own.sheets[0]?.notes).toEqual([])
})

it('beside a sheet of this community, sheets of others are what they say', () => {
  const rows = (name: string, id: string): readonly (readonly Value[])[] => [
    ['姓名', '身份证号码', '住址'],
    [name, id, '和平家园3幢201'],
  ]
  const reading = readingOf({
    杨家门社区: { rows: rows('李强', li) },
    安乐社区: { rows: rows('王芳', wang) },
  })
  expect(lines(keepOutOtherRegions(reading, community))).toEqual([
    '2 李强',
    '2 这一行写的是安乐社区，现在导入的是杨家门社区',
  ])
})
