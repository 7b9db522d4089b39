/** Two people correct the same line of one resident; the second one chooses, and both phones agree in the end. */
import type { PhoneInHand } from '../support/phone-in-hand'
import { startJourney } from '../support/journey'

const journey = startJourney()

test('both values, with who and when, and the choice reaches both phones', async () => {
  const leader = await journey.phoneOf('孙卫东')
  const member = await journey.phoneOf('顾小敏')
  await openFirstResident(leader)
  await openFirstResident(member)

  await leader.loseNetwork()
  await writeRemark(leader, '白天在厂里，晚上打')
  await leader.see('没有网络，照常记 · 1 条待传')
  await writeRemark(member, '女儿的电话')
  await member.seeAllSent()

  await leader.findNetwork()
  await leader.see('1 条要您看一下')
  await leader.syncLine.tap()
  await leader.seePage('待传')
  await leader.tap('◆ 请选一个')
  await leader.seePage('两处不一样')
  await leader.see(/的电话备注$/)
  await leader.see('白天在厂里，晚上打', leader.card('我写的'))
  await leader.see('女儿的电话', leader.card('顾小敏写的'))
  await leader.see(/^今天 \d+:\d\d · 现在档案里是这个$/, leader.card('顾小敏写的'))
  await leader.picture('conflict')
  await leader.tap('用我的')
  await leader.seePage('待传')
  await leader.see('写的都传完了')
  await leader.goBack()
  await leader.see(/白天在厂里，晚上打$/)

  await member.syncLine.tap()
  await member.seePage('待传')
  await member.tap('更新')
  await member.goBack()
  await member.see(/白天在厂里，晚上打$/)
})

/** The first person of the grid with a telephone, the same on every phone of the grid. */
async function openFirstResident(phone: PhoneInHand): Promise<void> {
  await phone.seeAllSent()
  await phone.openTab('民情')
  await phone.screen.locator('.files__search input').fill('户主')
  await phone.screen.locator('.files__search input').fill('独居老人')
  await phone.screen.locator('.list-row').first().tap()
  await phone.seePage('民情档案')
}

async function writeRemark(phone: PhoneInHand, remark: string): Promise<void> {
  await phone.screen.locator('.member__who').first().tap()
  await phone.seePage('居民资料')
  await phone.field('电话备注').fill(remark)
  await phone.tap('存好')
  await phone.seePage('民情档案')
}
