/** Importing an office's list of volunteers: hours are told before they are booked, every bad row has its reason. */
import VolunteerRosterPage from '../../src/packages/office/pages/volunteer-roster'
import type { PickedFile } from '../../src/ports'
import type { VolunteerRosterPreview } from '../../src/protocol/volunteer-roster'
import { createFixtureApplication } from '../support/fixture-application'
import { createFixtureDevice } from '../support/fixture-device'
import { fixtureOfficeAccess } from '../support/fixture-office'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => page.leave())

const preview: VolunteerRosterPreview = {
  importId: 'import-1',
  asOf: '2026-02-28',
  sheets: [
    {
      ...{ name: '志愿者', skippedBecause: '', rowCount: 3 },
      columns: [
        { index: 0, letter: 'A', header: '义工号', field: 'number', sample: 'TX-0007' },
        { index: 1, letter: 'B', header: '余额', field: 'availableHours', sample: '40小时30分' },
      ],
    },
  ],
  counts: {
    ...{ rows: 3, newVolunteers: 1, changedVolunteers: 1, unchangedVolunteers: 0, kept: 1 },
    ...{ toDecide: 1, defects: 1, skippedLines: 2, openings: 1, openingMinutes: 2430 },
    ...{ toPoolMinutes: 30, carried: 1, carriedMinutes: 7590 },
  },
  added: [
    {
      ...{ name: '钱秀英', number: 'TX-0007', regionName: '杨家门社区' },
      ...{ openingMinutes: 2430, carriedMinutes: 7590 },
    },
  ],
  changed: [
    {
      ...{ name: '孙大明', number: 'TX-2' },
      fields: [{ field: 'phone', from: '', to: '14405730005' }],
    },
  ],
  kept: [
    {
      ...{ name: '孙大明', number: 'TX-2' },
      fields: [{ field: 'team', from: '向阳花', to: '巡逻队' }],
    },
  ],
  toDecide: [
    {
      ...{ sheet: '志愿者', rowNumber: 5, name: '周阿大' },
      words: '在别的社区已是志愿者，没有改动。请和那边的社区商量由谁管。',
    },
  ],
  defects: [
    { sheet: '志愿者', rowNumber: 6, name: '吴小燕', reason: '已有期初余额，只记一次，没有再记。' },
  ],
  notes: [{ sheet: '志愿者', rowNumber: 3, text: '多出的 30 分转入社区公益池' }],
}

const applicationOf = (answers: Record<string, unknown>) => {
  const list: PickedFile = { name: '志愿者.xlsx', base64: 'UEsDBA==' }
  const saved: PickedFile[] = []
  const asked: unknown[] = []
  const device = createFixtureDevice()
  const files = {
    pickSpreadsheet: () => Promise.resolve(list),
    saveFile: (one: PickedFile) => {
      saved.push(one)
      return Promise.resolve()
    },
  }
  const network = {
    ...device.network,
    call: (path: string, input: unknown) => {
      asked.push([path, input])
      return Promise.resolve(
        path in answers
          ? ({ kind: 'answer', body: { ok: true, output: answers[path] } } as const)
          : ({ kind: 'unreachable' } as const),
      )
    },
  }
  const application = createFixtureApplication({
    ...{ access: fixtureOfficeAccess, answers, device: { ...device, files, network } },
  })
  return { application, saved, asked }
}

const progress = {
  ...{ importId: 'import-1', done: 3, total: 3, finished: true, waitingMinutes: 2430 },
  leftOut: [{ name: '沈慧琴', reason: '预览以后有变化：已退出志愿者，没有改动。' }],
}
const answers = {
  'file.put': { complete: true },
  'volunteerRoster.preview': preview,
  'volunteerRoster.proceed': progress,
  'volunteerRoster.defects': { fileName: '需要改的行.xlsx', bytes: 'UEsDBA==' },
}

test('the look before says whose hours go where, and that nothing has been changed', async () => {
  page = await showPage(VolunteerRosterPage, applicationOf(answers).application)
  await page.tap('选一张表')
  await page.until('还没有改动任何登记和时长')
  for (const words of [
    '1人新增',
    '1行要改',
    '可用时长：1 人，共 40 小时 30 分，等一位同事同意以后记进时间银行，每人只记一次',
    '其中 30 分超过每人上限，会转入社区公益池',
    '累计时长：1 人，共 126 小时 30 分，写进记录的“原有时长”，不计入证明',
    '时长都算到 2026年2月28日',
    '编号 TX-0007 · 杨家门社区 · 可用 40 小时 30 分',
    '联系电话：空着 → 144******05',
    '所在服务队：登记 向阳花，表上 巡逻队',
    '周阿大 · 志愿者 第 5 行',
    '志愿者 第 6 行 · 吴小燕',
    '已有期初余额',
  ])
    expect(page.words()).toContain(words)
  expect(page.words()).not.toContain('14405730005')
})

test('confirming imports, tells who was left out and why, and saves the rows to correct', async () => {
  const { application, saved, asked } = applicationOf(answers)
  page = await showPage(VolunteerRosterPage, application)
  await page.tap('选一张表')
  await page.until('确认导入')
  // Whoever agrees to the hours is told which file they come from.
  expect(asked).toContainEqual([
    'volunteerRoster.preview',
    expect.objectContaining({ fileName: '志愿者.xlsx' }),
  ])
  await page.tap('确认导入')
  await page.until('导好了')
  expect(page.words()).toContain(
    '新增 1 人，更新 1 人。可用时长 40 小时 30 分还没有记：请一位同事打开“更正和继承”',
  )
  expect(page.words()).toContain('▲ 这几位没有导成')
  expect(page.words()).toContain('已退出志愿者')
  await page.tap('下载要改的行')
  expect(saved).toEqual([{ name: '需要改的行.xlsx', base64: 'UEsDBA==' }])
})

test('a lost signal goes on from where it stopped', async () => {
  const some: Record<string, unknown> = { 'file.put': { complete: true } }
  page = await showPage(VolunteerRosterPage, applicationOf(some).application)
  await page.tap('选一张表')
  await page.until('停在这里了')
  some['volunteerRoster.preview'] = preview
  await page.tap('接着来')
  await page.until('还没有改动任何登记和时长')
})

test('who does not manage volunteers is told so, and is asked for nothing', async () => {
  page = await showPage(VolunteerRosterPage, createFixtureApplication())
  expect(page.words()).toContain('您现在的岗位不办这件事')
  expect(page.words()).not.toContain('选一张表')
})
