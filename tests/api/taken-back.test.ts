/** Who runs an activity gives the place of somebody back who cannot come: the next one has it, and the owner knows who and why. */
import { FakeMessageSender } from '../../cloudfunctions/api/message/fake-message-sender'
import { runTimer } from '../../cloudfunctions/api/timer'
import type { MySignUp, SignedUpVolunteer } from '../../src/protocol/activity'
import { answer } from '../support/api/ask'
import { emptyDatabase, everyText } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { seedStreet } from '../support/api/test-street'
import {
  addMembers,
  addVolunteers,
  doAs,
  publish,
  shiftFaults,
  told,
} from '../support/api/test-volunteers'

const reason = '打电话来，说发烧了'

describeOnBoth('a place that is taken back', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  afterAll(() => server.close())
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
    await addMembers(server.api, ['ann', 'ben'])
    await addVolunteers(server.api, ['ann', 'ben'])
    await server.api.database.deleteFrom('message').execute()
    await publish(server.api, 'a', [{ from: '08:00', to: '11:00', quota: 1 }])
    for (const member of ['ann', 'ben'])
      await doAs(server.api, member, 'activity.sign-up', { shiftId: 'a.s1' })
  })

  const takeBack = async (words = reason, member = 'leader', regionId = 'g1', api = server.api) => {
    const args = { shiftId: 'a.s1', volunteerId: 'v-ann', comes: false, reason: words }
    return told(await doAs(api, member, 'activity.place-somebody', args, regionId))
  }
  const listed = async () => {
    const asked = { shiftId: 'a.s1', regionId: 'g1' }
    const list = await answer<SignedUpVolunteer[]>(server.api, 'leader', 'activity.signUps', asked)
    return list.map(({ volunteerId, state }) => `${volunteerId} ${state}`)
  }
  const ownPlaces = (input: object = { withTakenBack: true }) =>
    answer<readonly MySignUp[]>(server.api, 'ann', 'activity.mySignUps', input)
  const heard = async () => {
    const messageSender = new FakeMessageSender()
    await runTimer({ ...server.api, messageSender }, testNowMs)
    return messageSender.sent.map(({ openid, text }) => `${openid} ${text.remark}`)
  }

  test('goes to who waits; its owner is told, reads who did it and why, and may sign up again', async () => {
    await doAs(server.api, 'ann', 'message.consent', { templates: ['activity-change'] })
    expect(await takeBack()).toBe('applied {"told":true}')
    expect(await listed()).toEqual(['v-ben seated'])
    expect(await heard()).toEqual(['openid-ann 负责人替您取消了报名，打开看原因'])
    expect(await ownPlaces()).toMatchObject([
      {
        ...{ shiftId: 'a.s1', state: 'cancelled', cancelled: true, lacks: [] },
        cancelledReason: `李组长替您取消了报名：${reason}`,
      },
    ])
    // An older phone, which does not ask for it, would call it a place on the waiting list.
    expect(await ownPlaces({})).toEqual([])
    expect(await everyText(server.api)).not.toContain(reason)
    const again = await doAs(server.api, 'ann', 'activity.sign-up', { shiftId: 'a.s1' })
    expect(told(again)).toBe('applied {"state":"waiting","place":1}')
    expect(await ownPlaces()).toMatchObject([{ state: 'waiting', cancelled: false }])
    // What they give back themselves is not put down to the leader.
    await doAs(server.api, 'ann', 'activity.cancel-sign-up', { shiftId: 'a.s1' })
    expect(await ownPlaces()).toEqual([])
    expect(await shiftFaults(server.api)).toEqual([])
  })

  test('wants a reason, somebody who runs the activity, and a shift that has not begun', async () => {
    expect(await takeBack('')).toBe('rejected invalid 请写一句为什么替他取消，他看得到')
    expect(await takeBack(reason, 'other', 'c2')).toBe('rejected activity-not-found')
    const begun = Date.parse('2026-03-14T08:00:00+08:00')
    expect(await takeBack(reason, 'leader', 'g1', { ...server.api, nowMs: () => begun })).toBe(
      'rejected invalid 这一班已经开始，来没来在“确认时长”里记',
    )
    expect(await listed()).toEqual(['v-ann seated', 'v-ben waiting'])
    expect(await takeBack()).toBe('applied {"told":false}')
    expect(await takeBack()).toBe('rejected not-signed-up')
  })
})
