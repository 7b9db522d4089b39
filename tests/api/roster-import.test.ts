/** A roster from the upload to the phones: exact counts, nothing twice, corrections kept, one import at a time. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { maxPartBytes } from '../../src/protocol/limits'
import type { RosterPreview, RosterProgress } from '../../src/protocol/roster'
import { answer, ask, codeOf } from '../support/api/ask'
import { everyText } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { acceptsOnly, command, push } from '../support/api/test-file'
import { TestPhone } from '../support/api/test-phone'
import { actorOf, seedStreet, type TestMember } from '../support/api/test-street'
import { workbookOf, type Value } from '../support/roster-workbook'

const given = readFileSync(
  join(__dirname, '../../cloudfunctions/api/demo/data/roster-yangjiamen.xlsx'),
)
const header =
  '微网格 小区 幢 单元 室 户主姓名 与户主关系 姓名 性别 身份证号码 联系电话 工作单位'.split(' ')
const door = ['1号微网格', '杨柳新村', 15, 3, '203', '李佳珍']
const li = [...door, '户主', '李佳珍', '女', '33049819880706994X', '14410990001', '个体']
const xu = [...door, '配偶', '徐刚华', '男', '330498199208139955', '14410990002', '']
const bad = [...door, '子', '徐小宝', '男', '330498199208139951', '', '']

const sheet = (...rows: readonly (readonly Value[])[]): Buffer =>
  Buffer.from(workbookOf({ 第九网格: { rows: [header, ...rows] } }))
const withCell = (row: readonly Value[], column: string, value: Value): readonly Value[] =>
  row.map((cell, index) => (header[index] === column ? value : cell))

describeOnBoth('importing a roster', (kind) => {
  let server: TestApi
  let files = 0
  beforeAll(async () => {
    server = await openTestApi(kind)
    await seedStreet(server.api)
  })
  afterAll(() => server.close())

  const upload = async (
    bytes: Buffer,
    regionId = 'c1',
    member: TestMember = 'worker',
  ): Promise<string> => {
    const fileId = `file-${++files}`
    const partCount = Math.ceil(bytes.length / maxPartBytes)
    // Backwards and the first one twice: parts may come in any order, and again.
    for (const index of [...Array.from({ length: partCount }, (_, at) => partCount - 1 - at), 0])
      await answer(server.api, member, 'file.put', {
        fileId,
        purpose: 'roster',
        regionId,
        index,
        partCount,
        bytes: bytes.subarray(index * maxPartBytes, (index + 1) * maxPartBytes).toString('base64'),
      })
    return fileId
  }
  const preview = async (bytes: Buffer, regionId = 'c1') =>
    answer<RosterPreview>(server.api, 'worker', 'roster.preview', {
      fileId: await upload(bytes, regionId),
      regionId,
    })
  const proceed = (importId: string, regionId = 'c1') =>
    answer<RosterProgress>(server.api, 'worker', 'roster.proceed', { importId, regionId })
  const finish = async (importId: string): Promise<readonly RosterProgress[]> => {
    const steps: RosterProgress[] = []
    do steps.push(await proceed(importId))
    while (steps.at(-1)?.finished !== true)
    return steps
  }
  const count = async (table: 'house' | 'household' | 'resident' | 'sync_entry') => {
    const row = await server.api.database
      .selectFrom(table)
      .select((of) => of.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    return Number(row.n)
  }
  const nothing = { newHouses: 0, newHouseholds: 0, newResidents: 0, changedResidents: 0 }

  test('an edited file shows what is new, changed, gone and kept; nobody is deleted', async () => {
    const first = await preview(sheet(li, xu, bad))
    expect(first.counts).toMatchObject({
      rows: 3,
      newHouses: 1,
      newHouseholds: 1,
      newResidents: 2,
      defects: 1,
    })
    expect(first.newRegions).toEqual(['第九网格', '1号微网格', '杨柳新村 15幢'])
    expect(await count('resident')).toBe(0)
    await finish(first.importId)
    expect((await preview(sheet(li, xu, bad))).counts).toMatchObject({
      ...nothing,
      unchangedResidents: 2,
    })

    const edited = await preview(sheet(withCell(li, '工作单位', '桐昆集团')))
    expect(edited.changed).toEqual([
      {
        name: '李佳珍',
        address: '杨柳新村15幢3单元203室',
        fields: [{ field: 'employer', from: '个体', to: '桐昆集团' }],
      },
    ])
    expect(edited.notListed).toEqual([{ name: '徐刚华', address: '杨柳新村15幢3单元203室' }])
    await finish(edited.importId)
    expect(await count('resident')).toBe(2)
    const history = await server.api.database
      .selectFrom('field_history')
      .select(['field', 'old_value', 'new_value', 'member_name'])
      .execute()
    expect(history).toEqual([
      { field: 'employer', old_value: '"个体"', new_value: '"桐昆集团"', member_name: 'worker' },
    ])

    const corrected = await preview(sheet(withCell(bad, '身份证号码', '330498199208139955')))
    expect(corrected.counts).toMatchObject({ ...nothing, toDecide: 1 })
  })

  test('what was corrected on a phone since stays, and is shown', async () => {
    const resident = await server.api.database
      .selectFrom('resident')
      .select(['id', 'region_id'])
      .where('name', '=', '徐刚华')
      .executeTakeFirstOrThrow()
    const changes = { phone: { from: '14410990002', to: '14499999999' } }
    acceptsOnly(
      await push(
        server.api,
        'worker',
        command('resident.edit', resident.region_id, { residentId: resident.id, changes }),
      ),
    )
    const again = await preview(
      sheet(withCell(li, '工作单位', '桐昆集团'), withCell(xu, '工作单位', '个体')),
    )
    expect(again.kept).toMatchObject([
      { name: '徐刚华', fields: [{ field: 'phone', from: '14499999999', to: '14410990002' }] },
    ])
    await finish(again.importId)
    const phone = new TestPhone(server.api, actorOf('worker'))
    await phone.pull()
    expect(phone.record(`resident ${resident.id}`)).toMatchObject({
      phone: '14499999999',
      employer: '个体',
    })
  })

  test('the given roster: exact counts, and the same file again changes nothing', async () => {
    const before = { resident: await count('resident'), household: await count('household') }
    const first = await preview(given)
    expect(first.counts).toMatchObject({
      rows: 3157,
      newResidents: 3010,
      changedResidents: 0,
      toDecide: 0,
      defects: 147,
    })
    const { newHouseholds } = first.counts
    const steps = await finish(first.importId)
    expect(steps.length).toBeGreaterThan(5)
    expect(steps.at(-1)).toMatchObject({ done: 3010, total: 3010, leftOut: [] })
    expect(await proceed(first.importId)).toMatchObject({ finished: true, done: 3010 })
    expect(await count('resident')).toBe(before.resident + 3010)
    expect(await count('household')).toBe(before.household + newHouseholds)
    const entries = await count('sync_entry')
    const second = await preview(given)
    expect(second.counts).toMatchObject({
      ...nothing,
      unchangedResidents: 3010,
      kept: 0,
      toDecide: 0,
      notListed: 0,
    })
    expect(second.newRegions).toEqual([])
    await finish(second.importId)
    expect(await count('sync_entry')).toBe(entries)
  })

  test('every household is in the timeline, every name on the phones, no whole number anywhere', async () => {
    const events = await server.api.database
      .selectFrom('life_event')
      .select('kind')
      .where('kind', '=', 'registered')
      .execute()
    expect(events).toHaveLength(await count('household'))
    const phone = new TestPhone(server.api, actorOf('worker'))
    await phone.pull()
    expect(phone.held().filter((key) => key.startsWith('resident '))).toHaveLength(
      await count('resident'),
    )
    const text = await everyText(server.api)
    expect(text).not.toMatch(/330498\d{8}\d{3}[\dXx]/)
    expect(text).not.toContain('14410367929')
  })

  test('the rows that were kept out come back as a table', async () => {
    const { importId } = await preview(sheet(li, bad))
    const file = await answer<{ fileName: string; bytes: string }>(
      server.api,
      'worker',
      'roster.defects',
      { importId, regionId: 'c1' },
    )
    expect(file.fileName).toMatch(/\.xlsx$/)
    const again = await preview(Buffer.from(file.bytes, 'base64'))
    expect(again.counts).toMatchObject({ rows: 1, defects: 1 })
    expect(again.defects[0]?.name).toBe('徐小宝')
  })

  test('a newer preview voids the older; somebody else’s running import is waited for', async () => {
    const one = await preview(sheet(withCell(li, '工作单位', '甲')))
    const two = await preview(sheet(withCell(li, '工作单位', '乙')))
    const late = await ask(server.api, 'worker', 'roster.proceed', {
      importId: one.importId,
      regionId: 'c1',
    })
    expect(codeOf(late)).toBe('unusable')
    await server.api.database
      .updateTable('roster_import')
      .set({ state: 'importing' })
      .where('id', '=', two.importId)
      .execute()
    const fileId = await upload(sheet(li), 'g1')
    const busy = await ask(server.api, 'worker', 'roster.preview', { fileId, regionId: 'g1' })
    expect(busy).toEqual({
      ok: false,
      error: { code: 'unusable', message: 'worker正在这里导入另一份台账，请等它导完再来' },
    })
    const tomorrow = { ...server.api, nowMs: () => testNowMs + 24 * 3_600_000 }
    expect(
      codeOf(await ask(tomorrow, 'worker', 'roster.preview', { fileId, regionId: 'g1' })),
    ).toBe('ok')
  })

  test('two calls that go on at once carry nothing out twice', async () => {
    const people = await count('resident')
    const newcomer = withCell(li, '姓名', '方土洋')
    const moved = await preview(sheet(newcomer))
    expect(moved.counts.toDecide).toBe(1)
    const { importId } = await preview(sheet(withCell(li, '工作单位', '丙')))
    const steps = await Promise.all([1, 2, 3].map(() => proceed(importId)))
    expect(steps.filter(({ done }) => done === 1)).toHaveLength(3)
    expect(await count('resident')).toBe(people)
  })

  test('is forbidden without the permission, and a file that is no roster is refused in Chinese', async () => {
    const put = {
      fileId: 'f',
      purpose: 'roster',
      regionId: 'c1',
      index: 0,
      partCount: 1,
      bytes: 'AAAA',
    }
    for (const member of ['leader', 'other', 'nobody', 'admin'] as const) {
      expect(codeOf(await ask(server.api, member, 'file.put', put))).toBe('forbidden')
      expect(
        codeOf(await ask(server.api, member, 'roster.preview', { fileId: 'f', regionId: 'c1' })),
      ).toBe('forbidden')
      expect(
        codeOf(await ask(server.api, member, 'roster.proceed', { importId: 'x', regionId: 'c1' })),
      ).toBe('forbidden')
    }
    const fileId = await upload(Buffer.from('not a table'))
    const reply = await ask(server.api, 'worker', 'roster.preview', { fileId, regionId: 'c1' })
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'unusable', message: expect.stringContaining('.xlsx') },
    })
    const building = await upload(sheet(li), 'b1')
    expect(
      codeOf(
        await ask(server.api, 'worker', 'roster.preview', { fileId: building, regionId: 'b1' }),
      ),
    ).toBe('unusable')
  })

  test('the operator was told of no failure', () => expect(server.reports).toEqual([]))

  test('a household that the database refuses is left out alone', async () => {
    const numbers = ['330498195001019915', '330498195001019931'] as const
    const rows = numbers.map((number, index) => {
      const name = ['邹超贵', '邱静仙'][index] ?? ''
      const named = withCell(withCell(li, '姓名', name), '户主姓名', name)
      const sexed = withCell(withCell(named, '室', `70${index}`), '性别', '男')
      return withCell(sexed, '身份证号码', number)
    })
    const { importId, counts } = await preview(sheet(...rows))
    expect(counts).toMatchObject({ newResidents: 2, newHouseholds: 2 })
    await sql`alter table resident add constraint no_qiu check (name <> '邱静仙') not valid`.execute(
      server.api.database,
    )
    const steps = await finish(importId)
    expect(steps.flatMap(({ leftOut }) => leftOut)).toMatchObject([{ name: '邱静仙' }])
    expect(steps.at(-1)).toMatchObject({ done: 2, finished: true })
    const there = await server.api.database
      .selectFrom('resident')
      .select('name')
      .where('name', 'in', ['邹超贵', '邱静仙'])
      .where('region_id', 'in', (of) =>
        of.selectFrom('region').select('id').where('name', '=', '杨柳新村 15幢'),
      )
      .execute()
    expect(there).toEqual([{ name: '邹超贵' }])
  })
})
