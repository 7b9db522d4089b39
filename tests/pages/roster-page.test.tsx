/** Importing a roster as a community worker sees it: nothing changes before the look, every bad row has its reason. */
import RosterPage from '../../src/packages/office/pages/roster'
import type { PickedFile } from '../../src/ports'
import type { RosterPreview } from '../../src/protocol/roster'
import { fixtureOfficeAccess } from '../support/fixture-office'
import { createFixtureApplication } from '../support/fixture-application'
import { createFixtureDevice } from '../support/fixture-device'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => page.leave())

const preview: RosterPreview = {
  importId: 'import-1',
  sheets: [
    {
      name: '第一网格',
      skippedBecause: '',
      rowCount: 402,
      columns: [
        { index: 0, letter: 'A', header: '序号', field: null, sample: '1' },
        { index: 1, letter: 'B', header: '姓名', field: 'name', sample: '李佳珍' },
        {
          index: 2,
          letter: 'C',
          header: '身份证号码',
          field: 'idNumber',
          sample: '330483194003070029',
        },
      ],
    },
    { name: '填表说明', skippedBecause: '没有找到表头', rowCount: 0, columns: [] },
  ],
  newRegions: ['第二网格'],
  counts: {
    rows: 402,
    newHouses: 12,
    newHouseholds: 9,
    newResidents: 31,
    changedResidents: 1,
    unchangedResidents: 360,
    kept: 1,
    toDecide: 1,
    notListed: 1,
    defects: 7,
    skippedLines: 5,
  },
  changed: [
    {
      name: '赵国强',
      address: '迎凤二期15幢1单元102室',
      fields: [{ field: 'phone', from: '', to: '13900010002' }],
    },
  ],
  kept: [
    {
      name: '周明',
      address: '迎凤二期15幢2单元101室',
      fields: [{ field: 'employer', from: '供电所', to: '丝厂' }],
    },
  ],
  toDecide: [
    {
      sheet: '第一网格',
      rowNumber: 40,
      name: '陈阿大',
      address: '迎凤二期15幢1单元301室',
      onFile: '档案里住在迎凤二期15幢1单元201室',
    },
  ],
  notListed: [{ name: '吴小燕', address: '迎凤二期15幢1单元202室' }],
  added: [{ name: '周小妹', address: '迎凤二期15幢2单元101室' }],
  defects: Array.from({ length: 7 }, (_, index) => ({
    sheet: '第一网格',
    rowNumber: 18 + index,
    name: '沈某',
    reason: '没有写身份证号码。请补上后再导入。',
  })),
  notes: [],
}

const withFile = (file: PickedFile | null, answers: Record<string, unknown>) => {
  const saved: PickedFile[] = []
  const files = {
    pickSpreadsheet: () => Promise.resolve(file),
    saveFile: (one: PickedFile) => {
      saved.push(one)
      return Promise.resolve()
    },
  }
  const application = createFixtureApplication({
    access: fixtureOfficeAccess,
    answers,
    device: { ...createFixtureDevice(), files, network: networkOf(answers) },
  })
  return { application, saved }
}

const networkOf = (answers: Record<string, unknown>) => ({
  ...createFixtureDevice().network,
  call: (path: string) =>
    Promise.resolve(
      path in answers
        ? ({ kind: 'answer', body: { ok: true, output: answers[path] } } as const)
        : ({ kind: 'unreachable' } as const),
    ),
})

const roster: PickedFile = { name: '花名册.xlsx', base64: 'UEsDBA==' }
const answers = {
  'file.put': { complete: true },
  'roster.preview': preview,
  'roster.proceed': { importId: 'import-1', done: 402, total: 402, finished: true },
  'roster.defects': { fileName: '要改的行.xlsx', bytes: 'UEsDBA==' },
}

test('the preview counts what will happen and says that nothing has', async () => {
  page = await showPage(RosterPage, withFile(roster, answers).application)
  await page.tap('选一张表')
  await page.until('还没有改动任何档案')
  for (const words of ['31人新增', '1人有变化', '360人不变', '7处要改', '表上共 402 行'])
    expect(page.words()).toContain(words)
  expect(page.words()).toContain('电话：空着 → 139******02')
  expect(page.words()).not.toContain('13900010002')
  expect(page.words()).toContain('工作单位：档案 供电所，表上 丝厂')
  expect(page.words()).toContain('第一网格 第 40 行 · 档案里住在迎凤二期15幢1单元201室')
  expect(page.words()).toContain('只是告诉您，不会删')
  expect(page.words()).toContain('第二网格')
})

test('each defective row names sheet, row and reason; the rest opens with a tap', async () => {
  page = await showPage(RosterPage, withFile(roster, answers).application)
  await page.tap('选一张表')
  await page.until('第一网格 第 18 行 · 沈某')
  expect(page.words()).toContain('没有写身份证号码。请补上后再导入。')
  expect(page.words()).not.toContain('第 24 行')
  await page.tap('再看 2 条')
  expect(page.words()).toContain('第 24 行')
})

test('columns say what they were taken for, and a skipped sheet says why', async () => {
  page = await showPage(RosterPage, withFile(roster, answers).application)
  await page.tap('选一张表')
  await page.until('402 行 · 认出 2 列 · 不导：序号')
  expect(page.words()).toContain('没有读：没有找到表头')
  expect(page.words()).not.toContain('B 列')
  await page.tap('第一网格')
  expect(page.words()).toContain('B 列 姓名例：李佳珍● 姓名')
  expect(page.words()).toContain('– 不导')
  expect(page.words()).toContain('C 列 身份证号码例：33**************29')
})

test('confirming imports, and the rows to correct can be saved as a file', async () => {
  const { application, saved } = withFile(roster, answers)
  page = await showPage(RosterPage, application)
  await page.tap('选一张表')
  await page.until('确认导入')
  await page.tap('确认导入')
  await page.until('导好了')
  expect(page.words()).toContain('新增 9 户、31 人，更新 1 人')
  await page.tap('下载要改的行')
  expect(saved).toEqual([{ name: '要改的行.xlsx', base64: 'UEsDBA==' }])
})

test('a wrong kind of file is said before anything is sent', async () => {
  const { application } = withFile({ name: '花名册.xls', base64: 'UEsDBA==' }, {})
  page = await showPage(RosterPage, application)
  await page.tap('选一张表')
  expect(page.words()).toContain('另存为 .xlsx')
})

test('a lost signal stops with a sentence and goes on from there', async () => {
  const some: Record<string, unknown> = { 'file.put': { complete: true } }
  page = await showPage(RosterPage, withFile(roster, some).application)
  await page.tap('选一张表')
  await page.until('停在这里了')
  some['roster.preview'] = preview
  await page.tap('接着来')
  await page.until('还没有改动任何档案')
})

test('who may not import is told so, and is asked for nothing', async () => {
  page = await showPage(RosterPage, createFixtureApplication())
  expect(page.words()).toContain('您现在的岗位不办这件事')
  expect(page.words()).not.toContain('选一张表')
})
