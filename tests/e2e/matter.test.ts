/**
 * A request through the release build: written in a stairwell without signal, taken up and answered by the micro-grid,
 * followed as a parcel is, and found not solved the first time.
 */
import { PageLooks } from '../support/page-looks'
import { openOwnStreet, type OwnStreet } from '../support/own-street'
import { officeCommand, push } from '../support/api/test-file'

let street: OwnStreet

beforeAll(async () => {
  street = await openOwnStreet()
  const details = {
    forWhom: 'self',
    door: '7幢1单元301',
    name: '王奶奶',
    phone: '13905730001',
  } as const
  const home = officeCommand('home.set', 'm1', { homeId: 'home-1', details })
  expect(await push(street.api, 'nobody', home)).toMatchObject([{ status: 'applied' }])
})
afterAll(() => street.close())

test('a resident asks without a network, the grid answers, the resident has the last word', async () => {
  const resident = await street.phoneOf('nobody')
  const ofResident = new PageLooks(resident)
  await resident.open('packages/matter/pages/matters/index')
  await resident.see('您还没有提过诉求')
  await ofResident.at('matters-none')
  await resident.tap('提诉求')
  await resident.seePage('提诉求')
  await resident.see('7幢1单元301')
  await resident.loseNetwork()
  await resident.tap('设施维修')
  await resident.field('说几句').fill('三楼的楼道灯不亮了，晚上看不清台阶。')
  await ofResident.at('matter-request')
  await resident.tap('寄给社区')
  await resident.seePage('诉求')
  await resident.see('记在本机，有网就自动寄出。')
  await ofResident.at('matters-waiting')
  await resident.findNetwork()
  await resident.see('◆ 待受理')
  await ofResident.at('matters-mine')

  const micro = await street.phoneOf('micro')
  const ofMicro = new PageLooks(micro)
  await micro.open('packages/matter/pages/desk/index')
  await micro.see('设施维修')
  await ofMicro.at('matter-desk')
  await micro.row('楼道灯').tap()
  await micro.seePage('办到哪了')
  await ofMicro.at('matter-of-handler')
  await micro.tap('受理')
  await micro.see('受理', micro.card('走到哪了'))
  await micro.tap('更多')
  await ofMicro.at('matter-more')
  await micro.tap('派给别处办')
  await micro.see('区域g1')
  await ofMicro.at('matter-dispatch')
  await micro.screen.locator('.sheet__veil, .sheet__close').first().tap()
  await micro.tap('办好了，答复')
  await micro.field('办得怎么样').fill('换了新的声控灯。')
  await ofMicro.at('matter-answer')
  await micro.tap('发出')
  await micro.see('办理结果')

  await resident.page.reload()
  await resident.row('已经答复').tap()
  await resident.seePage('办到哪了')
  await resident.see('换了新的声控灯。')
  await ofResident.at('matter-answered')
  await resident.tap('说说办得好不好')
  await ofResident.at('matter-rating')
  await resident.tap('不满意')
  await resident.tap('没有解决')
  await resident.see('◆ 办理中')
  await ofResident.at('matter-opened-again')

  const looks = [ofResident, ofMicro]
  expect(looks.flatMap(({ faults }) => faults)).toEqual([])
  expect([resident, micro].flatMap(({ problems }) => problems)).toEqual([])
})
