/**
 * Whoever waits for a seat that is free, and is kept from it by another seat at that time, gets it as soon as nothing does:
 * whoever ends that, and however.
 */
import { FakeMessageSender } from '../../cloudfunctions/api/message/fake-message-sender'
import { runTimer } from '../../cloudfunctions/api/timer'
import type { SignedUpVolunteer } from '../../src/protocol/activity'
import { answer } from '../support/api/ask'
import { emptyDatabase } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { acceptsOnly } from '../support/api/test-file'
import { seedStreet } from '../support/api/test-street'
import {
  addMembers,
  addVolunteers,
  doAs,
  publish,
  shiftFaults,
  told,
} from '../support/api/test-volunteers'
import { activityFields } from '../support/api/volunteer-samples'

const date = '2026-03-14'

describeOnBoth('the waiting list', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
    await addMembers(server.api, ['ann', 'ben'])
    await addVolunteers(server.api, ['ann', 'ben'])
    await publish(server.api, 'a', [morning, { from: '18:00', to: '19:00', quota: 1 }], date)
    await publish(server.api, 'b', [{ from: '15:00', to: '16:00', quota: 1 }], date)
  })
  afterAll(() => server.close())

  const morning = { from: '08:00', to: '10:00', quota: 1 }

  const move = async (activityId: string, from: string, to: string) => {
    const shift = { shiftId: `${activityId}.s1`, date, from, to, quota: 1 }
    const args = { activityId, fields: activityFields, shifts: [shift] }
    acceptsOnly([await doAs(server.api, 'leader', 'activity.change', args)])
  }
  const signUp = async (member: string, shiftId: string) =>
    acceptsOnly([await doAs(server.api, member, 'activity.sign-up', { shiftId })])
  const listed = async (shiftId: string) => {
    const asked = { shiftId, regionId: 'g1' }
    const list = await answer<readonly SignedUpVolunteer[]>(
      ...([server.api, 'leader', 'activity.signUps', asked] as const),
    )
    return list.map(
      (one) => `${one.volunteerId} ${one.state}${one.isElsewhere ? ' elsewhere' : ''}`,
    )
  }
  /** Ann has a seat in the morning and waits for b, which is moved there and becomes free. */
  const passOver = async () => {
    await signUp('ann', 'a.s1')
    for (const member of ['ben', 'ann']) await signUp(member, 'b.s1')
    await move('b', '09:00', '11:00')
    acceptsOnly([
      await doAs(server.api, 'ben', 'activity.cancel-sign-up', { shiftId: 'b.s1' }),
      await doAs(server.api, 'ann', 'message.consent', { templates: ['activity-seat'] }),
    ])
    expect(await listed('b.s1')).toEqual(['v-ann waiting elsewhere'])
  }

  test.each<[string, () => Promise<unknown>]>([
    [
      'the other shift is cancelled',
      async () => {
        const args = { activityId: 'a', shiftId: 'a.s1', reason: '下雨' }
        acceptsOnly([await doAs(server.api, 'leader', 'activity.cancel-shift', args)])
      },
    ],
    [
      'the other activity is cancelled',
      async () => {
        const args = { activityId: 'a', following: false, reason: '下雨' }
        acceptsOnly([await doAs(server.api, 'leader', 'activity.cancel', args)])
      },
    ],
    ['the other shift is moved away', () => move('a', '12:00', '13:00')],
    ['their own is moved away', () => move('b', '12:00', '13:00')],
  ])('gives a free seat to who was passed over as soon as %s', async (_how, free) => {
    await passOver()
    await free()
    expect(await listed('b.s1')).toEqual(['v-ann seated'])
    expect(await shiftFaults(server.api)).toEqual([])
    const sender = new FakeMessageSender()
    await runTimer({ ...server.api, messageSender: sender }, testNowMs)
    expect(sender.sent.map(({ openid, text }) => `${openid} ${text.remark}`)).toEqual([
      'openid-ann 候补到您了，已给您留好名额',
    ])
  })

  test.each([
    [1, ['v-ann seated', 'v-ben waiting']],
    [2, ['v-ann seated', 'v-ben seated']],
  ])('gives %d free seats first to who waits from before it did so', async (quota, all) => {
    const { database } = server.api
    await signUp('ann', 'b.s1')
    await database.updateTable('sign_up').set({ state: 'waiting' }).execute()
    const seats = { quota, seats_taken: 0 }
    await database.updateTable('shift').set(seats).where('id', '=', 'b.s1').execute()
    const place = told(await doAs(server.api, 'ben', 'activity.sign-up', { shiftId: 'b.s1' }))
    const got = quota === 1 ? '"waiting","place":1' : '"seated","place":0'
    expect(place).toBe(`applied {"state":${got}}`)
    expect(await listed('b.s1')).toEqual(all)
    expect(await shiftFaults(server.api)).toEqual([])
  })
})
