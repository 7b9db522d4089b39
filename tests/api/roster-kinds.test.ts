/** Kinds of people: ticked, listed or told by the title; matched to the tenant's tags; taken from nobody who has them. */
import type { IndexedRow } from '../../cloudfunctions/api/roster/import-plan'
import { compareWithFile } from '../../cloudfunctions/api/roster/roster-fields'
import type { Resident } from '../../src/domain/resident/resident'
import { defaultSettings } from '../../src/domain/settings/default-settings'
import { idOf, readingOf, readOne, type Value } from '../support/roster-workbook'

const tags = defaultSettings.tags.map(({ name }) => name)
const elder = idOf('19430115', 42)
const young = idOf('19880101', 51)
const home = '和平家园3-1-201'
const tagsOf = (header: readonly Value[], row: readonly Value[], title: readonly Value[] = []) => {
  const columns = ['姓名', '身份证号', '住址', ...header]
  const people = ['赵奶奶', elder, home, ...row]
  const rows = title.length > 0 ? [title, columns, people] : [columns, people]
  return readOne({ rows }, '名册', { tags, today: '2026-10-31' }).rows[0]?.tags
}

it.each<[string, Value, readonly string[]]>([
  ['低保', '√', ['低保户']],
  ['低保', 'R', ['低保户']],
  ['低保', '□', []],
  ['低保', '✕', []],
  ['是否独居', '是', ['独居老人']],
  ['高龄', 1, ['高龄老人']],
  ['残疾', '■', ['残疾']],
  ['残疾', '视力二级', ['视力残疾', '二级残疾']],
  ['残疾等级', '3级', ['三级残疾']],
  ['残疾类别', '肢体', ['肢体残疾']],
  ['特殊人群', '低保+独居', ['低保户', '独居老人']],
  ['特殊人群', '1.独居老人 2.高龄', ['独居老人', '高龄老人']],
  ['特殊人群', '①特困②失能', ['特困人员', '失能老人']],
  ['特殊人群', '普通居民', []],
  ['特殊人群', '养鸽户', ['养鸽户']],
])('%s: %s says %j', (column, value, expected) => {
  expect(tagsOf([column], [value])).toEqual(expected)
})

it('nobody under sixty is made one of the old by a tick', () => {
  const rows = [
    ['姓名', '身份证号', '住址', '独居'],
    ['李强', young, home, '√'],
  ]
  expect(readOne({ rows }, '名册', { tags, today: '2026-10-31' }).rows[0]?.tags).toEqual(['独居'])
})

it.each([
  ['杨家门社区独居老人花名册', ['独居老人']],
  ['2026年退役军人信息采集表', ['退役军人']],
  ['低保边缘户名单', []],
  ['低保申请人员名单', []],
  ['党员联系户名单', []],
  ['低保户、特困人员台账', []],
  ['常住人口登记表', []],
])('everybody in %s gets %j', (title, expected) => {
  expect(tagsOf([], [], [title])).toEqual(expected)
})

it('who stands in the main list and in the list of a kind is one person, with the kind', () => {
  const { sheets } = readingOf(
    {
      第一网格: {
        rows: [
          ['姓名', '身份证号码', '住址'],
          ['赵奶奶', elder, '和平家园3幢1单元201室'],
        ],
      },
      独居老人: {
        rows: [
          ['姓名', '身份证号码', '住址'],
          ['赵奶奶', elder, home],
          ['李强', young, '和平家园3-1-202'],
        ],
      },
    },
    { tags },
  )
  expect(
    sheets.flatMap(({ rows }) => rows.map((row) => [row.sheet, row.name, ...row.tags])),
  ).toEqual([
    ['第一网格', '赵奶奶', '独居老人'],
    ['独居老人', '李强', '独居老人'],
  ])
  expect(sheets.flatMap(({ defects }) => defects)).toEqual([])
  expect(sheets[1]?.notes).toEqual([
    '按表的标题，给每个人都加上标签“独居老人”',
    '有 1 人别的表里已有，只把标签加到了那里',
  ])
})

it('a list of one kind takes no other tag from anybody', () => {
  const [row] = readOne(
    {
      rows: [
        ['姓名', '身份证号', '住址', '独居'],
        ['赵奶奶', elder, home, '√'],
      ],
    },
    '名册',
    { tags },
  ).rows
  if (!row) throw new Error('nobody was read')
  const columns = new Set(['name', 'idNumber', 'address', 'tagFlag'])
  const indexed: IndexedRow = { ...row, columns, idNumberIndex: 'x' }
  const resident = {
    name: '赵奶奶',
    tags: ['低保户', '二级残疾'],
    birthDate: row.birthDate,
    sex: row.sex,
  }
  const last = { tags: ['低保户', '二级残疾'] }
  const compared = compareWithFile(indexed, resident as unknown as Resident, last)
  expect(compared.changed.find(({ field }) => field === 'tags')?.to).toEqual([
    ...['低保户', '二级残疾', '独居老人'],
  ])
  const unticked = compareWithFile({ ...indexed, tags: [] }, resident as unknown as Resident, {
    tags: ['低保户', '二级残疾', '独居老人'],
  })
  expect(unticked.imported.tags).toEqual(['低保户', '二级残疾'])
})

it('是 and 否 mean what their column asks', () => {
  const { rows } = readOne({
    rows: [
      ['姓名', '身份证号', '住址', '是否人户分离', '是否出租', '婚否'],
      ['赵奶奶', elder, home, '是', '否', '已婚'],
      ['李强', young, home, '否', '√', '否'],
    ],
  })
  expect(rows).toMatchObject([
    { residencyStatus: '人户分离', tenure: '', maritalStatus: '已婚' },
    { residencyStatus: '人户一致', tenure: '出租', maritalStatus: '未婚' },
  ])
})

it.each([
  ['人员类别', '常住', { residencyStatus: '常住', tags: [] }],
  ['人员类型', '低保', { residencyStatus: '', tags: ['低保户'] }],
  ['居住情况', '独居', { residencyStatus: '独居', tags: ['独居老人'] }],
])('%s: %s is told apart by what it says', (column, value, expected) => {
  const rows = [
    ['姓名', '身份证号', '住址', column],
    ['赵奶奶', elder, home, value],
  ]
  expect(readOne({ rows }, '名册', { tags }).rows[0]).toMatchObject(expected)
})
