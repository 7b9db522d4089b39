/** The looks at pages can fail: each of these faults, put into a page that has none, is written down in both sizes. */
import { startJourney } from '../support/journey'
import { PageLooks } from '../support/page-looks'

const journey = startJourney()

/** [what is wrong, a style that makes it so, what is written down]. */
const faults: readonly (readonly [string, string, RegExp])[] = [
  [
    'words that are cut off',
    '.list-row__title { width: 20px; height: 20px; overflow: hidden }',
    /cut off by/,
  ],
  ['a card wider than the phone', '.card { width: 420px }', /wider than the phone/],
  [
    'words that leave the phone, though their box does not',
    '.list-row__detail { text-indent: 420px; white-space: nowrap }',
    /wider than the phone/,
  ],
  ['words over words', '.list-row__detail { margin-top: -24px }', /lie over each other/],
  ['pale words', '.list-row__detail { color: #cccccc }', /color-contrast/],
  ['a low row', '.list-row { height: 30px !important; min-height: 0 !important }', /small target/],
  [
    'a row that reaches over the next one',
    '.list-row + .list-row { margin-top: -40px; position: relative; background: white }',
    /under list-row/,
  ],
  [
    'a veil over everything',
    ".page::after { content: ''; position: fixed; inset: 0; z-index: 99 }",
    /under page/,
  ],
]

test('what is wrong with a page is written down', async () => {
  const phone = await journey.phoneOf('褚秀珍')
  await phone.seeAllSent()
  await phone.openTab('我的')
  const written = async (css: string) => {
    await phone.page.evaluate((rules) => {
      const style = document.querySelector('#fault') ?? document.createElement('style')
      style.id = 'fault'
      style.textContent = rules
      document.head.append(style)
    }, css)
    const look = new PageLooks(phone)
    await look.at('fault')
    return look.faults.join('\n')
  }
  expect(await written('')).toBe('')
  for (const [name, css, words] of faults) {
    const found = await written(css)
    expect({ name, found }).toEqual({ name, found: expect.stringMatching(words) })
  }
})
