/** Opening balances of a list: never by one person for the own family; whatever a list can bring can be put right. */
import type { VolunteerRosterPreview } from '../../src/protocol/volunteer-roster'
import { emptyDatabase } from '../support/api/look-inside'
import { homeIs } from '../support/api/relatives'
import { describeOnBoth, openTestApi, type TestApi } from '../support/api/test-api'
import { acceptsOnly, doorOf, openDoor, push, residentFields } from '../support/api/test-file'
import { addSecondWorker, seedStreet, tenantId, type TestMember } from '../support/api/test-street'
import {
  accountOf,
  addTimeBankPeople,
  expectAudited,
  sendTo,
  setRules,
} from '../support/api/time-bank-people'
import { agreeToLists, previewList, proceedList } from '../support/api/volunteer-lists'
import { idOf, type Value } from '../support/roster-workbook'
import { volunteerLine } from '../support/volunteer-workbook'

const ownId = idOf('19600101', 101)
const spouseId = idOf('19620814', 102)
const spouse = { 志愿者姓名: '钱秀英', 身份证号: spouseId }
const neighbour = { 志愿者姓名: '孙大明', 身份证号: idOf('19650101', 101), 手机: '14405730005' }

describeOnBoth('the hours that a list brings', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    const { api } = server
    await emptyDatabase(api)
    await seedStreet(api)
    await addTimeBankPeople(api, [
      { member: 'worker', number: '1001004', name: '周干事', minutes: 0 },
    ])
    await api.database
      .updateTable('volunteer')
      .set({ id_number_index: api.vault.blindIndex(tenantId, 'id-number', ownId) })
      .where('member_id', '=', 'worker')
      .execute()
    const [house, family] = openDoor('b1', 'kin')
    const residents = [ownId, spouseId].map((idNumber, at) => ({
      ...{ residentId: `kin-${at}`, fields: residentFields, idNumber },
    }))
    const both = [house, family && { ...family, args: { ...(family.args as object), residents } }]
    acceptsOnly(await push(api, 'worker', ...both.flatMap((one) => one ?? [])))
    await addSecondWorker(api)
  })
  afterEach(() => expectAudited(server.api))
  afterAll(() => server.close())

  const preview = (member: TestMember, ...lines: readonly (readonly Value[])[]) =>
    previewList(server.api, lines, { member })
  const proceed = (member: TestMember, one: VolunteerRosterPreview) =>
    proceedList(server.api, one, { member })
  const agree = (member: TestMember) => agreeToLists(server.api, { member, regionId: 'c1' })
  const openings = async (): Promise<readonly number[]> => {
    const transfers = server.api.database.selectFrom('time_transfer').select('minutes')
    return (await transfers.execute()).map(({ minutes }) => minutes)
  }
  const words = '这是您家里人的时长，没有改动。家人的请同事来导。'

  test('a spouse who is new waits for a colleague, also when the worker goes on with their import', async () => {
    const lines = [volunteerLine(spouse), volunteerLine({ ...neighbour, 义工号: 'TX-2' })]
    const mine = await preview('worker', ...lines)
    expect(mine.counts).toMatchObject({ newVolunteers: 1, toDecide: 1, openings: 1 })
    expect(mine.toDecide).toMatchObject([{ name: '钱秀英', words }])
    expect(await proceed('worker', mine)).toMatchObject({ done: 1, leftOut: [] })

    const theirs = await preview('other', ...lines)
    expect(theirs.counts).toMatchObject({ newVolunteers: 1, unchangedVolunteers: 1, toDecide: 0 })
    expect(await proceed('worker', theirs)).toMatchObject({
      leftOut: [{ name: '钱秀英', reason: expect.stringContaining(words) }],
    })
    expect(await proceed('other', await preview('other', ...lines))).toMatchObject({ leftOut: [] })
    // Nor do they agree to the list that brings the spouse; the colleague agrees to the one that they brought themselves.
    const [own, kin] = ['提出的人不能自己同意', '是您自己或家人的时间'].map(
      (why) => `rejected needs-another ${why}`,
    )
    expect(new Set(await agree('worker'))).toEqual(new Set([own, kin]))
    expect(new Set(await agree('other'))).toEqual(new Set(['applied {"moved":true}', own]))
    expect(await openings()).toEqual([2430])
    expect(await agree('admin')).toEqual(['applied {"moved":true}'])
    expect(await openings()).toEqual([2430, 2430])
  })

  test('so does one on file already; without hours the row is taken over', async () => {
    const plain = volunteerLine({ ...spouse, 可用余额: '', '累计时长(小时)': '' })
    expect(await proceed('worker', await preview('worker', plain))).toMatchObject({ leftOut: [] })
    const own = await preview('worker', volunteerLine(spouse))
    expect(own).toMatchObject({ counts: { openings: 0, carried: 0 }, toDecide: [{ words }] })
  })

  test('so does one of an importer who is no volunteer and has only a home on file', async () => {
    await homeIs(server.api, 'other', doorOf('kin').householdId)
    expect((await preview('other', volunteerLine(spouse))).toDecide).toMatchObject([{ words }])
  })

  test('nor the importer’s own in a second entry of theirs', async () => {
    const mine = volunteerLine({ 志愿者姓名: '周干事', 身份证号: ownId, 手机: '14405730009' })
    expect((await preview('worker', mine)).toDecide).toMatchObject([{ words }])
    expect(await accountOf(server.api, 'worker')).toMatchObject({ balanceMinutes: 0 })
  })

  test('what a list can bring, a proposal can put right, whatever the amount', async () => {
    const { api } = server
    await setRules(api, { personalCapMinutes: 0 })
    const many = { 可用余额: 12_500, '累计时长(小时)': 12_500 }
    await proceed('worker', await preview('worker', volunteerLine({ ...neighbour, ...many })))
    expect(await agree('other')).toEqual(['applied {"moved":true}'])
    const { id: transferId } = await api.database
      .selectFrom('time_transfer')
      .select('id')
      .executeTakeFirstOrThrow()
    const right = { transferId, minutes: 660_000, reason: '名册多写了 1500 小时' }
    const { id: proposalId, status } = await sendTo(api, 'worker', 'correction.propose', right)
    expect(status).toBe('applied')
    expect((await sendTo(api, 'other', 'proposal.approve', { proposalId })).status).toBe('applied')
    expect(await openings()).toEqual([750_000, 90_000])
  })
})
