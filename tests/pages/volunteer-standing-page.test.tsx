/** What a community worker does with a registration that stands: lets it go, ends it, redeems hours for who has no phone. */
import type { Application } from '../../src/application'
import { hideToast } from '../../src/components/toast/toast-store'
import type { OfficeCommandArgs } from '../../src/domain/office-commands'
import { refuse } from '../../src/domain/refusal'
import VolunteerFilePage from '../../src/packages/office/pages/volunteer'
import { fixtureOfficeAccess } from '../support/fixture-office'
import { fixtureRecord, volunteeringApplication } from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

const options = { access: fixtureOfficeAccess }
const file = (part: object) => ({
  'volunteer.one': {
    ...fixtureRecord({ state: 'verified' }),
    ...{ sameAs: '', otherClaims: 0, own: false, signsIn: true, moves: '' },
    ...part,
  },
})
const params = { volunteerId: 'v1', regionId: 's1' }

test('a registration whose WeChat is lost is let go with a reason, and then says how it comes back', async () => {
  const { application, sent } = volunteeringApplication(file({}), {}, options)
  page = await showPage(VolunteerFilePage, application, params)
  await page.until('旧微信登不上')
  await page.tap('换微信')
  await page.until('请先看身份证')
  await page.tap('换微信')
  await page.until('请写明原因')
  await page.type('手机丢了')
  await page.tap('换微信')
  expect(sent).toEqual([
    { name: 'volunteer.release', args: { volunteerId: 'v1', reason: '手机丢了' } },
  ])
  page.leave()
  const answers = file({ signsIn: false })
  page = await showPage(
    VolunteerFilePage,
    volunteeringApplication(answers, {}, options).application,
    params,
  )
  await page.until('没有连着微信')
  expect(page.words()).not.toContain('旧微信登不上')
})

test('a registration is ended with a reason', async () => {
  const { application, sent } = volunteeringApplication(file({}), {}, options)
  page = await showPage(VolunteerFilePage, application, params)
  await page.until('名额让出来')
  await page.tap('结束登记')
  await page.type('过世')
  await page.tap('结束登记')
  expect(sent).toEqual([{ name: 'volunteer.end', args: { volunteerId: 'v1', reason: '过世' } }])
})

test('a refusal is told where the reason was written, which stays, and not when something else is begun', async () => {
  const { application } = volunteeringApplication(file({}), {}, options)
  const refusing = () => Promise.resolve(refuse('forbidden'))
  page = await showPage(VolunteerFilePage, { ...application, request: refusing }, params)
  await page.until('名额让出来')
  await page.tap('结束登记')
  await page.type('过世')
  await page.tap('结束登记')
  await page.until('您现在没有这里的岗位')
  const dialog = document.querySelector('[role="alertdialog"]')
  expect(dialog?.textContent).toContain('您现在没有这里的岗位')
  expect(dialog?.querySelector('taro-textarea-core')).toHaveProperty('value', '过世')
  await page.tap('先不')
  await page.tap('记一条')
  expect(page.words()).not.toContain('您现在没有这里的岗位')
})

const hours = {
  ...file({ signsIn: false }),
  'timeBank.ofVolunteer': { name: '沈慧琴', balanceMinutes: 150, heldMinutes: 0, lines: [] },
}

test('hours of somebody without a phone are redeemed for them, and no more than there are', async () => {
  const { application, sent } = volunteeringApplication(hours, {}, options)
  page = await showPage(VolunteerFilePage, application, params)
  await page.until('替本人兑换服务')
  await page.tap('替本人兑换服务')
  await page.until('有 2 小时 30 分可以用')
  await page.tap('陪诊')
  await page.type('15 幢 301')
  await page.tap('3 小时')
  await page.until('存的时间不够')
  await page.tap('提出')
  expect(sent).toEqual([])
  await page.tap('2 小时')
  await page.tap('提出')
  expect(sent).toMatchObject([
    {
      name: 'redeem.request-for',
      args: {
        volunteerId: 'v1',
        service: '陪诊',
        minutes: 120,
        contact: '15 幢 301',
        wantedOn: '',
      },
    },
  ])
})

test('a request for somebody whose answer was lost keeps its words and its id; once it stands, another one is asked about', async () => {
  const { application } = volunteeringApplication(hours, {}, options)
  const sent: OfficeCommandArgs<'redeem.request-for'>[] = []
  const first = { service: '陪诊', minutes: 120, wantedOn: '', same: false }
  const answers = [
    { ok: false, error: 'unreachable' },
    { ok: true, value: { state: 'open', stands: first } },
    { ok: true, value: { state: 'open' } },
  ] as const
  const request: Application['request'] = (_name, _regionId, args) => {
    // Only this one is sent here.
    sent.push(args as OfficeCommandArgs<'redeem.request-for'>)
    return Promise.resolve(answers[sent.length - 1] ?? answers[0])
  }
  const open = async () => {
    page = await showPage(VolunteerFilePage, { ...application, request }, params)
    await page.until('替本人兑换服务')
    await page.tap('替本人兑换服务')
    await page.until('有 2 小时 30 分可以用')
  }
  await open()
  await page.tap('陪诊')
  await page.type('15 幢 301')
  await page.tap('提出')
  await page.until('也许已经提上了。写的都留着，再点一次，只算一次。')
  page.leave()
  await open()
  await page.until('上次写的都在')
  await page.tap('1 小时')
  await page.tap('提出')
  await page.until('上次已经提上了，算的是先写的“陪诊 2 小时”。要改，先到“兑换服务”里取消它')
  await page.tap('另外请人陪诊 1 小时')
  await page.until('提好了，等志愿者来接。')
  const [lost, again, another] = sent
  expect(again).toEqual({ ...lost, minutes: 60 })
  expect(another).toEqual({ ...again, orderId: another?.orderId })
  expect(another?.orderId).not.toBe(lost?.orderId)
  await page.tap('替本人兑换服务')
  await page.until('要什么服务')
  expect(page.words()).not.toContain('上次写的都在')
})

test('a code on a paper that was lost is given anew, after it was said what that means', async () => {
  const { application, sent } = volunteeringApplication(file({ signsIn: false }), {}, options)
  page = await showPage(VolunteerFilePage, application, params)
  await page.until('换发志愿者码')
  await page.tap('换发志愿者码')
  expect(page.words()).toContain('旧码和纸码都不能再用')
  expect(sent).toEqual([])
  await page.tap('换发')
  await page.until('请打印新的给本人')
  expect(sent).toEqual([{ name: 'volunteer.reissue-code', args: { volunteerId: 'v1' } }])
})
