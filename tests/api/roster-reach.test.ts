/** An import reaches no further than its region, and a roster goes back to nobody but who brought it. */
import type { RosterPreview, RosterProgress } from '../../src/protocol/roster'
import { answer, ask, codeOf } from '../support/api/ask'
import { describeOnBoth, openTestApi, type TestApi } from '../support/api/test-api'
import { seedStreet, type TestMember } from '../support/api/test-street'
import { workbookOf } from '../support/roster-workbook'

const header = [
  '微网格',
  '小区',
  '幢',
  '室',
  '户主姓名',
  '与户主关系',
  '姓名',
  '身份证号码',
  '工作单位',
]
const row = (employer: string, idNumber = '33049819880706994X') => [
  ...['1号微网格', '杨柳新村', 15, '203', '李佳珍', '户主', '李佳珍'],
  ...[idNumber, employer],
]
const sheet = (...rows: ReturnType<typeof row>[]): string =>
  Buffer.from(workbookOf({ 第九网格: { rows: [header, ...rows] } })).toString('base64')

describeOnBoth('the reach of a roster', (kind) => {
  let server: TestApi
  let files = 0
  beforeAll(async () => {
    server = await openTestApi(kind)
    await seedStreet(server.api)
  })
  afterAll(() => server.close())

  const preview = async (bytes: string) => {
    const file = { fileId: `file-${++files}`, regionId: 'c1' }
    const part = { purpose: 'roster', index: 0, partCount: 1, bytes }
    await answer(server.api, 'worker', 'file.put', { ...file, ...part })
    return answer<RosterPreview>(server.api, 'worker', 'roster.preview', file)
  }
  const proceed = (importId: string) =>
    answer<RosterProgress>(server.api, 'worker', 'roster.proceed', { importId, regionId: 'c1' })

  test('who has moved out of reach since the preview is left out', async () => {
    const first = await preview(sheet(row('甲')))
    while (!(await proceed(first.importId)).finished);
    const { importId, counts } = await preview(sheet(row('乙')))
    expect(counts.changedResidents).toBe(1)
    for (const table of ['household', 'resident'] as const)
      await server.api.database.updateTable(table).set({ region_id: 'b5' }).execute()
    expect((await proceed(importId)).leftOut).toMatchObject([
      { name: '李佳珍', reason: '预览以后，这位居民已搬到别处' },
    ])
    const people = await server.api.database.selectFrom('resident').select('employer').execute()
    expect(people).toEqual([{ employer: '甲' }])
  })

  test('rows of another community are kept out of this one and come back in the list', async () => {
    const rows = [
      [...header, '社区'],
      [...row('丁', '330498195001019915'), '区域c2'],
    ]
    const book = Buffer.from(workbookOf({ 第九网格: { rows } })).toString('base64')
    const { importId, counts, defects } = await preview(book)
    expect(counts).toMatchObject({ newResidents: 0, defects: 1 })
    expect(defects[0]?.reason).toContain('这一行写的是区域c2，现在导入的是区域c1')
    const list = { importId, regionId: 'c1' }
    expect(codeOf(await ask(server.api, 'worker', 'roster.defects', list))).toBe('ok')
  })

  test('a roster with its whole numbers goes back to nobody but who brought it', async () => {
    const { importId } = await preview(sheet(row('丙', '330498199208139951')))
    const lend = (regionId: string) =>
      server.api.database
        .updateTable('post')
        .set({ region_id: regionId })
        .where('id', '=', 'post-other')
        .execute()
    const defects = async (member: TestMember) =>
      codeOf(await ask(server.api, member, 'roster.defects', { importId, regionId: 'c1' }))
    await lend('c1')
    expect(await defects('other')).toBe('unusable')
    expect(await defects('worker')).toBe('ok')
  })
})
