/** The hotline's cases from the sheet to the desk: told first with exact counts, taken in once, kept out with reasons. */
import type { CellObject, WorkSheet } from '@e965/xlsx'
import type { KnownPlaces } from '../../cloudfunctions/api/roster/place-names'
import { placeVolunteers } from '../../cloudfunctions/api/roster/volunteers/place-volunteers'
import { volunteerDetails } from '../support/api/volunteer-samples'
import { readHotline } from '../../cloudfunctions/api/hotline/read-hotline'
import { readWorkbook } from '../../cloudfunctions/api/roster/workbook'
import type { HotlinePreview, HotlineProgress } from '../../src/protocol/hotline'
import type { MatterPage, MatterView } from '../../src/protocol/matter'
import { answer, ask, codeOf } from '../support/api/ask'
import { emptyDatabase, everyText } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, type TestApi } from '../support/api/test-api'
import { seedStreet } from '../support/api/test-street'
import { hotlineBook, hotlineHeader, hotlineLine } from '../support/hotline-workbook'
import { sheetsOf, workbookOf, type Value } from '../support/roster-workbook'

const at = (text: string) => Date.parse(`${text}+08:00`)

test('a call in the last half minute of a day is read as of that day', () => {
  const line = hotlineLine({ 来电时间: 46083.9999, 办理时限: '' })
  const change = (sheet: WorkSheet) => {
    const cell = sheet.B2 as CellObject
    cell.z = 'yyyy-mm-dd hh:mm'
  }
  const sheets = sheetsOf(workbookOf({ 工单: { rows: [hotlineHeader, line], change } }))
  const read = readHotline(sheets, { mapping: {}, today: '2026-03-31' })
  expect(read.defects).toEqual([])
  expect(read.rows.map(({ calledAtMs }) => calledAtMs)).toEqual([at('2026-03-02T23:59:00')])
})

describeOnBoth('importing the hotline’s cases', (kind) => {
  let server: TestApi
  let files = 0
  beforeAll(async () => {
    server = await openTestApi(kind)
    await emptyDatabase(server.api)
    await seedStreet(server.api)
  })
  afterAll(() => server.close())

  const preview = async (
    lines: readonly (readonly Value[])[],
    { regionId = 'c1', member = 'worker', mapping = {} } = {},
  ): Promise<HotlinePreview> => {
    const fileId = `cases-${++files}`
    const bytes = hotlineBook(lines).toString('base64')
    const part = { fileId, purpose: 'hotline', regionId, index: 0, partCount: 1, bytes }
    await answer(server.api, member, 'file.put', part)
    return answer(server.api, member, 'hotline.preview', { fileId, regionId, mapping })
  }
  const finish = async ({ importId }: HotlinePreview): Promise<HotlineProgress> => {
    const where = { importId, regionId: 'c1' }
    for (;;) {
      const progress = await answer<HotlineProgress>(server.api, 'worker', 'hotline.proceed', where)
      if (progress.finished) return progress
    }
  }
  const desk = async (member: string, regionId: string) => {
    const question = { regionId, list: 'open' }
    const { lines } = await answer<MatterPage>(server.api, member, 'matter.desk', question)
    return lines
  }

  const lines = [
    hotlineLine(),
    hotlineLine({ 工单编号: 'TX-2', 诉求类别: '消防隐患', 办理时限: '', 来电时间: '' }),
    hotlineLine({ 工单编号: 'TX-3', 派发单位: '城管局', 办理时限: '2026-03-20 17:00' }),
    hotlineLine({ 工单编号: '', 诉求内容: '没有编号' }),
    hotlineLine({ 工单编号: 'TX-5', 办理时限: '尽快', 来电时间: '前天' }),
    hotlineLine({ 工单编号: 'TX-6', 派发单位: '南门社区' }),
    hotlineLine({ 工单编号: 'TX-7' }),
    hotlineLine({ 工单编号: 'TX-7', 诉求内容: '另一件事' }),
  ]

  test('the preview counts exactly, keeps out with reasons and writes nothing', async () => {
    const told = await preview(lines)
    expect(told.counts).toEqual({ rows: 8, newCases: 3, known: 0, defects: 5, skippedLines: 1 })
    expect(told.added).toMatchObject([
      {
        ...{ caseNumber: 'TX20260302-0001', category: '设施维修', regionName: '区域g1' },
        dueAtMs: at('2026-03-09T09:30:00'),
      },
      { caseNumber: 'TX-2', category: '消防隐患', regionName: '区域g1' },
      { caseNumber: 'TX-3', regionName: '区域c1', dueAtMs: at('2026-03-20T17:00:00') },
    ])
    expect(told.notes.map(({ text }) => text)).toEqual([
      '派发单位“城管局”不在这里，先放在区域c1，可以再派给部门',
    ])
    const reasons = told.defects.map(({ rowNumber, reason }) => `${rowNumber} ${reason}`)
    expect(reasons.sort()).toEqual([
      '10 同一个工单编号在表里有两行，内容不一样。请留下对的一行。',
      '6 没有工单编号。请填上，再导时靠它认出同一件。',
      '7 来电时间看不懂。请写成 2026-03-02 09:30 这样，或空着。 办理时限看不懂。请写成日期，或“24小时”“7天”“5个工作日”，或空着按类别算。',
      '8 派发给了别的社区。请到那个社区导入，或改好派发单位。（写的是南门社区）',
      '9 同一个工单编号在表里有两行，内容不一样。请留下对的一行。',
    ])
    expect(await desk('worker', 'c1')).toEqual([])
    const file = await answer<{ bytes: string }>(server.api, 'worker', 'hotline.defects', {
      ...{ importId: told.importId, regionId: 'c1' },
    })
    const book = readWorkbook(Buffer.from(file.bytes, 'base64'))
    const rows = book.ok ? (book.sheets[0]?.lines ?? []) : []
    expect(rows.map(({ cells }) => cells[5]?.text)).toEqual([
      ...['诉求内容', '没有编号', '小区东门的路灯不亮，晚上走路看不清。'],
      ...[
        '小区东门的路灯不亮，晚上走路看不清。',
        '小区东门的路灯不亮，晚上走路看不清。',
        '另一件事',
      ],
    ])
  })

  test('each case is a matter at its desk, and the same file again changes nothing', async () => {
    const told = await preview(lines)
    expect(await finish(told)).toMatchObject({ done: 3, total: 3, leftOut: [] })
    // A portion that is sent again, and one that was finished.
    expect(await finish(told)).toMatchObject({ done: 3, total: 3 })
    const [own] = await desk('leader', 'g1')
    const at1 = (await desk('leader', 'g1')).map((line) => `${line.channel} ${line.category}`)
    expect(at1.sort()).toEqual(['hotline 消防隐患', 'hotline 设施维修'])
    expect(await desk('worker', 'c1')).toHaveLength(3)
    const id = (await desk('leader', 'g1')).find((line) => line.category === '设施维修')?.id
    const view = await answer<MatterView>(server.api, 'leader', 'matter.one', { matterId: id })
    expect(view).toMatchObject({
      ...{ submittedAtMs: at('2026-03-02T09:30:00'), dueAtMs: at('2026-03-09T09:30:00') },
      ...{ place: '迎凤二期东门', isPublic: false, state: 'waiting', dutyName: '区域g1' },
      request: { name: '张*生', phone: '144******01' },
      steps: [{ kind: 'take-down', words: '12345 工单 TX20260302-0001' }],
    })
    expect(own?.responsibleName).toBe('')
    expect(await everyText(server.api)).not.toContain('14405730001')
    const again = await preview(lines)
    expect(again.counts).toMatchObject({ newCases: 0, known: 3, defects: 5 })
    expect(await finish(again)).toMatchObject({ done: 0, total: 0 })
    expect(await desk('worker', 'c1')).toHaveLength(3)
  })

  test('a unit is looked for community first and at its own level; one of several is for a person to choose', async () => {
    const { database } = server.api
    const names = {
      g1: '第一网格',
      g2: '第二网格',
      g3: '第二网格',
      m1: '1号微网格',
      m2: '2号微网格',
    }
    for (const [id, name] of Object.entries(names))
      await database.updateTable('region').set({ name }).where('id', '=', id).execute()
    const units = ['第二网格', '2号微网格', '第一网格1号微网格', '2号', '区域c2社区第二网格']
    const told = await preview(
      units.map((unit, row) => hotlineLine({ 工单编号: `P-${row}`, 派发单位: unit, 诉求地址: '' })),
    )
    expect(told.added.map(({ regionName }) => regionName)).toEqual([
      ...['第二网格', '2号微网格', '1号微网格', '区域c1'],
    ])
    expect(told.notes.map(({ text }) => text)).toEqual([
      '派发单位“2号”这里不止一处，先放在区域c1，请看过再派',
    ])
    expect(told.defects.map(({ caseNumber }) => caseNumber)).toEqual(['P-4'])
  })

  test('columns under other names are set by hand; other posts and other communities import nothing', async () => {
    const address = String(hotlineHeader.indexOf('诉求地址'))
    const content = String(hotlineHeader.indexOf('诉求内容'))
    const mapping = { 工单: { [address]: 'content', [content]: null } }
    const told = await preview([hotlineLine({ 工单编号: 'TX-9' })], { mapping })
    expect(told.added).toMatchObject([{ caseNumber: 'TX-9', text: '迎凤二期东门' }])
    const where = { importId: told.importId, regionId: 'c1' }
    for (const member of ['leader', 'other', 'nobody'])
      for (const name of ['hotline.preview', 'hotline.proceed', 'hotline.defects'] as const) {
        const input = name === 'hotline.preview' ? { fileId: 'f', regionId: 'c1' } : where
        expect(codeOf(await ask(server.api, member, name, input))).toBe('forbidden')
      }
  })
})

test('a list of volunteers is placed as cases are: each name at its level, and nobody by chance', () => {
  const region = (id: string, levelId: string, name: string, path: string) => ({
    ...{ id, levelId, name, code: '', path },
  })
  const community = region('c', 'community', '迎凤社区', '/s/c/')
  const places: KnownPlaces = {
    onPath: [region('s', 'street', '测试街道', '/s/'), community],
    below: [
      region('m2', 'micro-grid', '2号微网格', '/s/c/g1/m2/'),
      region('g2', 'grid', '第二网格', '/s/c/g2/'),
      region('t1', 'grid', '第三网格', '/s/c/t1/'),
      region('t2', 'grid', '3号网格', '/s/c/t2/'),
    ],
    levels: [
      { id: 'street', name: '街道', isScope: false },
      { id: 'community', name: '社区', isScope: false },
      { id: 'grid', name: '网格', isScope: true },
      { id: 'micro-grid', name: '微网格', isScope: false },
    ],
  }
  const placed = (gridName: string, communityName = '迎凤') => {
    const row = {
      ...{ sheet: '', rowNumber: 2, details: volunteerDetails, number: '', registeredOn: '' },
      ...{ totalMinutes: null, availableMinutes: null, communityName, gridName, notes: [] },
    }
    const { rows, defects } = placeVolunteers([{ ...row, asOf: '' }], places, () => 'new')
    return rows[0] ? [rows[0].regionId, ...rows[0].notes] : defects.map(({ code }) => code)
  }
  expect(placed('')).toEqual(['c'])
  expect(placed('第二网格')).toEqual(['g2'])
  expect(placed('二号微网格')).toEqual(['m2'])
  expect(placed('第三网格')).toEqual(['c', '“第三网格”不止一处，先放在迎凤社区'])
  expect(placed('第九网格')).toEqual(['c', '没有找到“第九网格”，先放在迎凤社区'])
  expect(placed('第二网格', '别的社区')).toEqual(['other-region'])
})
