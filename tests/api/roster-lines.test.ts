/** Lines that are nobody, doors with nobody, sheets that are no roster: none is lost, none becomes a person. */
import { idOf, readOne, readingOf, summary, type Value } from '../support/roster-workbook'

const li = idOf('19750621', 11)
const wang = idOf('19770302', 22)
const elder = idOf('19430115', 42)

it('grids as lines between the people, totals anywhere, a repeated header, notes at the foot', () => {
  const header = ['序号', '姓名', '身份证号码', '住址']
  const sheet = readOne({
    rows: [
      header,
      ['第一网格'],
      [1, '李强', li, '和平家园3幢201'],
      ['小计', '1人'],
      ['第二网格'],
      header,
      [2, '王芳', wang, '和平家园5幢201'],
      [null, '合 计', '2人'],
      ['注:本表由网格员填写,每月更新。'],
      [null, '填表人:张三  审核人:李四'],
    ],
    merges: ['A2:D2', 'A5:D5', 'A9:D9'],
  })
  expect(sheet.rows.map(({ name, gridName }) => `${name} ${gridName}`)).toEqual([
    '李强 第一网格',
    '王芳 第二网格',
  ])
  expect(sheet.defects).toEqual([])
  expect(sheet.skippedLines.map(({ rowNumber, kind }) => `${rowNumber} ${kind}`)).toEqual([
    '2 section',
    '4 total',
    '5 section',
    '6 header',
    '8 total',
    '9 note',
    '10 note',
  ])
})

it('hidden rows are read and marked; hidden, empty and statistical sheets are skipped with a reason', () => {
  const rows = [
    ['姓名', '身份证号码', '住址'],
    ['李强', li, '和平家园3幢201'],
    ['王芳', wang, '和平家园3幢201'],
  ]
  const { sheets } = readingOf({
    名册: { rows, hiddenRows: [3] },
    旧名册: { rows, hidden: true },
    统计: {
      rows: [
        ['小区', '幢', '户数', '人数', '党员'],
        ['和平家园', 3, 20, 60, 5],
      ],
    },
    空表: { rows: [] },
  })
  expect(sheets.map((sheet) => sheet.rows.length)).toEqual([2, 0, 0, 0])
  expect(sheets[0]?.rows[1]?.notes).toContain('这一行在表里是隐藏的')
  expect(sheets.map((sheet) => sheet.skippedBecause === '')).toEqual([true, false, false, false])
})

it('a sheet that nobody can recognise is shown with its columns, and read as the user says', () => {
  const rows = [
    ['甲', '乙', '丙', '丁'],
    ['李强', '和平家园3幢201', '暂住', '户主'],
  ]
  const [before] = readingOf({ 名单: { rows } }).sheets
  expect(before?.skippedBecause).not.toBe('')
  expect(
    before?.columns.map(({ letter, header, sample }) => `${letter}${header}${sample}`),
  ).toEqual(['A甲李强', 'B乙和平家园3幢201', 'C丙暂住', 'D丁户主'])
  const mapping = { 名单: { 0: 'name', 1: 'address', 2: 'tenure', 3: 'nonsense' } }
  const [after] = readingOf({ 名单: { rows } }, { mapping }).sheets
  expect(after?.skippedBecause).toBe('')
  expect(after?.rows[0]).toMatchObject({ name: '李强', tenure: '暂住', relation: '' })
})

it('a door with nobody behind it is a vacant house, not a defect', () => {
  const sheet = readOne({
    rows: [
      ['小区', '幢', '单元', '室', '姓名', '身份证号码', '性别', '备注'],
      ['和平家园', 3, 1, 201, '李强', li, '男', ''],
      [null, null, null, 202, null, null, null, '空置'],
      [null, null, null, 203, '赵奶奶', elder, '女', ''],
    ],
    merges: ['A2:A4', 'B2:B4', 'C2:C4'],
  })
  expect(summary(sheet)).toEqual(['2 李强 @ 和平家园/3/1/201', '4 赵奶奶 @ 和平家园/3/1/203'])
  expect(sheet.vacantHouses).toMatchObject([
    { rowNumber: 3, address: { room: '202' }, remark: '空置' },
  ])
})

it('building, unit and room in one column, flags for the head, words for an empty home', () => {
  const sheet = readOne({
    rows: [
      [
        '小区名称',
        '幢-单元-室',
        '居民姓名',
        '是否户主',
        '户主',
        '身份证号',
        '网格名称',
        '所属社区',
      ],
      ['迎凤二期', '15-3-203', '李强', '是', '李强', li, '东片网格', '百乐社区'],
      ['迎凤二期', '15-3-203', '王芳', '否', '李强', wang, '东片网格', '百乐社区'],
      ['迎凤二期', '15-3-204', '空置', '', '', '', '东片网格', '百乐社区'],
    ],
  })
  expect(summary(sheet)).toEqual([
    '2 李强 @李强 迎凤二期/15/3/203',
    '3 王芳 @李强 迎凤二期/15/3/203',
  ])
  expect(sheet.vacantHouses).toHaveLength(1)
  expect(sheet.rows[0]).toMatchObject({ gridName: '东片网格', communityName: '百乐社区' })
})

it('who is a member keeps a household whose head is kept out', () => {
  const sheet = readOne({
    rows: [
      ['姓名', '与户主关系', '身份证号码', '住址'],
      ['李强', '户主', '', '和平家园3幢201'],
      ['王芳', '配偶', wang, '和平家园3幢201'],
    ],
  })
  expect(summary(sheet)).toEqual(['3 王芳 @李强 和平家园/3//201', '2 !id-missing'])
})

it('without a header the columns that the user names hold everybody, the first line too', () => {
  const rows = [
    ['李强', li, '和平家园3幢201'],
    ['王芳', wang, '和平家园3幢201'],
  ]
  const mapping = { 名单: { 0: 'name', 1: 'idNumber', 2: 'address' } }
  const [sheet] = readingOf({ 名单: { rows } }, { mapping }).sheets
  expect(sheet?.rows.map(({ rowNumber, name }) => `${rowNumber} ${name}`)).toEqual([
    '1 李强',
    '2 王芳',
  ])
})

it('a table with a header and nobody says so', () => {
  const sheet = readOne({ rows: [['姓名', '身份证号码', '住址']] })
  expect(sheet.skippedBecause).toBe('表里只有表头，没有人。')
})

it('an empty address is not the one above where the line names another grid', () => {
  const sheet = readOne({
    rows: [
      ['网格', '姓名', '身份证号码', '住址'],
      ['第一网格', '李强', li, '和平家园3幢201'],
      ['第二网格', '王芳', wang, null],
    ],
  })
  expect(summary(sheet)).toEqual(['2 李强 @ 和平家园/3//201', '3 !address-missing'])
})

it('同上 is the value above, and nothing where nothing is above', () => {
  const { rows, defects } = readOne({
    rows: [
      ['姓名', '身份证号码', '住址', '联系电话'],
      ['李强', li, '和平家园3幢201', '同上'],
      ['王芳', wang, '同上', '14410361213'],
      ['赵奶奶', elder, '同上', '同上'],
    ],
  })
  expect(defects).toEqual([])
  expect(rows.map(({ phone }) => phone)).toEqual(['', '14410361213', '14410361213'])
  expect(new Set(rows.map(({ houseKey }) => houseKey)).size).toBe(1)
})

it('totals, signatures and page numbers in every shape are nobody', () => {
  const { rows, defects, skippedLines } = readOne({
    rows: [
      ['序号', '姓名', '身份证号码', '住址', '备注'],
      [1, '李强', li, '和平家园3幢1单元201室', '低保金共计500元'],
      ['3幢小计', null, null, '1户1人', null],
      ['小 计:', '1人', null, null, null],
      ['本页合计:2人'],
      ['共2户', '共2人', null, null, null],
      ['制表人:', '张三', '审核人:', '李四', '2026.3.1'],
      ['社区(盖章)', null, null, '日期', null],
      [null, null, null, '第 1 页 共 1 页', null],
    ],
  })
  expect(rows.map(({ name }) => name)).toEqual(['李强'])
  expect(defects).toEqual([])
  expect(skippedLines).toHaveLength(7)
})

it('a header in two lines and the title come again on every printed page', () => {
  const header = [
    ['姓名', '基本情况', null, '住址'],
    [null, '性别', '身份证号码', null],
  ]
  const { rows, defects, skippedLines } = readOne({
    rows: [
      ['杨家门社区居民台账'],
      ...header,
      ['李强', '男', li, '和平家园3-1-201'],
      ['第1页'],
      ['杨家门社区居民台账(续)'],
      ...header,
      ['王芳', '女', wang, '和平家园3-1-202'],
    ],
    merges: ['A1:D1', 'A2:A3', 'B2:C2', 'D2:D3', 'A7:A8', 'B7:C7', 'D7:D8'],
  })
  expect(rows.map(({ name }) => name)).toEqual(['李强', '王芳'])
  expect([defects, skippedLines.length]).toEqual([[], 4])
})

it('another header below is another table, read by its own columns and corrected by its own name', () => {
  const rows = [
    ['一、户籍人口'],
    ['姓名', '身份证号码', '住址'],
    ['李强', li, '和平家园3-1-201'],
    ['二、流动人口'],
    ['住址', '姓名', '证件', '身份证号码'],
    ['和平家园3-1-202', '王芳', '甲', wang],
  ]
  const { sheets } = readingOf({ 名册: { rows } })
  expect(sheets.map(({ name }) => name)).toEqual(['名册', '名册（第 4 行起）'])
  expect(sheets.flatMap(summary)).toEqual([
    '3 李强 @ 和平家园/3/1/201',
    '6 王芳 @ 和平家园/3/1/202',
  ])
  const mapping = { '名册（第 4 行起）': { 2: 'remark' } }
  expect(readingOf({ 名册: { rows } }, { mapping }).sheets[1]?.rows[0]?.remark).toBe('甲')
})

it('a register of doors: the empty ones are vacant houses, whatever stands for nobody', () => {
  const sheet = readOne({
    rows: [
      ['楼栋', '房号', '房屋状态', '户主姓名', '身份证号'],
      ['3', '101', '自住', '李强', li],
      ['3', '102', '空置', null, null],
      ['3', '103', '空置', '/', '/'],
    ],
  })
  expect(summary(sheet)).toEqual(['2 李强 @李强 /3//101'])
  expect(sheet.vacantHouses.map(({ address }) => address.room)).toEqual(['102', '103'])
})

it('heads by 是否户主, by 户主(本人) and by a code begin their households', () => {
  const flagged = readOne({
    rows: [
      ['住址', '是否户主', '姓名', '身份证号码'],
      ['和平家园3-1-201', '是', '李强', li],
      [null, '否', '王芳', wang],
      [null, '是', '赵奶奶', elder],
    ],
    merges: ['A2:A4'],
  })
  expect(flagged.rows.map(({ headName }) => headName)).toEqual(['李强', '李强', '赵奶奶'])
  const coded = readOne({
    rows: [
      ['姓名', '与户主关系', '身份证号码', '住址'],
      ['李强', '户主(本人)', li, '和平家园3-1-201'],
      ['王芳', '户主之妻', wang, null],
      ['赵奶奶', '01户主', elder, '和平家园3-1-201'],
    ],
  })
  expect(coded.rows.map(({ headName }) => headName)).toEqual(['李强', '李强', '赵奶奶'])
})

it('forms below each other: each has its own address, and no member another form’s', () => {
  const form = (address: string | null, ...people: readonly (readonly Value[])[]): Value[][] => [
    ['居民家庭情况登记表'],
    ['户主姓名', people[0]?.[0] ?? '', '联系电话', '14410361213'],
    ['家庭住址', address],
    ['姓名', '与户主关系', '身份证号码'],
    ...people.map((person) => [...person]),
  ]
  const sheet = readOne({
    rows: [
      ...form('和平家园3-1-201', ['李强', '户主', li]),
      ...form('和平家园3-1-202', ['王芳', '户主', wang]),
      ...form(null, ['赵奶奶', '户主', elder]),
    ],
  })
  expect(summary(sheet)).toEqual([
    '5 李强 @李强 和平家园/3/1/201',
    '10 王芳 @王芳 和平家园/3/1/202',
    '15 !address-missing',
  ])
})

it('hints and examples under the header are nobody', () => {
  const { rows, defects } = readOne({
    rows: [
      ['序号', '姓名', '身份证号码', '住址'],
      ['填写说明', '必填', '18位', '必填'],
      ['示例', '张三', wang, '和平家园3-1-101'],
      [1, '李强', li, '和平家园3-1-201'],
    ],
  })
  expect([rows.map(({ name }) => name), defects]).toEqual([['李强'], []])
})

it('lists of the dead, of who left, and samples are not read, unless the user says so', () => {
  const rows = [
    ['姓名', '身份证号码', '住址'],
    ['李强', li, '和平家园3-1-201'],
  ]
  const plans = {
    死亡人员: { rows },
    去年: { rows: [['2025年迁出人口花名册'], ...rows] },
    填写示例: { rows },
  }
  expect(readingOf(plans).sheets.flatMap((sheet) => sheet.rows)).toEqual([])
  const mapping = { 死亡人员: { 2: 'address' } }
  expect(readingOf(plans, { mapping }).sheets[0]?.rows).toHaveLength(1)
  const changes = [
    ['2025年迁入迁出登记表'],
    ['变动类型', '姓名', '身份证号码', '住址'],
    ['迁入', '李强', li, '和平家园3-1-201'],
    ['迁出', '王芳', wang, '和平家园3-1-202'],
  ]
  expect(summary(readOne({ rows: changes }))).toEqual([
    '3 李强 @ 和平家园/3/1/201',
    '4 !not-living',
  ])
})
