/**
 * People come and go: a newcomer joins by a code and has the grid's files; the grid is handed over; the one who held
 * it loses the files at the next contact, and what was written on the way is kept and can be adopted.
 */
import type { PhoneInHand } from '../support/phone-in-hand'
import { startJourney } from '../support/journey'

const journey = startJourney()
const note = '张大爷说屋顶漏雨，已经拍了照'

test('a newcomer joins, takes the grid over, and no visit of the former leader is lost', async () => {
  const worker = await journey.phoneOf('徐丽萍')
  const code = await invite(worker, '第四网格')

  const newcomer = await journey.newPhone()
  await newcomer.signIn('周亚琴')
  await accept(newcomer, code)
  await newcomer.seeAllSent()

  const leader = await journey.phoneOf('钱玲娣')
  await leader.seeAllSent()
  await leader.loseNetwork()
  const resident = await writeVisit(leader)

  await handOver(worker, '钱玲娣', '周亚琴')

  await leader.findNetwork()
  await leader.see('1 条要您看一下')
  await leader.syncLine.tap()
  await leader.seePage('待传')
  await leader.see('▲ 没有通过')
  await leader.see(new RegExp(note))
  await leader.picture('refused')
  await leader.goBack()
  await leader.goBack()
  await leader.see('还没有岗位')
  await leader.openTab('民情')
  await leader.see('本机还没有楼栋')

  await adopt(worker)
  await newcomer.syncLine.tap()
  await newcomer.seePage('待传')
  await newcomer.tap('更新')
  await newcomer.goBack()
  await newcomer.openTab('民情')
  await newcomer.screen.locator('.files__search input').fill(resident)
  await newcomer.row(resident).tap()
  await newcomer.seePage('民情档案')
  const entry = newcomer.screen.locator('.timeline__item', { hasText: note })
  expect(await entry.allInnerTexts()).toEqual([expect.stringMatching(/今天.*钱玲娣/)])
})

async function openOffice(phone: PhoneInHand, title: string): Promise<void> {
  await phone.openTab('我的')
  await phone.tap(title)
  await phone.seePage(title)
}

async function invite(worker: PhoneInHand, region: string): Promise<string> {
  await openOffice(worker, '邀请加入')
  await worker.screen.locator('.pick-field').first().tap()
  await worker.tap(region, worker.screen.locator('.sheet'))
  await worker.tap(`就选${region}`)
  await worker.tap('网格员')
  await worker.tap('生成邀请码')
  const code = worker.screen.locator('.invite__code')
  await code.waitFor()
  await worker.words(`网格员 · ${region}`).waitFor()
  await worker.picture('invitation')
  const text = (await code.innerText()).trim()
  await worker.goBack()
  return text
}

async function accept(phone: PhoneInHand, code: string): Promise<void> {
  await phone.tap('填邀请码')
  await phone.seePage('用邀请码加入')
  await phone.field('邀请码').fill(code)
  await phone.tap('看看是什么岗位')
  await phone.tap('接受邀请')
  await phone.see(/欢迎加入/)
  await phone.tap('看看今天')
  await phone.seePage('连心')
  await phone.see('开始走访')
}

/** At the first door that is due; tells who lives there. */
async function writeVisit(phone: PhoneInHand): Promise<string> {
  await phone.tap('开始走访')
  await phone.seePage('今天走访')
  await phone.screen.locator('.list-row').first().tap()
  await phone.tap('记一次走访')
  await phone.seePage('记一次走访')
  const people = await phone.screen.locator('.visit__people').innerText()
  await phone.box(/没有就不用写/).fill(note)
  await phone.tap('存好')
  await phone.seePage('今天走访')
  await phone.see('没有网络，照常记 · 1 条待传')
  return people.split('、')[0] ?? ''
}

async function handOver(worker: PhoneInHand, from: string, to: string): Promise<void> {
  await openOffice(worker, '岗位')
  await worker.row(from).tap()
  await worker.tap('移交给别人')
  await worker.tap(to, worker.screen.locator('.sheet'))
  await worker.picture('handover')
  await worker.tap(`移交给${to}`)
  await worker.see(new RegExp(`^已移交给${to}`))
  await worker.goBack()
}

async function adopt(worker: PhoneInHand): Promise<void> {
  await openOffice(worker, '未通过的记录')
  await worker.see(new RegExp(note))
  await worker.tap('采纳')
  await worker.see(/● 已采纳/)
}
