/**
 * A gate in a cellar, on the release build: the leader's phone shows a code that changes and knows whom it expects, the
 * volunteer's phone scans it, neither has a signal and one app is killed; once there is a network both agree, and the
 * hours go from the leader's confirmation to the public notice.
 */
import type { User } from './host/user'
import { addShift, addVolunteer } from '../support/api/test-activity'
import { describeByHandAndGlass } from './people'
import { openidOf } from './street'

const hourMs = 3_600_000
const gate = 'packages/volunteer/pages/gate/index?shiftId=s1'
const scan = 'packages/volunteer/pages/scan/index'

describeByHandAndGlass('a gate without a signal', (people) => {
  let leader: User
  let volunteer: User
  beforeAll(async () => {
    const { api } = people().street
    await addVolunteer(api, 'v1', { name: '张桂兰' })
    await addVolunteer(api, 'v2', { name: '李明', memberId: null })
    // In its first half, when a gate opens to sign in.
    await addShift(api, 's1', {
      startsAtMs: Date.now() - hourMs,
      endsAtMs: Date.now() + 2 * hourMs,
      seated: ['v1', 'v2'],
    })
    leader = await people().userOf(openidOf('leader'))
    volunteer = await people().userOf(openidOf('v1'))
  })

  const scansOnServer = () =>
    people()
      .street.api.database.selectFrom('scan')
      .select(['way', 'result', 'volunteer_id'])
      .orderBy('scanned_at_ms')
      .execute()

  /** What hangs on the wall, in letters. */
  const wallCode = async (): Promise<string> => {
    const { wall_code } = await people()
      .street.api.database.selectFrom('gate')
      .select('wall_code')
      .where('shift_id', '=', 's1')
      .executeTakeFirstOrThrow()
    return wall_code
  }

  test('the leader takes the list along and stands at the gate without a network', async () => {
    leader.phone.open()
    await leader.sees('都已存好')
    leader.phone.kill()
    leader.phone.open(gate)
    await leader.sees('人报了名')
    leader.phone.kill()
    leader.phone.network.switchTo('none')
    leader.phone.open(gate)
    await leader.sees('没有网络，用的是')
    await leader.sees('每 20 秒换一个')
    await leader.look('gate')
    await leader.tap('点名、加人')
    await leader.tap('李明')
    await leader.sees('李明：签到好了')
    await leader.look('gate-ticked')
  })

  test('the volunteer scans the code on the wall without a network, and the app is killed', async () => {
    volunteer.phone.open()
    await volunteer.sees('都已存好')
    volunteer.phone.kill()
    const result = `LX2.${await wallCode()}`
    volunteer.phone.fakes.scanCode = () => ({ result, scanType: 'QR_CODE', charSet: 'UTF-8' })
    volunteer.phone.network.switchTo('none')
    volunteer.phone.open(scan)
    await volunteer.tap('扫一扫')
    await volunteer.tap('签到')
    await volunteer.sees('已存在手机上，有网就核对')
    await volunteer.look('scanned')
    volunteer.phone.kill()
    volunteer.phone.open(scan)
    await volunteer.sees('还有 1 次扫码等着传')
    expect(await scansOnServer()).toEqual([])
  })

  test('with a network again both are on the server once, and each phone knows', async () => {
    volunteer.phone.network.switchTo('4g')
    leader.phone.network.switchTo('wifi')
    await volunteer.sees('都已存好')
    await leader.sees('都已存好')
    await leader.until('both scans on the server', async () => (await scansOnServer()).length === 2)
    expect(await scansOnServer()).toEqual([
      { way: 'by-hand', result: 'in', volunteer_id: 'v2' },
      { way: 'wall', result: 'in', volunteer_id: 'v1' },
    ])
    const rows = await people()
      .street.api.database.selectFrom('attendance')
      .select(['volunteer_id', 'walk_in'])
      .orderBy('volunteer_id')
      .execute()
    expect(rows).toEqual([
      { volunteer_id: 'v1', walk_in: false },
      { volunteer_id: 'v2', walk_in: false },
    ])
  })

  test("the volunteer's own code is there in a cellar", async () => {
    volunteer.phone.kill()
    volunteer.phone.open('packages/volunteer/pages/my-code/index')
    await volunteer.sees('志愿者编号')
    volunteer.phone.kill()
    volunteer.phone.network.switchTo('none')
    volunteer.phone.open('packages/volunteer/pages/my-code/index')
    await volunteer.sees('张桂兰')
    await volunteer.look('my-code')
    volunteer.phone.network.switchTo('4g')
  })

  test('the hours are confirmed in one go, and stand on the public notice', async () => {
    await people()
      .street.api.database.updateTable('shift')
      .set({ starts_at_ms: Date.now() - 3 * hourMs, ends_at_ms: Date.now() - 60_000 })
      .where('id', '=', 's1')
      .execute()
    await people()
      .street.api.database.updateTable('attendance')
      .set({ in_at_ms: Date.now() - 2 * hourMs })
      .execute()
    leader.phone.kill()
    leader.phone.open('packages/volunteer/pages/hours/index?shiftId=s1')
    await leader.sees('还有 2 人要写一句')
    await leader.look('hours')
    for (const name of ['张桂兰', '李明']) {
      await leader.tap(name)
      await leader.type('核对的结果', '一起收的工')
      await leader.tap('好了')
      await leader.seesNoMore('核对的结果')
    }
    await leader.tap('确认 2 人，开始公示')
    await leader.until('the hours on the server', async () => {
      const services = await people()
        .street.api.database.selectFrom('service')
        .select('state')
        .execute()
      return services.length === 2 && services.every(({ state }) => state === 'notice')
    })
    volunteer.phone.kill()
    volunteer.phone.open('packages/volunteer/pages/notices/index')
    await volunteer.sees('张*兰')
    await volunteer.look('notices')
  })
})
