/** The office at a phone: two who change one rule do not overwrite each other. */
import type { PhoneInHand } from '../support/phone-in-hand'
import { startJourney } from '../support/journey'

const journey = startJourney()

test('the second at one rule is shown both values, with whose the first is, and chooses', async () => {
  const first = await journey.phoneOf('郁文斌')
  const second = await journey.phoneOf('郁文斌')
  await changeEveryHousehold(second, '45')
  await changeEveryHousehold(first, '60')
  await first.tap('存好 1 处改动')
  await first.see('规则存好了，大家下次联网就用上。')

  // The draft survives that the app was closed, and meets what came meanwhile.
  await second.page.reload()
  await second.see('有人刚改过同一处')
  for (const words of ['90 天', '60 天', '45 天', '郁文斌改成']) await second.see(words)
  await second.picture('rules-differ')
  await second.tap('用我的')
  await second.tap('存好 1 处改动')
  await second.see('规则存好了，大家下次联网就用上。')
  await second.see('45 天一次')

  await second.tap('改过什么')
  await second.see('60 天 → 45 天')
  await second.see('90 天 → 60 天')
})

async function changeEveryHousehold(phone: PhoneInHand, days: string): Promise<void> {
  await phone.openTab('我的')
  await phone.tap('规则')
  await phone.seePage('规则')
  await phone.row('每一户').tap()
  await phone.field('每一户，至少多少天一次').fill(days)
  await phone.tap('好了')
}
