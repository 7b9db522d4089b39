/** Who a row is about: nobody who is gone, one person and no more, and no number in place of a name. */
import { idOf, readOne, summary } from '../support/roster-workbook'

const li = idOf('19750621', 11)
const wang = idOf('19770302', 22)
const elder = idOf('19430115', 42)

it('who has died or moved away is kept out, not imported as living', () => {
  const header = ['姓名', '身份证号码', '住址', '人员状态', '备注']
  const door = '和平家园3幢201'
  const gone: readonly (readonly [string, string, string])[] = [
    ['李强(已故)', '', ''],
    ['李强(搬走)', '', ''],
    ['李强', '死亡', ''],
    ['李强', '迁出', ''],
    ['李强', '注销', ''],
    ['李强', '', '已故'],
    ['李强', '', '2024年3月已迁出'],
    ['李强', '', '2024.3去世'],
    ['李强', '', '低保,已搬走'],
    ['李强', '', '搬走了'],
    ['李强', '', '已搬至桐乡'],
  ]
  for (const [name, presence, remark] of gone) {
    const sheet = readOne({ rows: [header, [name, li, door, presence, remark]] })
    expect([name, presence, remark, ...summary(sheet)]).toEqual([
      ...[name, presence, remark, '2 !not-living'],
    ])
  }
})

it('what is said of others, of papers or of a return keeps nobody out', () => {
  const header = ['姓名', '身份证号码', '住址', '人员状态', '备注']
  for (const remark of ['丈夫已故', '户口已迁出', '儿子搬走', '老伴去世后独居', '搬走的是邻居'])
    expect(
      readOne({ rows: [header, ['李强', li, '和平家园3幢201', '正常', remark]] }).defects,
    ).toEqual([])
})

it('people whom a row does not tell apart are kept out, and the office is told why', () => {
  const spouses = readOne({
    rows: [
      ['户主姓名', '户主身份证号', '配偶姓名', '小区', '门牌号'],
      ['李强', li, '王芳', '和平家园', '3-201'],
    ],
  })
  expect(summary(spouses)).toEqual(['2 !several-people'])
  const cells = readOne({
    rows: [
      ['住址', '户主', '家庭成员', '身份证号码'],
      ['和平家园3幢201', '李强', '李强、王芳', li],
      ['和平家园3幢202', '赵奶奶', '周涛 吴琴', elder],
    ],
  })
  expect(summary(cells)).toEqual(['2 !several-people', '3 !several-people'])
})

it('a telephone number beside the name is the phone; one in place of the name is told', () => {
  const { rows, defects } = readOne({
    rows: [
      ['姓名', '身份证号码', '住址', '电话'],
      ['李强 14410361213', li, '和平家园3幢201', null],
      ['王芳14410361214', wang, '和平家园3幢201', '14410361215'],
      ['14410361216', elder, '和平家园3幢201', null],
    ],
  })
  expect(rows.map(({ name, phone, phoneRemark }) => [name, phone, phoneRemark])).toEqual([
    ['李强', '14410361213', ''],
    ['王芳', '14410361215', '14410361214'],
  ])
  expect(rows[0]?.notes).toEqual(['姓名里带着电话，已放到联系电话'])
  expect(defects.map(({ code }) => code)).toEqual(['name-is-number'])
})

it.each([
  ...[
    '出租',
    '租户',
    '长期在外',
    '租给他人',
    '待核实',
    '李强一家',
    '李强等3人',
    '李*',
    '妻:王芳',
    '3-101李强',
  ],
  '该户长期无人居住电话联系不上',
])('%s in place of a name is nobody, also where no ID numbers are kept', (name) => {
  const sheet = readOne({
    rows: [
      ['楼栋', '房号', '姓名', '电话'],
      ['3', '101', name, ''],
    ],
  })
  expect(summary(sheet)).toEqual(['2 !name-unreadable'])
})

it.each(['空置', '无人居住', '未入住', '装修中', '仓库', '不详'])('%s is an empty door', (name) => {
  const sheet = readOne({
    rows: [
      ['楼栋', '房号', '姓名', '电话'],
      ['3', '101', name, ''],
    ],
  })
  expect([summary(sheet), sheet.vacantHouses.length]).toEqual([[], 1])
})

it('a number behind a name stays, and is told; other letters for the X of an ID are taken for it', () => {
  const withX = Array.from({ length: 40 }, (_, at) => idOf('19750621', 100 + at)).filter((id) =>
    id.endsWith('X'),
  )
  const { rows, defects } = readOne({
    rows: [
      ['姓名', '身份证号码', '性别', '住址'],
      ...['×', 'х', 'ⅹ'].map((x, at) => [
        `李强${at + 1}`,
        `${(withX[at] ?? '').slice(0, 17)}${x}`,
        Number(withX[at]?.charAt(16)) % 2 === 1 ? '1-男' : '2.女',
        `和平家园3幢${at + 1}01`,
      ]),
    ],
  })
  expect(defects).toEqual([])
  expect(rows.map(({ idNumber }) => idNumber)).toEqual(withX.slice(0, 3))
  expect(rows[0]?.notes).toEqual(['姓名里有数字，请核对'])
})

it('a column that says what has changed keeps out who is gone', () => {
  const sheet = readOne({
    rows: [
      ['变动类型', '姓名', '身份证号码', '住址'],
      ['迁入', '李强', li, '和平家园3幢201'],
      ['迁出', '王芳', wang, '和平家园3幢202'],
      ['死亡', '赵奶奶', elder, '和平家园3幢203'],
    ],
  })
  expect(summary(sheet)).toEqual(['2 李强 @ 和平家园/3//201', '3 !not-living', '4 !not-living'])
})

it('zeros that formulas make of empty cells say nothing', () => {
  const { rows, defects } = readOne({
    rows: [
      ['姓名', '身份证号码', '出生日期', '电话', '住址'],
      ['李强', li, 0, 0, '和平家园3幢201'],
      ['王芳', '未提供', '0', '0', '和平家园3幢202'],
    ],
  })
  expect(rows).toMatchObject([{ birthDate: '1975-06-21', phone: '' }])
  expect(defects.map(({ code }) => code)).toEqual(['id-missing'])
})

it('职业 gives way to 服务处所, a code of the house to its address', () => {
  const sheet = readOne({
    rows: [
      ['姓名', '身份证号码', '房屋编号', '房屋坐落', '职业', '服务处所'],
      ['李强 男', li, 'CZ0001', '和平家园3幢201', '职员', '桐昆集团'],
    ],
  })
  expect(summary(sheet)).toEqual(['2 李强 @ 和平家园/3//201'])
  expect(sheet.rows[0]?.employer).toBe('桐昆集团')
})
