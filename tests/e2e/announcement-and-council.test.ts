/**
 * What a community tells and talks over, through the release build: an announcement read, read again without a server, and
 * corrected; a topic proposed, opened, spoken about, voted on by a household, and made a matter.
 */
import { sql } from 'kysely'
import { runTimer } from '../../cloudfunctions/api/timer'
import { doorOf, officeCommand, openDoor, push, residentFields } from '../support/api/test-file'
import { openOwnStreet, type OwnStreet } from '../support/own-street'
import { PageLooks } from '../support/page-looks'

let street: OwnStreet

beforeAll(async () => {
  street = await openOwnStreet()
  const details = {
    forWhom: 'self',
    door: '7幢1单元301',
    name: residentFields.name,
    phone: '13905730001',
  } as const
  const home = { homeId: 'home-1' }
  await push(street.api, 'worker', ...openDoor('b1', 'a'))
  await push(street.api, 'nobody', officeCommand('home.set', 'b1', { ...home, details }))
  const { householdId } = doorOf('a')
  const confirm = officeCommand('home.confirm', 'c1', { ...home, householdId })
  expect(await push(street.api, 'worker', confirm)).toMatchObject([{ status: 'applied' }])
})
afterAll(() => street.close())

test('a post tells its community something, a resident reads it, also without a server, and learns that it was corrected', async () => {
  const worker = await street.phoneOf('worker')
  const ofWorker = new PageLooks(worker)
  await worker.open('packages/announcement/pages/desk/index')
  await worker.see('现在没有公布着的公告')
  await worker.tap('写公告')
  await worker.seePage('写公告')
  await worker.field('标题').fill('周四上午停水')
  await worker.field('内容').fill('8:00 到 11:00 检修水管，请提前接好水。')
  await worker.tap('整个区域c1')
  await ofWorker.at('announcement-edit')
  await worker.tap('公布')
  await worker.seePage('发公告')
  await worker.see('周四上午停水')
  await ofWorker.at('announcement-desk')

  const resident = await street.phoneOf('nobody')
  const ofResident = new PageLooks(resident)
  await resident.open('packages/announcement/pages/announcements/index')
  await resident.see('● 没看')
  await ofResident.at('announcements')
  await resident.row('周四上午停水').tap()
  await resident.seePage('公告')
  await resident.see('8:00 到 11:00 检修水管，请提前接好水。')
  await ofResident.at('announcement')
  await resident.tap('大字看')
  await resident.seePage('大字看')
  await resident.see('看完了')
  await ofResident.at('announcement-plain')
  await resident.loseServer()
  await resident.open('packages/announcement/pages/announcements/index')
  await resident.see(/^没有网络，这是/)
  await resident.see('周四上午停水')
  await resident.words('● 没看').waitFor({ state: 'hidden' })
  await ofResident.at('announcements-offline')
  await resident.findServer()

  await worker.row('周四上午停水').tap()
  await worker.seePage('公告')
  await worker.tap('更正、撤回')
  await worker.seePage('写公告')
  await worker.field('更正了什么').fill('改到周五上午。')
  await worker.field('标题').fill('周五上午停水')
  await ofWorker.at('announcement-correct')
  await worker.tap('发出更正')
  await worker.seePage('公告')
  await worker.see('谁办的')
  await ofWorker.at('announcement-of-office')
  await resident.open('pages/me/index')
  await resident.see('● 1 条没看')
  await ofResident.at('me-unread')
  await resident.open('packages/announcement/pages/announcements/index')
  await resident.row('周五上午停水').tap()
  await resident.see('更正：改到周五上午。')
  await resident.tap('看原来写的')
  await ofResident.at('announcement-corrected')
  const faults = [ofWorker, ofResident].flatMap(({ faults: found }) => found)
  expect(faults).toEqual([])
  expect([worker, resident].flatMap(({ problems }) => problems)).toEqual([])
})

/** Both dates of the topic have passed up to this phase. */
const letTimePass = async (phase: 'voting' | 'counting'): Promise<void> => {
  const now = Date.now()
  const collect = now - 3_600_000
  const vote = phase === 'voting' ? now + 86_400_000 : now - 60_000
  await sql`update deliberation_topic set collect_until_ms = ${collect}, vote_until_ms = ${vote},
    next_alarm_at_ms = ${now - 60_000}`.execute(street.api.database)
  await runTimer(street.api, now)
}

test('a resident proposes, neighbours speak, a household votes, and the result becomes a matter', async () => {
  const resident = await street.phoneOf('nobody')
  const ofResident = new PageLooks(resident)
  await resident.open('packages/deliberation/pages/topics/index')
  await resident.see('现在没有正在议的事')
  await ofResident.at('topics-none')
  await resident.tap('提一个议题')
  await resident.seePage('提议题')
  await resident.field('议什么').fill('车棚改成充电棚好不好')
  await resident.field('为什么提').fill('7幢东边的旧车棚没有电，电瓶车都在楼道里充。')
  await ofResident.at('topic-propose')
  await resident.tap('交给社区核对')
  await resident.seePage('居民议事厅')
  await resident.see('我提的')
  await runTimer(street.api, Date.now())

  const worker = await street.phoneOf('worker')
  const ofWorker = new PageLooks(worker)
  await worker.open('packages/deliberation/pages/desk/index')
  await worker.row('车棚改成充电棚好不好').tap()
  await worker.seePage('议题')
  await ofWorker.at('topic-checking')
  await worker.tap('写好选项，开议题')
  await worker.seePage('开议题')
  await worker.field('选项 1').fill('改成充电棚')
  await worker.field('选项 2').fill('不改')
  await ofWorker.at('topic-edit')
  await worker.tap('开始征求意见')
  await worker.seePage('议题')

  await resident.page.reload()
  await resident.row('车棚改成充电棚好不好').tap()
  await resident.seePage('议题')
  await resident.field('我来说几句').fill('电线要埋好，离楼远一点。')
  await resident.tap('说好了，交上去')
  await resident.see('正在检查，过一会儿大家就能看到')
  await runTimer(street.api, Date.now())
  await resident.page.reload()
  await resident.words('正在检查，过一会儿大家就能看到').waitFor({ state: 'hidden' })
  await ofResident.at('topic-collecting')
  await letTimePass('voting')
  await resident.page.reload()
  // Before it is known whose household it is the options can be read, not chosen.
  await resident.see(/^为.*投一票$/)
  await resident.tap('改成充电棚')
  await ofResident.at('topic-voting')
  await resident.tap('投这一票')
  await resident.see('您投了“改成充电棚”，截止前可以改。')
  await ofResident.at('topic-voted')
  await letTimePass('counting')
  await resident.page.reload()
  await resident.see('通过：改成充电棚')
  await ofResident.at('topic-result')

  await worker.page.reload()
  await worker.tap('成为一件办理事项')
  await worker.see('看办到哪了')
  await ofWorker.at('topic-of-office')
  await worker.open('packages/deliberation/pages/desk/index')
  await worker.tap('议过的')
  await worker.see('车棚改成充电棚好不好')
  await ofWorker.at('topic-desk')
  const faults = [ofWorker, ofResident].flatMap(({ faults: found }) => found)
  expect(faults).toEqual([])
  expect([worker, resident].flatMap(({ problems }) => problems)).toEqual([])
})
