/** 政治面貌 in a list of volunteers: left out and told, until the importer says that all agreed. */
import { findVolunteers } from '../../cloudfunctions/api/volunteer/volunteer.repository'
import { volunteerRosterLabels } from '../../src/domain/volunteer-roster/volunteer-roster'
import type { VolunteerRosterPreview } from '../../src/protocol/volunteer-roster'
import { answer } from '../support/api/ask'
import { emptyDatabase } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, type TestApi } from '../support/api/test-api'
import { seedStreet, tenantId } from '../support/api/test-street'
import { idOf, workbookOf } from '../support/roster-workbook'

const bookWith = (header: string): Buffer =>
  Buffer.from(
    workbookOf({
      志愿者: {
        rows: [
          ['志愿者编号', '姓名', '身份证号', '手机', header],
          ['TX-0007', '钱秀英', idOf('19620814', 102), '14405730001', '中共党员'],
        ],
      },
    }),
  )

describeOnBoth('the political status in a list of volunteers', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
  })
  afterAll(() => server.close())

  const bring = async (mapping: object, header = '政治面貌') => {
    const { api } = server
    const where = { fileId: 'list-1', regionId: 'c1' }
    const part = { purpose: 'volunteer-roster', index: 0, partCount: 1 }
    const bytes = bookWith(header).toString('base64')
    await answer(api, 'worker', 'file.put', { ...where, ...part, bytes })
    const told = await answer<VolunteerRosterPreview>(api, 'worker', 'volunteerRoster.preview', {
      ...{ ...where, mapping },
    })
    const { importId } = told
    await answer(api, 'worker', 'volunteerRoster.proceed', { importId, regionId: 'c1' })
    const { id } = await api.database.selectFrom('volunteer').select('id').executeTakeFirstOrThrow()
    const [volunteer] = await findVolunteers(api, tenantId, [id])
    return { told, status: volunteer?.details.politicalStatus }
  }

  test('is left out unless somebody says that all agreed, and that is told', async () => {
    const { told, status } = await bring({})
    expect(told.notes).toMatchObject([
      {
        sheet: '志愿者',
        rowNumber: 0,
        text: expect.stringContaining('“政治面貌”没有导') as string,
      },
    ])
    expect(told.sheets[0]?.columns.at(-1)).toMatchObject({ header: '政治面貌', field: null })
    expect([told.counts.newVolunteers, status]).toEqual([1, ''])
  })

  test('is taken over from the column of which it is said', async () => {
    const { told, status } = await bring({ 志愿者: { '4': 'politicalStatus' } })
    expect([told.notes, status]).toEqual([[], '中共党员'])
  })

  test('is taken over from the list of rows put right, whose header says it', async () => {
    const { told, status } = await bring({}, volunteerRosterLabels.politicalStatus)
    expect([told.notes, status]).toEqual([[], '中共党员'])
  })
})
