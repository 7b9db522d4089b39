/** An answer that stands while the same question is asked again: without a signal it stays, refused it goes. */
import { useState } from 'react'
import { CallFailed } from '../../src/application'
import { Button } from '../../src/components/button'
import { Field } from '../../src/components/field'
import { Answered } from '../../src/components/server-answer'
import { useServerAnswer } from '../../src/components/server-answer/use-server-answer'
import { hideToast, useToast } from '../../src/components/toast/toast-store'
import { createFixtureApplication } from '../support/fixture-application'
import { showPage } from '../support/show-page'

const failures: Error[] = []

function Decision() {
  const [words, setWords] = useState('')
  return <Field label="裁定" value={words} onChange={setWords} />
}

function Orders() {
  const asked = useServerAnswer('orders', () => {
    const failure = failures.shift()
    return failure ? Promise.reject(failure) : Promise.resolve('周奶奶的理发')
  })
  return (
    <>
      <Answered asked={asked}>{() => <Decision />}</Answered>
      <Button onPress={asked.askAgain}>再问一次</Button>
    </>
  )
}

test('what somebody writes beside an answer stays when it is asked again without a signal', async () => {
  const page = await showPage(Orders, createFixtureApplication())
  await page.until('裁定')
  await page.type('双方都讲了')
  failures.push(new Error('no network'))
  await page.tap('再问一次')
  expect(useToast.getState().message?.text).toBe('没有连上，先看刚才读到的。')
  expect(document.querySelector('input')?.value).toBe('双方都讲了')
  failures.push(new CallFailed('forbidden', '这里不归您管。'))
  await page.tap('再问一次')
  await page.until('这里不归您管')
  expect(page.words()).not.toContain('裁定')
  page.leave()
  hideToast()
})
