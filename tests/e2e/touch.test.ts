/** What a finger does that a mouse does not: it drags without tapping, taps twice in haste, and misses by a little. */
import type { CDPSession, Locator } from 'playwright-core'
import { startJourney } from '../support/journey'
import type { PhoneInHand } from '../support/phone-in-hand'

const journey = startJourney()

interface Point {
  readonly x: number
  readonly y: number
}

const middleOf = async (part: Locator): Promise<Point> => {
  const box = await part.boundingBox()
  if (!box) throw new Error('This part cannot be seen')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** From one point to another in ten steps, as a finger goes; then it is lifted. */
const drag = async (finger: CDPSession, from: Point, to: Point): Promise<void> => {
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: readonly Point[]) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: [...touchPoints] })
  await send('touchStart', [from])
  for (let step = 1; step <= 10; step++)
    await send('touchMove', [
      { x: from.x + ((to.x - from.x) * step) / 10, y: from.y + ((to.y - from.y) * step) / 10 },
    ])
  await send('touchEnd', [])
}

const openFiles = async (phone: PhoneInHand): Promise<void> => {
  await phone.seeAllSent()
  await phone.openTab('民情')
  await phone.screen.locator('.files__building').first().waitFor()
}

test('a drag that begins on a row scrolls the list and opens nothing', async () => {
  const phone = await journey.phoneOf('朱国强')
  await openFiles(phone)
  const finger = await phone.context.newCDPSession(phone.page)
  const row = phone.screen.locator('.list-row').nth(4)
  const before = await middleOf(row)
  await drag(finger, before, { x: before.x, y: before.y - 300 })
  while ((await middleOf(row)).y > before.y - 200) await phone.page.waitForTimeout(20)
  await phone.seePage('民情')
})

test('a drag that begins on a door opens none, and pushes the page nowhere sideways', async () => {
  const phone = await journey.phoneOf('朱国强')
  await openFiles(phone)
  await phone.screen.locator('.files__building').first().tap()
  await phone.seePage('楼盘')
  const tile = phone.screen.locator('.building__floor .tile').first()
  const finger = await phone.context.newCDPSession(phone.page)
  const before = await middleOf(tile)
  await drag(finger, before, { x: before.x - 60, y: before.y })
  await phone.seePage('楼盘')
  expect(await phone.screen.locator('.sheet').count()).toBe(0)
  expect(await phone.page.evaluate(() => document.documentElement.scrollLeft)).toBe(0)
})

test('a tap beside a sheet closes it, one at the corner of a button hits the button', async () => {
  const phone = await journey.phoneOf('朱国强')
  await openFiles(phone)
  await phone.screen.locator('.files__building').first().tap()
  await phone.seePage('楼盘')
  const door = phone.screen.locator('.building__floor .tile').first()
  const button = phone.screen.locator('.sheet .button', { hasText: '记一次走访' })
  await door.tap()
  await button.tap({ trial: true })
  await phone.page.touchscreen.tap(20, 200)
  await button.waitFor({ state: 'detached' })
  await door.tap()
  await button.tap({ position: { x: 12, y: 8 } })
  await phone.seePage('记一次走访')
})

test('two taps in haste save one visit', async () => {
  const phone = await journey.phoneOf('朱国强')
  await openFiles(phone)
  await phone.screen.locator('.files__building').first().tap()
  await phone.seePage('楼盘')
  await phone.screen.locator('.building__floor .tile').nth(1).tap()
  await phone.tap('看档案')
  await phone.seePage('民情档案')
  const visits = phone.card('这一户的经过').locator('.timeline__item', { hasText: '朱国强' })
  const before = await visits.count()
  await phone.tap('记一次走访')
  await phone.seePage('记一次走访')
  const save = await middleOf(phone.words('存好'))
  await Promise.all([
    phone.page.touchscreen.tap(save.x, save.y),
    phone.page.touchscreen.tap(save.x, save.y),
  ])
  await phone.seePage('民情档案')
  await phone.seeAllSent()
  expect(await visits.count()).toBe(before + 1)
})
