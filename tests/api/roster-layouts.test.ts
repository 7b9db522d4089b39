/** Rosters of offices that the reader has never seen: each test is another office's way of keeping one. */
import { idOf, readOne, summary } from '../support/roster-workbook'

const li = idOf('19750621', 11)
const wang = idOf('19770302', 22)
const child = idOf('20050806', 31)
const elder = idOf('19430115', 42)

it('a header in two lines, merged groups and a household merged downwards, on an English-named sheet', () => {
  const sheet = readOne({
    rows: [
      ['凤鸣街道百乐社区第3网格常住人口登记表'],
      ['序号', '家庭住址', null, null, '人员基本情况', null, null, null, '联系方式'],
      [null, '小区名称', '楼栋', '房号', '姓名', '与户主关系', '身份证号码', '性别', '手机'],
      [1, '百乐苑', '12栋', '502', '李强', '户主', li, '男', 14410361213],
      [2, null, null, null, '王芳', '妻', wang, '女', ''],
      [3, '百乐苑', 7, '1103室', '赵奶奶', '户主', elder, '女', '无'],
    ],
    merges: ['A1:I1', 'A2:A3', 'B2:D2', 'E2:H2', 'B4:B5', 'C4:C5', 'D4:D5'],
  })
  expect(summary(sheet)).toEqual([
    '4 李强 @李强 百乐苑/12//502',
    '5 王芳 @李强 百乐苑/12//502',
    '6 赵奶奶 @赵奶奶 百乐苑/7//1103',
  ])
  expect([sheet.communityName, sheet.gridName, sheet.headerRow]).toEqual(['百乐社区', '第3网格', 3])
  expect(sheet.rows[0]?.householdKey).toBe(sheet.rows[1]?.householdKey)
})

it('one address text in many spellings, columns in another order, unknown columns between', () => {
  const sheet = readOne({
    rows: [
      ['手机号码', '姓名*', '健康码', '居民身份证号码(18位)', '现居住地址', '户主姓名', '车位'],
      ['14410361213', '李强', '绿', li, '梧桐街道和平家园15号楼3单元203', '李强', '有'],
      ['', '王芳', '绿', wang, '和平家园15-3-203', '李强', ''],
      ['', '李明', '绿', child, '和平家园 １５幢３单元 ２０３室', '李强', ''],
      ['', '赵奶奶', '绿', elder, '振兴路88号3幢201', '赵奶奶', ''],
    ],
  })
  expect(summary(sheet)).toEqual([
    '2 李强 @李强 和平家园/15/3/203',
    '3 王芳 @李强 和平家园/15/3/203',
    '4 李明 @李强 和平家园/15/3/203',
    '5 赵奶奶 @赵奶奶 振兴路88号/3//201',
  ])
  expect(sheet.columns.filter(({ field }) => field === null).map(({ header }) => header)).toEqual([
    '健康码',
    '车位',
  ])
})

it('a household number, and two households behind one door', () => {
  const { rows } = readOne({
    rows: [
      ['户编号', '姓名', '证件号码', '关系', '住址'],
      ['H001', '李强', li, '户主', '和平家园3幢201'],
      ['H001', '王芳', wang, '配偶', '和平家园3幢201'],
      ['H002', '赵奶奶', elder, '户主', '和平家园3幢201'],
    ],
  })
  expect(new Set(rows.map((row) => row.houseKey)).size).toBe(1)
  expect(new Set(rows.map((row) => row.householdKey)).size).toBe(2)
  expect(rows.map((row) => row.headName)).toEqual(['李强', '李强', '赵奶奶'])
})

it('the address in the first line of a household only, 户主 begins the next, blank lines between', () => {
  const sheet = readOne({
    rows: [
      ['姓名', '与户主关系', '身份证', '地址'],
      ['李强', '户主', li, '和平家园3幢1单元201室'],
      ['王芳', '妻子', wang, null],
      [null, null, null, null],
      ['赵奶奶', '户主', elder, '和平家园3幢1单元202室'],
      ['李明', '孙子', child, null],
      ['钱某', '户主', idOf('19800101', 51), null],
    ],
  })
  expect(summary(sheet)).toEqual([
    '2 李强 @李强 和平家园/3/1/201',
    '3 王芳 @李强 和平家园/3/1/201',
    '5 赵奶奶 @赵奶奶 和平家园/3/1/202',
    '6 李明 @赵奶奶 和平家园/3/1/202',
    '7 !address-missing',
  ])
})

it('a village: groups, no house numbers, the head tells the doors apart', () => {
  const { rows, defects } = readOne({
    rows: [
      ['2026年民安村村民花名册'],
      ['村', '组', '户主', '姓名', '家庭关系', '公民身份号码', '联系方式'],
      ['民安村', '3组', '李强', '李强', '本人', li, '14410361213'],
      ['民安村', '3组', '李强', '王芳', '配偶', wang, ''],
      ['民安村', 3, '赵奶奶', '赵奶奶', '本人', elder, ''],
    ],
  })
  expect(defects).toEqual([])
  expect(rows.map((row) => row.address.estate)).toEqual(Array<string>(3).fill('民安村3组'))
  expect(new Set(rows.map((row) => row.houseKey)).size).toBe(2)
  expect(rows[0]?.communityName).toBe('民安村')
})

it('no ID numbers at all: none is missing, and a line pasted twice is still found', () => {
  const sheet = readOne({
    rows: [
      ['姓名', '性别', '出生年月', '电话', '楼栋', '单元', '室'],
      ['李强', '男', '1975.6', '14410361213', 3, 1, 201],
      ['王芳', '女', '1977年3月2日', '', 3, 1, 201],
      ['王芳', '女', '1977-03-02', '', 3, 1, 201],
      ['王芳', '女', '1977-03-02', '', 3, 1, 202],
    ],
  })
  expect(summary(sheet)).toEqual([
    '2 李强 @ /3/1/201',
    '3 王芳 @ /3/1/201',
    '4 !pasted-twice',
    '5 !two-households',
  ])
  expect(sheet.rows[0]?.birthDate).toBe('')
  expect(sheet.rows[0]?.notes).toEqual(['出生日期只写到月（1975-06），没有录入'])
})

it('kinds of people as columns that are ticked', () => {
  const { rows } = readOne({
    rows: [
      ['姓名', '身份证号', '住址', '特殊人群(打√)', null, null, '是否退役军人', '备注'],
      [null, null, null, '低保', '残疾', '独居', null, null],
      ['李强', li, '和平家园3幢201', '√', '视力残疾二级', '', '是', '早出晚归'],
      ['赵奶奶', elder, '和平家园3幢202', '', '二级', '√', '否', ''],
    ],
    merges: ['A1:A2', 'B1:B2', 'C1:C2', 'D1:F1', 'G1:G2', 'H1:H2'],
  })
  expect(rows.map((row) => row.tags)).toEqual([
    ['低保', '视力残疾二级', '退役军人'],
    ['残疾二级', '独居'],
  ])
  expect(rows[0]?.remark).toBe('早出晚归')
})

it('one line a household: the head and his numbers', () => {
  const sheet = readOne({
    rows: [
      ['门牌号', '小区', '户主姓名', '户主身份证号', '户主电话', '家庭人口'],
      ['15-3-203', '迎凤二期', '李强', li, '14410361213', 3],
    ],
  })
  expect(summary(sheet)).toEqual(['2 李强 @李强 迎凤二期/15/3/203'])
  expect(sheet.rows[0]).toMatchObject({ relation: '户主', idNumber: li, phone: '14410361213' })
})

it('columns whose names say nothing are recognised by what is in them', () => {
  const { rows } = readOne({
    rows: [
      ['姓名', '地址', '栏1', '栏2', '民族', '栏3'],
      ['李强', '和平家园3幢201', li, '男', '汉', '14410361213'],
      ['王芳', '和平家园3幢201', wang, '女', '畲族', '14410361214'],
    ],
  })
  expect(rows[1]).toMatchObject({ idNumber: wang, sex: 'female', phone: '14410361214' })
  expect(rows.map((row) => row.ethnicGroup)).toEqual(['汉族', '畲族'])
})

it.each(['公民姓名', '儿童姓名', '老人姓名', '残疾人姓名', '党员姓名', '学生姓名', '租客姓名'])(
  'beside 户主姓名 the person is named by %s, never by the head',
  (column) => {
    const sheet = readOne({
      rows: [
        ['户主姓名', column, '监护人姓名', '住址', '身份证号码'],
        ['李强', '王芳', '钱某', '和平家园3幢201', wang],
        ['李强', '李明', '钱某', '和平家园3幢201', child],
      ],
    })
    expect(summary(sheet)).toEqual(['2 王芳 @李强 和平家园/3//201', '3 李明 @李强 和平家园/3//201'])
  },
)

it('English names of columns', () => {
  const sheet = readOne({
    rows: [
      ['Full Name', 'Address', 'Relationship'],
      ['李强', '和平家园3幢201', '户主'],
    ],
  })
  expect(summary(sheet)).toEqual(['2 李强 @李强 和平家园/3//201'])
})

it('who made the table, and when, is no part of the names of its columns', () => {
  const sheet = readOne({
    rows: [
      ['制表单位:百乐社区', null, null, '制表时间:2026年10月', null],
      ['姓名', '身份证号码', '住址', '联系电话', '健康码'],
      ['李强', li, '和平家园3幢201', '14410361213', '绿'],
    ],
    merges: ['A1:C1', 'D1:E1'],
  })
  expect(sheet.columns.map(({ header }) => header)).toEqual([
    ...['姓名', '身份证号码', '住址', '联系电话', '健康码'],
  ])
  expect(summary(sheet)).toEqual(['3 李强 @ 和平家园/3//201'])
})

it('a sheet named by its micro-grid', () => {
  const rows = [
    ['姓名', '身份证号码', '住址'],
    ['李强', li, '和平家园3幢201'],
  ]
  expect(readOne({ rows }, '1号微网格').rows[0]).toMatchObject({ microGridName: '1号微网格' })
})

it('the street number before an estate that other rows name makes no second estate', () => {
  const sheet = readOne({
    rows: [
      ['姓名', '身份证号码', '住址'],
      ['李强', li, '学苑里3幢201'],
      ['王芳', wang, '测试路12号学苑里3幢201'],
      ['赵奶奶', elder, '振兴路88号宿舍3幢201'],
    ],
  })
  expect(sheet.rows.map(({ address }) => address.estate)).toEqual([
    ...['学苑里', '学苑里', '振兴路88号宿舍'],
  ])
  expect(sheet.rows[1]?.houseKey).toBe(sheet.rows[0]?.houseKey)
})

it('a hidden column gives way to a visible one, and an empty address to a second column of addresses', () => {
  const header = ['姓名', '身份证号', '住址', '住址']
  const hidden = readOne({
    rows: [header, ['李强', li, '老城新村1幢101', '和平家园3幢201']],
    change: (sheet) => {
      sheet['!cols'] = [{}, {}, { hidden: true }]
    },
  })
  expect(summary(hidden)).toEqual(['2 李强 @ 和平家园/3//201'])
  const spare = readOne({ rows: [header, ['李强', li, null, '和平家园3幢201']] })
  expect(summary(spare)).toEqual(['2 李强 @ 和平家园/3//201'])
})
