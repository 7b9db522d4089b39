/** What is said of a page that could not be read: of that list, and of no other. */
import { useState } from 'react'
import { Button } from '../../src/components/button'
import { Notice } from '../../src/components/notice'
import { unreachableSentence } from '../../src/components/server-answer/failure-words'
import { useFollowingPages } from '../../src/components/server-answer/use-following-pages'
import { createFixtureApplication } from '../support/fixture-application'
import { showPage } from '../support/show-page'

interface Lines {
  readonly items: readonly string[]
  readonly next: object | null
}

function Statement() {
  const [month, setMonth] = useState('2026-03')
  const first: Lines = { items: [], next: {} }
  const noNetwork = () => Promise.reject<Lines>(new Error('no network'))
  const { problem, showMore } = useFollowingPages(month, first, noNetwork, ({ items }) => items)
  return (
    <>
      <Notice text={problem} />
      <Button onPress={() => void showMore()}>看更早的</Button>
      <Button onPress={() => setMonth('2026-02')}>上个月</Button>
    </>
  )
}

test('what failed in one month is not said under another', async () => {
  const page = await showPage(Statement, createFixtureApplication())
  await page.tap('看更早的')
  await page.until(unreachableSentence)
  await page.tap('上个月')
  expect(page.words()).not.toContain(unreachableSentence)
  page.leave()
})
