/** What comes in through other doors than the resident's own phone, and what the office does before it goes on. */
import { FakeContentChecker } from '../../cloudfunctions/api/content-check/fake-content-checker'
import { drainContentChecks } from '../../cloudfunctions/api/content-check/drain-content-checks'
import { officeCommand, push } from '../support/api/test-file'
import { matterRequest } from '../support/api/matter-samples'
import { addMembers } from '../support/api/test-volunteers'
import { openOwnStreet, type OwnStreet } from '../support/own-street'
import { PageLooks } from '../support/page-looks'
import type { PhoneInHand } from '../support/phone-in-hand'

let street: OwnStreet
const phones: PhoneInHand[] = []
const looks: PageLooks[] = []

beforeAll(async () => {
  street = await openOwnStreet()
  await addMembers(street.api, ['resident'])
})
afterAll(() => street.close())

const phoneOf = async (member: string) => {
  const phone = await street.phoneOf(member)
  const look = new PageLooks(phone)
  phones.push(phone)
  looks.push(look)
  return { phone, look }
}

test('what the check holds is looked at by a person, and who wrote it reads what was decided', async () => {
  for (const [matterId, text] of [
    ['m-1', '垃圾房又满了，你们滚出去吧'],
    ['m-2', '三幢东边的路灯不亮，晚上看不清'],
  ] as const) {
    const request = { ...matterRequest, isPublic: true, text }
    const submit = officeCommand('matter.submit', 'b1', { matterId, request })
    expect(await push(street.api, 'resident', submit)).toMatchObject([{ status: 'applied' }])
  }
  const contentChecker = new FakeContentChecker(() => ({ kind: 'held', why: 'abuse' }))
  await drainContentChecks({ ...street.api, contentChecker }, Date.now())

  const { phone: worker, look } = await phoneOf('worker')
  await worker.openTab('我的')
  await worker.tap('公开前看一看')
  await worker.seePage('公开前看一看')
  await worker.see('垃圾房又满了，你们滚出去吧')
  await look.at('held')
  await worker.tap('不公开')
  await worker.field('原因').fill('请不要骂人')
  await look.at('held-reason')
  await worker.tap('不公开', worker.screen.locator('.dialog'))
  await worker.see(/^1 条等人看/)
  await worker.tap('可以公开')
  await worker.see('没有等您看的')

  const { phone: resident, look: lookOfResident } = await phoneOf('resident')
  await resident.open('packages/matter/pages/matters/index')
  await resident.see('三幢东边的路灯不亮，晚上看不清')
  await lookOfResident.at('matters-held')
  await resident.open('packages/matter/pages/matter/index', '?matterId=m-1')
  await resident.see(/^没有公开，原因：请不要骂人。/)
  await lookOfResident.at('matter-held')
})

test('nothing was cut off, and no phone noted a problem', () => {
  expect(looks.flatMap(({ faults }) => faults)).toEqual([])
  expect(phones.flatMap(({ problems }) => problems)).toEqual([])
})
