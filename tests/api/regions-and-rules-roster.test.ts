/** Levels that change while a roster is under way: what was planned by the old ones makes no region any more. */
import {
  lockStructure,
  writeSettings,
} from '../../cloudfunctions/api/organisation/tenant.repository'
import { defaultSettings } from '../../src/domain/settings/default-settings'
import type { Settings } from '../../src/domain/settings/settings'
import type { RosterPreview, RosterProgress } from '../../src/protocol/roster'
import { answer, ask, codeOf } from '../support/api/ask'
import { untilBlocked } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, type TestApi } from '../support/api/test-api'
import { acceptsOnly, officeCommand, push } from '../support/api/test-file'
import { seedStreet, tenantId } from '../support/api/test-street'
import { workbookOf } from '../support/roster-workbook'

const header = ['微网格', '小区', '幢', '室', '户主姓名', '与户主关系', '姓名', '身份证号码']
const row = [
  ...['1号微网格', '杨柳新村', 15, '203', '李佳珍', '户主', '李佳珍'],
  '33049819880706994X',
]
const bytes = Buffer.from(workbookOf({ 第九网格: { rows: [header, row] } })).toString('base64')

const unit = { id: 'unit', name: '单元', isScope: false }
const withUnit: Settings = { ...defaultSettings, levels: [...defaultSettings.levels, unit] }

describeOnBoth('levels and rosters', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
    await seedStreet(server.api)
  })
  afterAll(() => server.close())

  const change = async (seen: Settings, settings: Settings) =>
    acceptsOnly(
      await push(
        server.api,
        'admin',
        officeCommand('settings.change', 'street', { seen, settings }),
      ),
    )
  const upload = async (fileId: string) => {
    const part = { purpose: 'roster', index: 0, partCount: 1, bytes }
    await answer(server.api, 'worker', 'file.put', { fileId, regionId: 'c1', ...part })
  }
  const preview = (fileId: string) =>
    ask(server.api, 'worker', 'roster.preview', { fileId, regionId: 'c1' })
  const proceed = (importId: string) =>
    ask(server.api, 'worker', 'roster.proceed', { importId, regionId: 'c1' })

  /** How many households there are when all is imported. */
  const finish = async (importId: string): Promise<number> => {
    for (let finished = false; !finished;)
      finished = (
        await answer<RosterProgress>(server.api, 'worker', 'roster.proceed', {
          importId,
          regionId: 'c1',
        })
      ).finished
    return (await server.api.database.selectFrom('household').select('id').execute()).length
  }

  test('a plan that was read before the levels changed is void, one read after them holds', async () => {
    await upload('before')
    const { importId } = await answer<RosterPreview>(server.api, 'worker', 'roster.preview', {
      fileId: 'before',
      regionId: 'c1',
    })
    await change(defaultSettings, { ...defaultSettings, visitEveryDays: 60 })
    await change({ ...defaultSettings, visitEveryDays: 60 }, { ...withUnit, visitEveryDays: 60 })
    expect(codeOf(await proceed(importId))).toBe('unusable')
    const households = await server.api.database.selectFrom('household').select('id').execute()
    expect(households).toEqual([])

    await upload('after')
    const again = await answer<RosterPreview>(server.api, 'worker', 'roster.preview', {
      fileId: 'after',
      regionId: 'c1',
    })
    expect(await finish(again.importId)).toBe(1)
  })

  test('a change that leaves the levels alone voids no plan', async () => {
    await upload('calm')
    const reply = await preview('calm')
    if (!reply.ok) throw new Error(reply.error.message)
    const now = { ...withUnit, visitEveryDays: 60 }
    await change(now, { ...now, correctionHours: 48 })
    const { importId } = reply.output as RosterPreview
    expect(codeOf(await proceed(importId))).toBe('ok')
  })

  /** On PGlite there is one connection: nothing is asked while a change is under way. */
  if (kind === 'PostgreSQL')
    test('levels that change while a table is being read ask for it to be read once more', async () => {
      await upload('slow')
      const { database } = server.api
      const reading = await database.transaction().execute(async (transaction) => {
        await lockStructure(transaction, tenantId)
        const answering = preview('slow')
        await untilBlocked(server.api)
        await writeSettings(transaction, tenantId, defaultSettings)
        // In an object, or the transaction would wait for what waits for it.
        return { answering }
      })
      expect(await reading.answering).toMatchObject({
        ok: false,
        error: { code: 'unusable', message: expect.stringContaining('层级刚刚改过') as string },
      })
    })
})
