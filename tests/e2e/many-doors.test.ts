/** What comes in through other doors than the resident's own phone, and what the office does before it goes on. */
import { FakeContentChecker } from '../../cloudfunctions/api/content-check/fake-content-checker'
import { drainContentChecks } from '../../cloudfunctions/api/content-check/drain-content-checks'
import { acceptsOnly, doorOf, officeCommand, openDoor, push } from '../support/api/test-file'
import { matterRequest } from '../support/api/matter-samples'
import { addMembers } from '../support/api/test-volunteers'
import { hotlineBook, hotlineLine } from '../support/hotline-workbook'
import { openOwnStreet, type OwnStreet } from '../support/own-street'
import { PageLooks } from '../support/page-looks'
import type { PhoneInHand } from '../support/phone-in-hand'

let street: OwnStreet
const phones: PhoneInHand[] = []
const looks: PageLooks[] = []

beforeAll(async () => {
  street = await openOwnStreet()
  await addMembers(street.api, ['resident'])
  acceptsOnly(await push(street.api, 'worker', ...openDoor('b1', 'a')))
})
afterAll(() => street.close())

const phoneOf = async (member: string) => {
  const phone = await street.phoneOf(member)
  const look = new PageLooks(phone)
  phones.push(phone)
  looks.push(look)
  return { phone, look }
}

test('what the check holds is looked at by a person, and who wrote it reads what was decided', async () => {
  for (const [matterId, text] of [
    ['m-1', '垃圾房又满了，你们滚出去吧'],
    ['m-2', '三幢东边的路灯不亮，晚上看不清'],
  ] as const) {
    const request = { ...matterRequest, isPublic: true, text }
    const submit = officeCommand('matter.submit', 'b1', { matterId, request })
    expect(await push(street.api, 'resident', submit)).toMatchObject([{ status: 'applied' }])
  }
  const contentChecker = new FakeContentChecker(() => ({ kind: 'held', why: 'abuse' }))
  await drainContentChecks({ ...street.api, contentChecker }, Date.now())

  const { phone: worker, look } = await phoneOf('worker')
  await worker.openTab('我的')
  await worker.tap('公开前看一看')
  await worker.seePage('公开前看一看')
  await worker.see('垃圾房又满了，你们滚出去吧')
  await look.at('held')
  await worker.tap('不公开')
  await worker.field('原因').fill('请不要骂人')
  await look.at('held-reason')
  await worker.tap('不公开', worker.screen.locator('.dialog'))
  await worker.see(/^1 条等人看/)
  await worker.tap('可以公开')
  await worker.see('没有等您看的')

  const { phone: resident, look: lookOfResident } = await phoneOf('resident')
  await resident.open('packages/matter/pages/matters/index')
  await resident.see('三幢东边的路灯不亮，晚上看不清')
  await lookOfResident.at('matters-held')
  await resident.open('packages/matter/pages/matter/index', '?matterId=m-1')
  await resident.see(/^没有公开，原因：请不要骂人。/)
  await lookOfResident.at('matter-held')
  await resident.tap('改一改，再寄')
  await resident.field('说几句').fill('垃圾房又满了，请来收一收')
  await lookOfResident.at('matter-rewrite')
  await resident.tap('再寄一次')
  await resident.see('正在核对能不能公开，通过后邻居看得到。')
  await resident.see('改了再寄')
  await lookOfResident.at('matter-rewritten')
})

test('what a visit leaves to others is a matter, and its way is told at the door', async () => {
  const { phone: leader, look } = await phoneOf('leader')
  await leader.seeAllSent()
  const query = `?householdId=${doorOf('a').householdId}`
  await leader.open('packages/files/pages/visit/index', query)
  await leader.tap('要办的事')
  await leader.field('要办的事').fill('楼道灯不亮')
  await leader.tap('一个需要')
  await leader.field('一个需要').fill('要人陪着配药')
  await look.at('visit-came-up')
  await leader.tap('存好')
  await leader.seePage('连心')
  await leader.open('packages/files/pages/household/index', query)
  await leader.see('楼道灯不亮')
  // A saved visit may be taken back for ten seconds; then it is sent, and its matter comes with the next round.
  await leader.words('◆ 待受理').waitFor({ timeout: 45_000 })
  await look.at('household-follow-ups')
  await leader.tap('交给别人办')
  await leader.row('楼道灯不亮').tap()
  await leader.seePage('办到哪了')
  await leader.see('走访')
  await look.at('matter-of-visit')

  const { phone: micro } = await phoneOf('micro')
  await micro.open('packages/matter/pages/desk/index')
  await micro.row('楼道灯不亮').tap()
  await micro.tap('受理')
  await micro.see('受理', micro.card('走到哪了'))
  await micro.tap('办好了，答复')
  await micro.field('办得怎么样').fill('换了新灯。')
  await micro.tap('发出')
  await micro.see('请另一位同事回访：自己办的，由别人来问。')

  await leader.page.reload()
  await leader.tap('记下回访')
  await leader.tap('上门')
  await leader.tap('本人')
  await leader.tap('满意')
  await leader.field('怎么说的').fill('楼道亮了，走路放心。')
  await look.at('matter-asking')
  await leader.tap('解决了')
  await leader.see('居民评价（上门问了本人）')
  await leader.see('解决了 · 满意')
  await look.at('matter-asked')
})

test('the hotline’s sheet is looked at, taken in once, and lies at the desk', async () => {
  const { phone: worker, look } = await phoneOf('worker')
  await worker.seeAllSent()
  await worker.open('packages/office/pages/hotline/index')
  await look.at('hotline')
  const bring = async () => {
    const chooser = worker.page.waitForEvent('filechooser')
    await worker.tap('选一张表')
    const buffer = hotlineBook([
      hotlineLine({ 来电时间: '' }),
      hotlineLine({ 工单编号: 'TX-2', 办理时限: '尽快' }),
      hotlineLine({ 工单编号: 'TX-3', 来电时间: '', 派发单位: '城管局', 诉求类别: '违法建设' }),
    ])
    const mimeType = 'application/octet-stream'
    await (await chooser).setFiles({ name: '12345 工单.xlsx', mimeType, buffer })
    await worker.see('先看一眼')
  }
  await bring()
  await look.at('hotline-preview')
  await worker.tap('导入 2 件')
  await worker.see('导好了')
  await look.at('hotline-done')
  await worker.tap('再导一张表')
  await bring()
  await worker.see('没有要导入的')
})

test('a home that a resident gave is found among the files, another is not there', async () => {
  const who = { forWhom: 'self', name: '沈慧琴', phone: '13905730001' } as const
  for (const [homeId, door] of [
    ['home-1', '7幢2单元903'],
    ['home-2', '99幢1单元101'],
  ] as const) {
    const set = officeCommand('home.set', 'b1', { homeId, details: { ...who, door } })
    expect(await push(street.api, 'resident', set)).toMatchObject([{ status: 'applied' }])
  }
  const { phone: micro, look } = await phoneOf('micro')
  await micro.seeAllSent()
  await micro.open('packages/office/pages/homes/index')
  await micro.see('7幢2单元903')
  await look.at('homes')
  await micro.tap(/看号码$/)
  await micro.tap('看号码', micro.screen.locator('.dialog'))
  await micro.see('打电话 13905730001')
  await micro.tap('找档案里的户')
  await micro.see('迎凤二期7幢2单元903室')
  await look.at('homes-find')
  await micro.row('迎凤二期7幢2单元903室').tap()
  // The one that was found leaves the list first: both have the same button.
  await micro.words('7幢2单元903').waitFor({ state: 'detached' })
  await micro.see('99幢1单元101')
  await micro.tap('对不上')
  await micro.field('原因').fill('没有 99 幢')
  await look.at('homes-decline')
  await micro.tap('对不上', micro.screen.locator('.dialog__acts'))
  await micro.see('没有等着核对的住处')
})

test('nothing was cut off, and no phone noted a problem', () => {
  expect(looks.flatMap(({ faults }) => faults)).toEqual([])
  expect(phones.flatMap(({ problems }) => problems)).toEqual([])
})
