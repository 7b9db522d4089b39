/** Looking for somebody: every way of asking answers while one types, and leads to the household. */
import { pinyin } from 'pinyin-pro'
import type { PhoneInHand } from '../support/phone-in-hand'
import { startJourney } from '../support/journey'

const journey = startJourney()

test('finds a person by name, initials, room, number and tag, as one types', async () => {
  const phone = await journey.phoneOf('姚志华')
  await phone.seeAllSent()
  const known = await readSomebody(phone)
  await phone.openTab('民情')
  // Searching is the phone's own work.
  await phone.loseNetwork()

  const initials = pinyin(known.name, { pattern: 'first', toneType: 'none', surname: 'head' })
  const questions = [known.name, initials.replaceAll(' ', ''), known.room, known.tail, known.tag]
  for (const question of questions) await findByTyping(phone, question, known.name)
  await phone.picture('search')

  await phone.row(known.name).tap()
  await phone.see('这一户的经过')
  await phone.see(known.name)
  await phone.findNetwork()
})

interface Known {
  readonly name: string
  readonly room: string
  readonly tail: string
  readonly tag: string
}

/** Somebody with a tag and a telephone, as the pages show them. */
async function readSomebody(phone: PhoneInHand): Promise<Known> {
  await phone.tap('开始走访')
  const rooms = phone.screen.locator('.list-row .tile__room')
  await rooms.first().waitFor()
  for (let at = 0; at < (await rooms.count()); at++) {
    const room = (await rooms.nth(at).textContent()) ?? ''
    await rooms.nth(at).tap()
    await phone.tap('看档案')
    await phone.see('这一户的经过')
    const tagged = phone.screen.locator('.member', { has: phone.page.locator('.tag') })
    const known = tagged.filter({ has: phone.page.locator('.member__number') }).first()
    if ((await known.count()) > 0) {
      const name = (await known.locator('.member__name').textContent()) ?? ''
      const tag = (await known.locator('.tag').first().textContent()) ?? ''
      await phone.tap('显示', known)
      const shown = known.locator('.member__number', { hasText: /\d{11}/ })
      const tail = ((await shown.textContent()) ?? '').replace(/\D/g, '').slice(7, 11)
      await phone.goBack()
      await phone.goBack()
      return { name, room, tail, tag }
    }
    await phone.goBack()
  }
  throw new Error('Nobody on the list of today has both a tag and a telephone')
}

/** One character after the other; the answer must be there without a key for "search". */
async function findByTyping(phone: PhoneInHand, question: string, name: string): Promise<void> {
  const input = phone.screen.locator('.files__search input')
  await input.fill('')
  await input.pressSequentially(question)
  await phone.screen.locator('.card__title', { hasText: /^找到 \d+ 个$/ }).waitFor()
  const hit = phone.row(name)
  await hit.waitFor()
  await hit.locator('.files__lit').first().waitFor()
}
