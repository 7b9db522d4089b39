/** The first tab as a worker sees it. */
import TestUtils from '@tarojs/test-utils-react'

test('the app opens on the page of today', async () => {
  const app = new TestUtils()
  await app.createApp()
  await app.queries.waitForQuerySelector('.nut-button')
  expect(document.body.textContent).toContain('今天要走访的人家')
})
