/** Coming back in WeChat after a sign-out: one tap, and words where it did not work. */
import Taro from '@tarojs/taro'
import SignInPage from '../../src/packages/me/pages/sign-in'
import { CallFailed } from '../../src/application'
import { createFixtureApplication } from '../support/fixture-application'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
let platform: { restore(): void }
beforeEach(() => {
  platform = jest.replaceProperty(process, 'env', { ...process.env, TARO_ENV: 'weapp' })
})
afterEach(() => {
  page.leave()
  platform.restore()
})

test('who left comes in again without a password', async () => {
  const application = createFixtureApplication()
  const signIn = jest.spyOn(application.session, 'signIn')
  page = await showPage(SignInPage, application)
  await page.tap('进入')
  expect(signIn).toHaveBeenCalledTimes(1)
  expect(page.opened).toEqual(['/pages/today/index'])
})

test('without a network it says so and stays', async () => {
  const application = createFixtureApplication()
  application.session.signIn = () =>
    Promise.reject(new CallFailed('unreachable', '现在连不上网，请到有信号的地方再试。'))
  page = await showPage(SignInPage, application)
  await page.tap('进入')
  expect(page.words()).toContain('请到有信号的地方再试')
  expect(page.opened).toEqual([])
})

test('who was asked to sign in on the way goes back there', async () => {
  const back = jest.spyOn(Taro, 'navigateBack').mockResolvedValue({ errMsg: '' })
  page = await showPage(SignInPage, createFixtureApplication(), { back: '1' })
  jest.spyOn(Taro, 'getCurrentPages').mockReturnValue([{}, {}] as Taro.Page[])
  await page.tap('进入')
  expect([back.mock.calls.length, page.opened]).toEqual([1, []])
})
