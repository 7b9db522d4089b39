/** 报名名单: who comes, who waits, whom to call, and that the call was made. */
import { hideToast } from '../../src/components/toast/toast-store'
import SignUpsPage from '../../src/packages/volunteer/pages/sign-ups'
import { volunteeringApplication } from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

const person = { volunteerId: 'v1', number: 'N1', name: '沈慧琴', phoneMask: '139******01' }
const shift = { shiftId: 'a.s1', regionId: 's1' }

test('the list says who comes and who waits; a number is asked for to call, and only then', async () => {
  const answers = {
    'activity.phone': { phone: '13905730001' },
    'activity.signUps': [
      { ...person, state: 'seated', waitingPlace: 0 },
      { ...person, volunteerId: 'v2', name: '方志强', state: 'waiting', waitingPlace: 1 },
      { ...person, volunteerId: 'v3', name: '陈阿婆', isUntold: true, state: 'seated' },
    ],
  }
  page = await showPage(SignUpsPage, volunteeringApplication(answers).application, shift)
  await page.until('报上的')
  expect(page.words()).toContain('第 1 位')
  expect(page.words()).toContain('请打电话告诉1 人')
  expect(page.words().match(/▲ 收不到通知/g)).toHaveLength(2)
  await page.tap('沈慧琴')
  await page.until('139******01')
  expect(page.words()).not.toContain('13905730001')
  await page.tap('打电话')
  await page.until('13905730001')
})

test('who moved up and does not know it is to be called, and the call is noted', async () => {
  const seated = { ...person, state: 'seated', waitingPlace: 0 }
  const answers = {
    'activity.signUps': [{ ...seated, isUntold: true, newsId: 'c1', isUntoldSeat: true }],
  }
  const { application, sent } = volunteeringApplication(answers)
  page = await showPage(SignUpsPage, application, shift)
  await page.until('请打电话告诉1 人')
  expect(page.words()).toContain('N1 ▲ 候补补上了，还没人告诉他')
  expect(page.words()).not.toContain('▲ 收不到通知')
  await page.tap('沈慧琴')
  await page.until('活动也改过，请告诉他现在的时间和地点')
  await page.tap('打过电话，告诉他了')
  await page.until('记下了，已经告诉他了')
  const args = { shiftId: 'a.s1', volunteerId: 'v1', newsId: 'c1', isUntoldSeat: true }
  expect(sent).toEqual([{ name: 'activity.note-call', args }])
})

test('a place is given back with a reason that stays when the sheet is closed, and the leader knows whether a message goes', async () => {
  const seated = { ...person, hasPhone: true, state: 'seated', waitingPlace: 0 }
  const told = { 'activity.place-somebody': { told: false } }
  const { application, sent } = volunteeringApplication({ 'activity.signUps': [seated] }, told)
  page = await showPage(SignUpsPage, application, shift)
  await page.until('沈慧琴')
  await page.tap('沈慧琴')
  await page.until('他来不了，替他取消')
  await page.tap('他来不了，替他取消')
  await page.type('打电话来，说病了')
  page.leave()
  page = await showPage(SignUpsPage, application, shift)
  await page.until('沈慧琴')
  await page.tap('沈慧琴')
  await page.until('他本人看得到')
  await page.tap('替他取消')
  await page.until('他收不到通知，请打电话告诉他')
  const args = { shiftId: 'a.s1', volunteerId: 'v1', comes: false, reason: '打电话来，说病了' }
  expect(sent).toEqual([{ name: 'activity.place-somebody', args }])
})
