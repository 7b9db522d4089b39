/** 代为登记: what a worker is asked for somebody without a phone, what is sent, and what is told afterwards. */
import { hideToast } from '../../src/components/toast/toast-store'
import type { Application } from '../../src/application'
import type { OfficeCommandArgs } from '../../src/domain/office-commands'
import EnrolPage from '../../src/packages/office/pages/enrol'
import { idCheckCharacter } from '../../src/domain/id-number'
import { fixtureOfficeAccess } from '../support/fixture-office'
import { volunteeringApplication } from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

const idNumber = ((first: string) => `${first}${idCheckCharacter(first)}`)('33048319400307122')
const number = '3304830010010012'
const begin = async (state: 'verified' | 'waiting') => {
  const told = { 'volunteer.enrol': { volunteerId: 'd1', number, state } }
  const answers = { 'timeBank.teams': [] }
  const begun = volunteeringApplication(answers, told, { access: fixtureOfficeAccess })
  page = await showPage(EnrolPage, begun.application)
  await page.until('这位志愿者')
  return begun
}

test('name and ID number are enough; the number tells the birthday; agreed and seen, it is done', async () => {
  const { sent, application } = await begin('verified')
  await page.type('陈阿珍', 0)
  await page.type(idNumber, 1)
  await page.until('1940年3月7日')
  // The draft never has the number.
  expect(JSON.stringify(await application.drafts.read('enrol'))).not.toContain(idNumber)
  await page.tap('登记')
  await page.until('本人同意了才能登记')
  // What is wrong covers nothing of the form, which ends that much higher.
  expect(document.querySelector('.page__room')).not.toBeNull()
  expect(sent).toEqual([])
  await page.tap('说清了，同意')
  await page.tap('我看过了')
  await page.tap('登记')
  await page.until('陈阿珍登记好了')
  expect(sent).toMatchObject([
    {
      name: 'volunteer.enrol',
      args: {
        details: { name: '陈阿珍', idNumber, birthDate: '1940-03-07', sex: 'female', phone: '' },
        consent: { told: true, note: '' },
        idSeen: true,
      },
    },
  ])
  expect(page.words()).toContain('3304 8300 1001 0012')
  expect(page.words()).toContain('打印志愿者码')
  expect(await application.drafts.read('enrol')).toBeNull()
})

test('who was not seen with the card is still to be verified; the next one begins afresh', async () => {
  await begin('waiting')
  await page.type('陈阿珍', 0)
  await page.type(idNumber, 1)
  await page.tap('说清了，同意')
  await page.tap('登记')
  await page.until('还没核对')
  expect(page.words()).not.toContain('核对通过了')
  await page.tap('看登记')
  expect(page.opened[0]).toContain('/packages/office/pages/volunteer/index?volunteerId=d1')
  await page.tap('再登记一位')
  await page.until('还没问')
  expect(page.words()).not.toContain('1940年')
})

test('sent again after a lost answer it keeps its id; who was registered then is told, and somebody else is another', async () => {
  const { application } = await begin('waiting')
  page.leave()
  const sent: OfficeCommandArgs<'volunteer.enrol'>[] = []
  const stands = (volunteerId: string, same: boolean) => ({
    ...{ volunteerId, number, state: 'waiting', stands: { name: '陈*珍', same } },
  })
  const request: Application['request'] = (_name, _regionId, args) => {
    // Only this one is sent here.
    const enrolment = args as OfficeCommandArgs<'volunteer.enrol'>
    sent.push(enrolment)
    const { volunteerId, details } = enrolment
    if (sent.length === 1) return Promise.resolve({ ok: false, error: 'unreachable' })
    const first = sent[0]?.volunteerId === volunteerId
    const value = first
      ? stands(volunteerId, details.name === '陈阿珍')
      : { volunteerId, number, state: 'waiting' }
    return Promise.resolve({ ok: true, value })
  }
  const open = async () => {
    page = await showPage(EnrolPage, { ...application, request })
    await page.until('这位志愿者')
  }
  await open()
  await page.type('陈阿珍', 0)
  await page.type(idNumber, 1)
  await page.tap('说清了，同意')
  await page.tap('登记')
  await page.until('连不上服务器')
  page.leave()
  await open()
  await page.until('接着上次没登记的写')
  expect(page.words()).toContain('手机上不留号码，上次填了的请再填一遍')
  await page.type('陈阿根', 0)
  await page.tap('登记')
  await page.until('陈*珍登记好了')
  await page.until('前一次点“登记”时就登记上了')
  await page.tap('另外登记陈阿根')
  await page.until('陈阿根登记好了')
  const [lost, again, other] = sent
  expect(again?.volunteerId).toBe(lost?.volunteerId)
  expect(other).toEqual({ ...again, volunteerId: other?.volunteerId })
  expect(other?.volunteerId).not.toBe(lost?.volunteerId)
  expect(await application.drafts.read('enrol')).toBeNull()
  await page.tap('再登记一位')
  await page.until('还没问')
  expect(page.words()).not.toContain('接着上次')
})

test('the same form sent again is told as if it were the first time; the next one at the desk is somebody else', async () => {
  const { application } = await begin('waiting')
  page.leave()
  const ids: string[] = []
  const request: Application['request'] = (_name, _regionId, args) => {
    const { volunteerId } = args as OfficeCommandArgs<'volunteer.enrol'>
    ids.push(volunteerId)
    const stands = { name: '陈*珍', same: true }
    const value = { volunteerId, number, state: 'waiting', stands }
    return Promise.resolve(
      ids.length === 2 ? { ok: false, error: 'unreachable' } : { ok: true, value },
    )
  }
  page = await showPage(EnrolPage, { ...application, request })
  await page.until('这位志愿者')
  const fill = async () => {
    await page.type('陈阿珍', 0)
    await page.type(idNumber, 1)
    await page.tap('说清了，同意')
    await page.tap('登记')
  }
  await fill()
  await page.until('陈阿珍登记好了')
  expect(page.words()).not.toContain('前一次')
  await page.tap('再登记一位')
  await page.until('还没问')
  await fill()
  await page.until('连不上服务器')
  page.leave()
  page = await showPage(EnrolPage, { ...application, request })
  await page.until('重新写')
  await page.tap('重新写')
  expect(page.words()).not.toContain('接着上次')
  expect(await application.drafts.read('enrol')).toBeNull()
  expect(new Set(ids).size).toBe(2)
})
