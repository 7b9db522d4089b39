/**
 * A quarrel through the release build: a request that the grid leader takes to mediation, both sides willing, one session, a
 * written agreement that is signed, and the promised revisit; the resident reads how it goes, and nothing of what was said.
 */
import { PageLooks } from '../support/page-looks'
import { openOwnStreet, type OwnStreet } from '../support/own-street'
import { matterRequest } from '../support/api/matter-samples'
import { officeCommand, push } from '../support/api/test-file'

let street: OwnStreet

beforeAll(async () => {
  street = await openOwnStreet()
  const request = { ...matterRequest, category: '邻里纠纷', text: '楼上漏水，说了三次都不修。' }
  const submit = officeCommand('matter.submit', 'b1', { matterId: 'm', request })
  expect(await push(street.api, 'nobody', submit)).toMatchObject([{ status: 'applied' }])
  const taken = { matterId: 'm', act: { kind: 'accept' as const, words: '' }, photoIds: [] }
  const accept = officeCommand('matter.handle', 'g1', taken)
  expect(await push(street.api, 'leader', accept)).toMatchObject([{ status: 'applied' }])
})
afterAll(() => street.close())

test('two neighbours are brought together, sign what they agreed, and are visited again', async () => {
  const leader = await street.phoneOf('leader')
  const look = new PageLooks(leader)
  await leader.open('packages/mediation/pages/mediations/index')
  await leader.see('没有等您调解的')
  await look.at('mediations-none')
  await leader.open('packages/matter/pages/matter/index', '?matterId=m')
  await leader.see('转人民调解')
  await look.at('matter-to-mediation')
  await leader.tap('转人民调解')
  await leader.seePage('受理调解')
  await leader.tap('邻里')
  await leader.field('简单说说').fill('楼上漏水，两家为修卫生间的钱争了三次。')
  await leader.tap('登记一位当事人')
  await leader.field('姓名').fill('王建国')
  await leader.field('电话').fill('13905730002')
  await look.at('mediation-party')
  await leader.tap('存好')
  await leader.see('乙方 王建国')
  await look.at('mediation-open')
  await leader.tap('受理')
  await leader.seePage('调解')
  await leader.see('◆ 等当事人同意')
  await look.at('mediation-preparing')
  for (const side of ['甲方', '乙方']) {
    await leader.row(side).tap()
    await leader.tap('告知权利，征求意愿', leader.screen.locator('.sheet'))
    await leader.tap('同意调解')
    if (side === '甲方') await look.at('mediation-consent')
    await leader.tap('存好')
    await leader.see('● 同意调解', leader.row(side))
  }
  await leader.tap('记一次调解')
  await leader.field('在哪里').fill('社区调解室')
  await leader.field('谈了什么').fill('都说愿意修，争的是各出多少。')
  await look.at('mediation-session')
  await leader.tap('存好')
  await leader.tap('写协议')
  await leader.field('双方怎样说好的').fill('修卫生间的钱两家各出一半。')
  await leader.field('怎样履行').fill('王建国请人修，修好当面付。')
  await look.at('mediation-agreement')
  await leader.tap('存好')
  await leader.see('◆ 待签字')
  const paper = leader.page.waitForEvent('download')
  await leader.tap('打开协议书（会记下）')
  expect((await paper).suggestedFilename()).toMatch(/^人民调解协议书 \d{4}-0001\.pdf$/)
  await leader.tap('签好了')
  await leader.tap('存好')
  await leader.see('● 达成协议')
  await leader.see(/一起向法院申请$/)
  await look.at('mediation-agreed')
  await leader.tap('记回访')
  await leader.tap('部分履行')
  await look.at('mediation-revisit')
  await leader.field('双方怎么说').fill('修好了，钱还差一半。')
  await leader.tap('告诉了')
  await leader.tap('存好')
  await leader.see('上次回访')
  await leader.open('packages/mediation/pages/mediations/index')
  await leader.tap('办完的')
  await leader.see('● 达成协议')
  await look.at('mediations-ended')

  const resident = await street.phoneOf('nobody')
  const ofResident = new PageLooks(resident)
  await resident.open('packages/matter/pages/matter/index', '?matterId=m')
  await resident.see('双方签了协议，已经生效。')
  expect(await resident.screen.textContent()).not.toMatch(/各出一半|王建国|愿意修/)
  await ofResident.at('matter-mediated')
  expect([...look.faults, ...ofResident.faults]).toEqual([])
  expect([leader, resident].flatMap(({ problems }) => problems)).toEqual([])
})
