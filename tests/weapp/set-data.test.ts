/**
 * What the screen costs: bytes of setData for the steps of a day, in a grid of 303 households of which 300 live in one
 * building. A step that sends a whole list again is noticed here, because WeChat draws as slowly as it is sent.
 */
import type { User } from './host/user'
import { crowdedBuilding, families, openidOf, openStreet, type Street } from './street'

let street: Street
let leader: User

beforeAll(async () => {
  street = await openStreet([...families, ...crowdedBuilding(300)])
  leader = street.userOf(openidOf('leader'))
})
afterAll(() => street.close())

/** Bytes since the last time, once nothing is on its way any more. */
const spent = async (): Promise<number> => {
  await leader.phone.untilQuiet()
  return leader.phone.takeSetData().bytes
}

test('launch, with the first sync of the grid: at most 12 KB', async () => {
  leader.phone.open()
  await leader.sees('共 303 户')
  expect(await spent()).toBeLessThan(12_000)
})

test('a building of 300 doors: at most 96 KB once, and a door 3 KB', async () => {
  await leader.tapTab('民情')
  await leader.tap('迎凤二期 9幢')
  await leader.sees('10层')
  expect(await spent()).toBeLessThan(96_000)
  await leader.tap('203')
  await leader.sees('看档案')
  expect(await spent()).toBeLessThan(3_000)
})

test('from the door to the household, without the building again: at most 8 KB', async () => {
  await leader.tap('看档案')
  await leader.sees('住着 1 人')
  expect(await spent()).toBeLessThan(8_000)
})

test('the form at the door 12 KB, each key 300 bytes, saving 6 KB on all pages below', async () => {
  await leader.tap('记一次走访')
  const note = '看到什么、说了什么，没有就不用写'
  await leader.sees(note)
  expect(await spent()).toBeLessThan(12_000)
  await leader.type(note, '好')
  expect(await spent()).toBeLessThan(300)
  await leader.tap('存好')
  await leader.sees('记一次走访')
  expect(await spent()).toBeLessThan(6_000)
})
