/** A wrong name, number or telephone of somebody without a phone: asked at the desk by one of the office, put right by another. */
import * as v from 'valibot'
import type { Api } from '../../cloudfunctions/api/api'
import type { OfficeCommandArgs } from '../../src/domain/office-commands'
import { regionIdShape } from '../../src/domain/shapes'
import type { OfficeWaiting } from '../../src/domain/volunteer/office-waiting'
import type { OfficeVolunteer } from '../../src/protocol/volunteer'
import { answer } from '../support/api/ask'
import { emptyDatabase } from '../support/api/look-inside'
import { liveTogether } from '../support/api/relatives'
import { addVolunteer } from '../support/api/test-activity'
import { describeOnBoth, openTestApi, type TestApi } from '../support/api/test-api'
import { addPost, endPost, seedStreet, type TestMember } from '../support/api/test-street'
import { doAs, told } from '../support/api/test-volunteers'

const idNumber = '330483198001010020'
const another = '330483198001010047'

describeOnBoth('a correction of who has no phone', (kind) => {
  let server: TestApi
  let api: Api
  beforeAll(async () => {
    server = await openTestApi(kind)
    ;({ api } = server)
  })
  afterAll(() => server.close())
  beforeEach(async () => {
    await emptyDatabase(api)
    await seedStreet(api)
    await addVolunteer(api, 'elder', { memberId: null, name: '张秀兰' })
    await addVolunteer(api, 'filed', { memberId: null, name: '陈阿珍', idNumber })
  })

  type Args = OfficeCommandArgs<'volunteer.ask-correction-for'>
  const askFor = async (part: Partial<Args> = {}, member = 'worker', regionId = 'c1') => {
    const changes = { phone: '13905730099' }
    const args = { requestId: 'r1', volunteerId: 'elder', changes, note: '到窗口说的', ...part }
    return told(await doAs(api, member, 'volunteer.ask-correction-for', args, regionId))
  }
  const accept = async (
    part: Partial<OfficeCommandArgs<'volunteer.accept-correction'>> = {},
    member = 'admin',
    regionId = 'street',
  ) => {
    const args = { requestId: 'r1', answer: '看了身份证', ...part }
    return told(await doAs(api, member, 'volunteer.accept-correction', args, regionId))
  }
  const file = (volunteerId = 'elder') =>
    answer<OfficeVolunteer>(api, 'worker', 'volunteer.one', { volunteerId, regionId: 'c1' })
  const waiting = async (member: TestMember) =>
    (await answer<OfficeWaiting>(api, member, 'volunteer.waiting', {})).volunteers

  it('is asked for at the desk, says by whom, masked, and is put right by somebody else', async () => {
    expect(await askFor()).toBe('applied')
    expect((await file()).corrections).toMatchObject([
      {
        ...{ state: 'open', askedByName: 'worker', note: '到窗口说的' },
        changes: { phone: '139******99' },
      },
    ])
    expect((await file()).corrections[0]?.askedByReader).toBe(true)
    expect([await waiting('worker'), await waiting('admin')]).toEqual([0, 1])
    expect(await accept({}, 'worker', 'c1')).toBe('rejected needs-another 这是您代为提出的')
    expect(await accept()).toBe('applied')
    expect(await file()).toMatchObject({
      details: { phone: '139******99' },
      corrections: [{ state: 'accepted', settledByName: 'admin' }],
    })
  })

  it('needs the card of who has a number on file where it changes who they are, both times', async () => {
    const renamed = { volunteerId: 'filed', changes: { name: '陈阿贞' }, note: '户口本上是贞' }
    expect(await askFor(renamed)).toContain('rejected card-differs')
    expect(await askFor({ ...renamed, idNumber: another })).toContain('card-differs')
    const both = { ...renamed.changes, idNumber: another }
    expect(await askFor({ ...renamed, changes: both, idNumber: both.idNumber })).toContain(
      'rejected invalid',
    )
    expect(await askFor({ ...renamed, idNumber })).toBe('applied')
    expect(await accept()).toContain('rejected card-differs')
    expect(await accept({ idNumber })).toBe('applied')
    expect((await file('filed')).details.name).toBe('陈阿贞')
  })

  it('is asked for only where the post is, of others, of who cannot ask, and names what is wrong', async () => {
    expect(await askFor({}, 'leader', 'g1')).toBe('rejected forbidden')
    expect(await askFor({}, 'nobody')).toBe('rejected forbidden')
    expect(await askFor({}, 'other', 'c2')).toBe('rejected volunteer-not-found')
    await addVolunteer(api, 'v1')
    expect(await askFor({ volunteerId: 'v1' })).toBe(
      'rejected invalid 本人有微信，请本人在“我的志愿记录”里要求更正',
    )
    expect(await askFor({ changes: {} })).toBe('rejected invalid 请写明要更正什么')
    await addVolunteer(api, 'v-worker', { memberId: 'worker' })
    await liveTogether(api, 'v-worker', 'elder')
    expect(await askFor()).toBe('rejected needs-another 这是您家人的记录')
    expect(await askFor({}, 'admin', 'street')).toBe('applied')
    // Nor do relatives grant what somebody else asked for.
    expect(await accept({}, 'worker', 'c1')).toBe('rejected needs-another 这是您家人的记录')
    expect((await file()).corrections[0]?.askedByReader).toBeUndefined()
    expect(await waiting('worker')).toBe(0)
  })

  it('waits once, though its ID number was typed anew for another form of the same words', async () => {
    const first = { changes: { idNumber }, idNumber, note: '看了身份证' }
    expect(await askFor(first)).toBe('applied')
    expect(await askFor({ ...first, requestId: 'r2' })).toBe('applied')
    expect((await file()).corrections).toMatchObject([{ id: 'r1', state: 'open' }])
    expect(await askFor({ ...first, requestId: 'r2', note: '又看了户口本' })).toBe('applied')
    expect((await file()).corrections).toHaveLength(2)
    // What was settled may be asked for once more.
    const declined = { requestId: 'r1', reason: '号码看不清' }
    await doAs(api, 'worker', 'volunteer.decline-correction', declined, 'c1')
    expect(await askFor({ ...first, requestId: 'r3' })).toBe('applied')
    expect((await file()).corrections).toHaveLength(3)
  })

  it('is taken back by who asked, and only while they have a post where the volunteer belongs', async () => {
    const takeBack = async (requestId: string) =>
      told(await doAs(api, 'worker', 'volunteer.take-back-correction', { requestId }, 'c2'))
    const toC2 = { toRegionId: v.parse(regionIdShape, 'c2'), note: '女儿在场' }
    const move = { requestId: 'r2', volunteerId: 'filed', ...toC2 }
    expect(await askFor()).toBe('applied')
    expect(told(await doAs(api, 'worker', 'volunteer.ask-move-for', move, 'c1'))).toBe('applied')
    await endPost(api, 'worker')
    await addPost(api, {
      ...{ id: 'post-moved', member: 'worker', kindId: 'community-worker', regionId: 'c2' },
    })
    for (const id of ['r1', 'r2']) expect(await takeBack(id)).toMatch(/^rejected forbidden/)
    expect(await accept()).toBe('applied')
    await addPost(api, {
      ...{ id: 'post-again', member: 'worker', kindId: 'community-worker', regionId: 'c1' },
    })
    expect(await takeBack('r1')).toBe('rejected already-done')
    expect(await takeBack('r2')).toBe('applied')
  })

  it('is the same one when its form is sent again, declined by anybody who may, and so many wait at most', async () => {
    expect([await askFor(), await askFor()]).toEqual(['applied', 'applied'])
    expect(await askFor({ volunteerId: 'filed' })).toBe('rejected id-taken')
    const declined = { requestId: 'r1', reason: '写错了' }
    expect(told(await doAs(api, 'worker', 'volunteer.decline-correction', declined, 'c1'))).toBe(
      'applied',
    )
    // Its form sent again after a lost answer is not called asked while nothing waits.
    expect(await askFor()).toMatch(/^rejected id-taken/)
    expect((await file()).corrections).toMatchObject([{ state: 'declined' }])
    const phone = (last: number) => ({ changes: { phone: `1390573009${last}` } })
    for (const last of [2, 3, 4, 5, 6])
      expect(await askFor({ requestId: `r${last}`, ...phone(last) })).toBe('applied')
    expect(await askFor({ requestId: 'r7', ...phone(7) })).toBe(
      'rejected invalid 前面的更正还没有办完，请先等一等',
    )
  })
})
