/** How far an import reaches: no further than its region, no wrong door for a row that names no estate, nobody lost. */
import type { RosterPreview, RosterProgress } from '../../src/protocol/roster'
import { answer, ask, codeOf } from '../support/api/ask'
import { describeOnBoth, openTestApi, type TestApi } from '../support/api/test-api'
import { seedStreet, type TestMember } from '../support/api/test-street'
import { idOf, workbookOf, type Value } from '../support/roster-workbook'

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

  const imported = async (rows: readonly (readonly Value[])[], name = '名册') => {
    const bytes = Buffer.from(workbookOf({ [name]: { rows } })).toString('base64')
    const read = await preview(bytes)
    while (!(await proceed(read.importId)).finished);
    return { ...read, again: (await preview(bytes)).counts }
  }
  const nothing = { newHouses: 0, newHouseholds: 0, newResidents: 0, changedResidents: 0 }

  test('a household in one row is imported whole, once, and only who is defective comes back', async () => {
    const members = ['成员1姓名', '成员1与户主关系', '成员1身份证号']
    const { counts, defects, again } = await imported([
      ['住址', '户主姓名', '户主身份证号', ...members, '成员2姓名', '成员2身份证号'],
      [
        ...['桂花苑2幢1单元301室', '甲某', idOf('19600101', 11)],
        ...['乙某', '妻', idOf('19610101', 22), '丙某', '33049819'],
      ],
    ])
    expect(counts).toMatchObject({ newHouses: 1, newHouseholds: 1, newResidents: 2, defects: 1 })
    expect(defects).toMatchObject([{ rowNumber: 2, name: '丙某' }])
    expect(again).toMatchObject({ ...nothing, unchangedResidents: 2, defects: 1 })
  })

  test('what the file knows of estates places a row that names none, or names it otherwise', async () => {
    const { counts } = await imported([
      ['姓名', '与户主关系', '身份证号码', '住址'],
      ['丁某', '父亲', idOf('19350101', 31), '2-1-301'],
      ['戊某', '户主', idOf('19360101', 31), '桂花苑小区2幢1单元302室'],
      ['己某', '户主', idOf('19370101', 31), '2-1-303'],
    ])
    expect(counts).toMatchObject({ newHouses: 2, newHouseholds: 2, newResidents: 3, defects: 0 })
    const houses = await server.api.database
      .selectFrom('house')
      .select(['estate', 'room'])
      .where('building', '=', '2')
      .orderBy('room')
      .execute()
    expect(houses).toEqual(['301', '302', '303'].map((room) => ({ estate: '桂花苑', room })))
  })

  test('a list of one kind gives its tag, in the tenant’s words, and takes none', async () => {
    const person = ['己某', idOf('19370101', 31), '桂花苑2-1-303']
    await imported([
      ['姓名', '身份证号码', '住址', '特殊人群'],
      [...person, '低保'],
    ])
    const { again } = await imported([['姓名', '身份证号码', '住址'], person], '独居老人')
    expect(again).toMatchObject(nothing)
    const row = await server.api.database
      .selectFrom('resident')
      .select('tags')
      .where('name', '=', '己某')
      .executeTakeFirstOrThrow()
    expect(row.tags).toEqual(['低保户', '独居老人'])
  })
})
