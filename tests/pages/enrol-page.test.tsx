/** 代为登记: what a worker is asked for somebody without a phone, what is sent, and what is told afterwards. */
import { hideToast } from '../../src/components/toast/toast-store'
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
  expect(document.querySelector('.enrol__room')).not.toBeNull()
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
