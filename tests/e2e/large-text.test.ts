/** Large text is a layout of its own: on no page is a word cut off, nothing is wider than the phone, targets are large. */
import type { PhoneInHand } from '../support/phone-in-hand'
import { startJourney } from '../support/journey'
import { faultsOf, leastTarget } from '../support/page-faults'

const journey = startJourney()

test.each(['normal', 'large'] as const)('every daily page holds in %s text', async (size) => {
  const phone = await journey.phoneOf('范丽君')
  await phone.seeAllSent()
  if (size === 'large') await chooseLargeText(phone)
  const faults: string[] = []
  const look = async (name: string) => {
    await phone.picture(`${name}-${size}`)
    for (const fault of await faultsOf(phone, leastTarget[size])) faults.push(`${name}: ${fault}`)
  }

  await phone.openTab('今天')
  await look('today')
  await phone.tap('开始走访')
  await phone.seePage('今天走访')
  await look('due')
  await phone.goBack()
  await phone.openTab('我的')
  await look('me')
  await phone.openTab('民情')
  await look('files')
  await phone.screen.locator('.files__building').first().tap()
  await phone.seePage('楼盘')
  await look('building')
  await phone.screen.locator('.building__floor .tile').first().tap()
  await phone.see('记一次走访')
  await look('door')
  await phone.tap('看档案')
  await phone.seePage('民情档案')
  await look('household')
  await phone.tap('记一次走访')
  await phone.seePage('记一次走访')
  await look('visit')
  await phone.goBack()
  await phone.screen.locator('.member__who').first().tap()
  await phone.seePage('居民资料')
  await look('resident')
  await phone.goBack()
  await phone.tap('搬走、分户、并户')
  await phone.seePage('住户变动')
  await look('change')
  await phone.goBack()
  await phone.syncLine.tap()
  await phone.seePage('待传')
  await look('outbox')
  expect(faults).toEqual([])
})

async function chooseLargeText(phone: PhoneInHand): Promise<void> {
  await phone.openTab('我的')
  await phone.tap('大字')
  await phone.screen.locator('.page--large').waitFor()
}
