/** A correction that was half written: found again without its ID number, asked for once though the answer was lost. */
import type { Application } from '../../src/application'
import { hideToast } from '../../src/components/toast/toast-store'
import type { OfficeCommandArgs } from '../../src/domain/office-commands'
import { refuse } from '../../src/domain/refusal'
import RecordPage from '../../src/packages/volunteer/pages/record'
import type { VolunteerCorrection, VolunteerRecord } from '../../src/protocol/volunteer'
import { fixtureRecord, volunteeringApplication } from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

const left = '接着上次没交的写'
const draftKey = 'volunteer.ask-correction'
const idNumber = '330483194003070029'
const settledBy = { settledByName: '', settledReason: '' }
type Asked = OfficeCommandArgs<'volunteer.ask-correction'>
type Outcome = Awaited<ReturnType<Application['request']>>

const open = async (application: Application) => {
  page = await showPage(RecordPage, application)
  await page.until('要求更正')
  await page.tap('要求更正')
  await page.until('哪里不对')
}
/** The drafts of one phone, whatever the server says of the record by now. */
const phone = (outcomes: readonly Outcome[] = []) => {
  const { drafts } = volunteeringApplication({}).application
  const sent: Asked[] = []
  const request: Application['request'] = (_name, _regionId, args) => {
    // Only this one is sent here.
    sent.push(args as Asked)
    return Promise.resolve(outcomes[sent.length - 1] ?? { ok: true, value: undefined })
  }
  const application = (record: VolunteerRecord = fixtureRecord()): Application => ({
    ...volunteeringApplication({ 'volunteer.mine': record }).application,
    ...{ drafts, request },
  })
  return { application, sent, drafts }
}

test('what was written is there again but for the ID number', async () => {
  const { application, drafts } = phone()
  await open(application())
  expect(page.words()).not.toContain(left)
  await page.type(idNumber, 1)
  await page.type('五月的培训没记上', 4)
  expect(JSON.stringify(await drafts.read(draftKey))).not.toContain(idNumber)
  page.leave()
  await open(application())
  await page.until(left)
  expect(page.words()).toContain('手机上不留号码，上次写了的请再写一遍')
  expect(document.querySelector('taro-textarea-core')).toHaveProperty('value', '五月的培训没记上')
})

test('what the community has put right meanwhile is not asked back', async () => {
  const { application, sent, drafts } = phone()
  await drafts.write(draftKey, { requestId: 'r1', written: { name: '沈惠琴' } })
  const { details } = fixtureRecord()
  await open(application(fixtureRecord({ details: { ...details, phone: '13905730099' } })))
  await page.until(left)
  await page.tap('交给社区')
  await page.until('已交给社区')
  expect(sent).toEqual([{ requestId: 'r1', changes: { name: '沈惠琴' }, note: '' }])
  expect(await drafts.read(draftKey)).toBeNull()
})

test('who has left is asked for nothing that is not kept of them, nor asks for it by an old draft', async () => {
  const { application, sent, drafts } = phone()
  const written = { phone: '13905730099', team: '绿叶队', politicalStatus: '群众' }
  await drafts.write(draftKey, { requestId: 'r1', written })
  await open(application(fixtureRecord({ state: 'left' })))
  await page.until(left)
  expect(page.words()).not.toContain('政治面貌')
  await page.tap('交给社区')
  await page.until('已交给社区')
  expect(sent).toEqual([{ requestId: 'r1', changes: { phone: '13905730099' }, note: '' }])
})

test('who has left is asked for no telephone of the guardian, nor by an old draft', async () => {
  const { application, sent, drafts } = phone()
  const consent = { name: '沈国强', relation: '父亲', consentedOn: '2026-01-05' }
  const guardian = { ...consent, name: '沈国庆', phone: '13905730002' }
  await drafts.write(draftKey, { requestId: 'r1', written: { guardian } })
  const { details } = fixtureRecord()
  const kept = { ...details, guardian: { ...consent, phone: '' } }
  await open(application(fixtureRecord({ state: 'left', details: kept })))
  await page.until('监护人姓名')
  expect(page.words()).not.toContain('监护人电话')
  await page.tap('交给社区')
  await page.until('已交给社区')
  expect(sent).toMatchObject([{ changes: { guardian: { name: '沈国庆', phone: '' } } }])
})

test('what is not wanted any more is begun afresh', async () => {
  const { application, drafts } = phone()
  await open(application())
  await page.type('五月的培训没记上', 4)
  page.leave()
  await open(application())
  await page.tap('重新写')
  expect(page.words()).not.toContain(left)
  expect(await drafts.read(draftKey)).toBeNull()
})

test('asked again after a lost answer it keeps its id; that it stands is told, and only another one gets another', async () => {
  const { application, sent, drafts } = phone([
    { ok: false, error: 'unreachable' },
    refuse('id-taken'),
  ])
  await open(application())
  await page.type('五月的培训没记上', 4)
  await page.tap('交给社区')
  await page.until('连不上服务器')
  await page.type('六月的培训没记上', 4)
  await page.tap('交给社区')
  await page.until('上次写的已经交上去了，按那时写的办')
  expect(page.words()).not.toContain('编号已被用过')
  await page.tap('另外再交一次')
  await page.until('已交给社区')
  const [lost, again, another] = sent
  expect(again).toEqual({ ...lost, note: '六月的培训没记上' })
  expect(another).toEqual({ ...again, requestId: another?.requestId })
  expect(another?.requestId).not.toBe(lost?.requestId)
  expect(await drafts.read(draftKey)).toBeNull()
})

test('one that the record has by now is told as soon as the form is opened, and need not be sent again', async () => {
  const { application, sent, drafts } = phone([{ ok: false, error: 'unreachable' }])
  await open(application())
  await page.type('五月的培训没记上', 4)
  await page.tap('交给社区')
  await page.until('连不上服务器')
  page.leave()
  const asked = { id: sent[0]?.requestId ?? '', changes: {}, note: '五月的培训没记上' }
  const waiting = { moveTo: null, askedByName: '', state: 'open', askedAtMs: 0 } as const
  const correction = { ...asked, ...waiting, settledByName: '', settledReason: '' }
  await open(application(fixtureRecord({ corrections: [correction] })))
  await page.until('上次写的已经交上去了')
  expect(page.words()).not.toContain(left)
  await page.tap('不用再交')
  expect(sent).toHaveLength(1)
  expect(await drafts.read(draftKey)).toBeNull()
})

test.each<[Partial<VolunteerCorrection>, string]>([
  [{ state: 'accepted' }, '上次写的社区已经答复了，在“要求过的更正”里看得到'],
  [{ state: 'declined' }, '上次写的社区已经答复了，在“要求过的更正”里看得到'],
  [{ state: 'declined', takenBack: true }, '上次写的您已经撤回了'],
])('of one that is settled by now it is told so: %j', async (settled, words) => {
  const { application, drafts } = phone()
  await drafts.write(draftKey, { requestId: 'r1', written: { note: '五月的培训没记上' } })
  const asked = { id: 'r1', changes: {}, note: '五月的培训没记上', moveTo: null, askedAtMs: 0 }
  const correction = { ...asked, state: 'open', askedByName: '', ...settledBy, ...settled } as const
  await open(application(fixtureRecord({ corrections: [correction] })))
  await page.until(words)
  expect(page.words()).not.toContain('按那时写的办')
})
