/**
 * A wish through the release build: written without a network, held back until machine and community worker have looked,
 * claimed by two of whom one is told kindly, connected, done, and thanked for where everybody reads it.
 */
import { drainContentChecks } from '../../cloudfunctions/api/content-check/drain-content-checks'
import { openOwnStreet, type OwnStreet } from '../support/own-street'
import { officeCommand, push } from '../support/api/test-file'
import { PageLooks } from '../support/page-looks'

let street: OwnStreet

beforeAll(async () => {
  street = await openOwnStreet()
  const who = { forWhom: 'self', name: '沈慧琴', phone: '13905730001' } as const
  const details = { ...who, door: '7幢1单元301' }
  const home = officeCommand('home.set', 'b1', { homeId: 'home-1', details })
  expect(await push(street.api, 'nobody', home)).toMatchObject([{ status: 'applied' }])
})
afterAll(() => street.close())

test('a wish is published after the check, claimed by one of two, fulfilled and thanked for', async () => {
  const wisher = await street.phoneOf('nobody')
  const ofWisher = new PageLooks(wisher)
  await wisher.open('packages/wish/pages/wishes/index')
  await wisher.see('这里的心愿都有人帮了')
  await ofWisher.at('wishes-none')
  await wisher.tap('说个心愿')
  await wisher.seePage('说个心愿')
  await wisher.loseNetwork()
  await wisher.tap('生活用品')
  await wisher.field('说几句').fill('请发红包给我买收音机')
  await ofWisher.at('wish-money')
  await wisher.field('说几句').fill('我是7幢的沈慧琴，想要一台收音机听听戏')
  await ofWisher.at('wish-publish')
  await wisher.tap('寄给社区')
  await wisher.seePage('微心愿')
  await wisher.findNetwork()
  await wisher.tap('我的心愿和认领')
  await wisher.seePage('我的心愿')
  await wisher.see('◆ 社区在看')
  await ofWisher.at('wishes-mine')

  const worker = await street.phoneOf('worker')
  const ofWorker = new PageLooks(worker)
  await worker.open('packages/wish/pages/desk/index')
  await worker.row('机器还在查这些话').waitFor()
  await drainContentChecks(street.api, Date.now())
  await worker.page.reload()
  await ofWorker.at('wish-desk')
  await worker.row('看看写得合不合适').tap()
  await worker.seePage('一个心愿')
  await worker.tap('可以公开')
  await ofWorker.at('wish-check')
  await worker.field('大家看到的话').fill('想要一台收音机听听戏')
  await worker.screen.locator('.sheet__panel .button--primary').tap()
  await worker.see('◆ 等人认领')

  const helpers = [await street.phoneOf('steward'), await street.phoneOf('micro')] as const
  const [first, second] = helpers
  const ofHelper = new PageLooks(first)
  const ofBeaten = new PageLooks(second)
  for (const helper of helpers) {
    await helper.open('packages/wish/pages/wishes/index')
    await helper.row('我来帮').waitFor()
    if (helper === first) await ofHelper.at('wishes')
    await helper.row('我来帮').tap()
    await helper.seePage('一个心愿')
    await helper.tap('我来帮')
    await helper.field('怎么称呼您').fill('陈志强')
    await helper.field('电话').fill('13905730088')
  }
  await ofHelper.at('wish-claim')
  const claimOn = (helper: (typeof helpers)[number]) =>
    helper.screen.locator('.sheet__panel .button--primary').tap()
  await claimOn(first)
  await first.see(/^给您留到/)
  await ofHelper.at('wish-claimed')
  await claimOn(second)
  await second.see('刚刚有邻居先认领了。谢谢您的好意，还有别的心愿在等人。')
  await ofBeaten.at('wish-beaten')
  expect(await second.page.content()).not.toContain('沈慧琴')

  await worker.page.reload()
  await worker.tap('两边都说好了，牵线')
  await ofWorker.at('wish-connect')
  await worker.screen.locator('.sheet__panel .button--primary').tap()
  await worker.see('● 正在办')
  await worker.tap('看称呼和电话')
  await worker.row('写心愿的：沈慧琴').waitFor()
  await ofWorker.at('wish-of-worker')

  await first.page.reload()
  await first.tap('看称呼和电话')
  await first.row('13905730001').waitFor()
  await ofHelper.at('wish-connected')
  await first.tap('办到了')
  await first.tap('送到家里了')
  await ofHelper.at('wish-fulfil')
  await first.screen.locator('.sheet__panel .button--primary').tap()
  await first.see('您办到了，等那一家确认。谢谢您。')

  await wisher.page.reload()
  await wisher.row('帮忙的人说办到了').tap()
  await wisher.seePage('一个心愿')
  await ofWisher.at('wish-done')
  await wisher.tap('实现了')
  await wisher.field('想说的谢谢').fill('声音很响亮，谢谢您')
  await ofWisher.at('wish-thanks')
  await wisher.screen.locator('.sheet__panel .button--primary').tap()
  await wisher.see('● 实现了')
  await drainContentChecks(street.api, Date.now())

  await second.open('packages/wish/pages/wishes/index')
  await second.tap('实现了')
  await second.see('“声音很响亮，谢谢您”')
  await ofBeaten.at('wishes-true')

  const looks = [ofWisher, ofWorker, ofHelper, ofBeaten]
  expect(looks.flatMap(({ faults }) => faults)).toEqual([])
  const isTheRace = (problem: string) => problem.includes('office')
  const phones = [wisher, worker, first, second]
  expect(phones.flatMap(({ problems }) => problems).filter((one) => !isTheRace(one))).toEqual([])
})
