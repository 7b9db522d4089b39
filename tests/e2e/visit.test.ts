/** A grid leader's first day: the files arrive, the list of today leads to a door, and a visit is three taps. */
import { startJourney } from '../support/journey'

const journey = startJourney()

test('from the first sign-in to a visit that the community has', async () => {
  const phone = await journey.phoneOf('陆建明')
  await phone.seeAllSent()
  await phone.see('开始走访')
  await phone.see(/离集中走访日还有|今天是集中走访日/)
  await phone.picture('today')

  await phone.openTab('民情')
  await phone.tap(/^杨家门新村 1 ?幢$/)
  await phone.seePage('楼盘')
  await phone.screen.getByRole('button', { name: /^801 / }).tap()
  await phone.see('看档案')
  await phone.picture('door')
  await phone.tap('看档案')
  await phone.see('这一户的经过')
  await phone.picture('household')

  // Open the form, say what kind of visit it was, save.
  await phone.tap('记一次走访')
  await phone.tap('关爱')
  await phone.tap('存好')

  await phone.see('存好了')
  await phone.see('见到 · 关爱')
  const newest = phone.card('这一户的经过').locator('.timeline__item').first()
  expect(await newest.textContent()).toMatch(/^见到 · 关爱今天.*陆建明$/)
  await phone.seeAllSent()
})
