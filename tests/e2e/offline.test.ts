/** An evening without signal: what is written stays on the phone, through a restart, and arrives exactly once. */
import type { PhoneInHand } from '../support/phone-in-hand'
import { startJourney } from '../support/journey'

const journey = startJourney()
const building = /^迎凤二期 15 ?幢$/

test('two visits without a network survive a restart and arrive exactly once', async () => {
  const leader = await journey.phoneOf('沈晓燕')
  await leader.seeAllSent()
  await openBuilding(leader)

  await leader.loseNetwork()
  const first = await openForm(leader, 0)
  await leader.tap('有变化', leader.card('顺手更新').locator('.list-row').first())
  await leader.field('新的电话').fill('14412345678')
  await leader.box(/没有就不用写/).fill('厨房水管有点漏，人都好')
  await leader.tap('一周后')
  await leader.field('答应了什么').fill('来看水管修好没有')
  await leader.picture('visit-offline')
  await leader.tap('存好')
  await leader.seePage('楼盘')
  await leader.see('没有网络，照常记 · 1 条待传')

  const second = await openForm(leader, 1)
  await leader.tap(/^(未遇|没遇到|没人在家)$/)
  await leader.tap('存好')
  await leader.seePage('楼盘')
  await leader.see('没有网络，照常记 · 2 条待传')
  expect(await leader.screen.locator('.tile--pending').count()).toBe(2)
  await leader.picture('building-pending')
  await leader.syncLine.tap()
  await seeOutbox(leader, [first, second])
  await leader.see(/^电话.*→ 144\*{6}78$/, leader.row(first))
  await leader.see(/来看水管修好没有/, leader.row(first))
  await leader.picture('outbox')

  await restartWithoutServer(leader)
  await seeOutbox(leader, [first, second])

  await leader.findServer()
  await leader.tap('现在传')
  await leader.see('写的都传完了')
  await leader.goBack()
  await leader.seeAllSent()

  const steward = await journey.phoneOf('金凤仙')
  await openBuilding(steward)
  await seeOnce(steward, first, '厨房水管有点漏，人都好')
  await steward.see('来看水管修好没有')
  await steward.see('144******78')
})

async function openBuilding(phone: PhoneInHand): Promise<void> {
  await phone.openTab('民情')
  await phone.tap(building)
  await phone.screen.locator('.building__floor .tile').first().waitFor()
}

/** Opens the form at a door of the building and tells the room. */
async function openForm(phone: PhoneInHand, door: number): Promise<string> {
  const tile = phone.screen.locator('.building__floor .tile').nth(door)
  const room = (await tile.locator('.tile__room').textContent()) ?? ''
  await tile.tap()
  await phone.tap('记一次走访')
  await phone.seePage('记一次走访')
  return room
}

async function seeOutbox(phone: PhoneInHand, rooms: readonly string[]): Promise<void> {
  await phone.seePage('待传')
  for (const room of rooms) await phone.row(new RegExp(`记一次走访.*${room}室`)).waitFor()
  expect(await phone.card('等着传').locator('.list-row').count()).toBe(rooms.length)
}

/** The app is killed and opened again; its files come, but nothing of the server answers. */
async function restartWithoutServer(phone: PhoneInHand): Promise<void> {
  await phone.loseServer()
  await phone.context.setOffline(false)
  await phone.page.goto('about:blank')
  await phone.page.goBack()
}

async function seeOnce(phone: PhoneInHand, room: string, note: string): Promise<void> {
  await phone.screen.getByRole('button', { name: new RegExp(`^${room} `) }).tap()
  await phone.tap('看档案')
  await phone.see(note)
  expect(await phone.screen.getByText(note).count()).toBe(1)
}
