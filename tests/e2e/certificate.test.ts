/**
 * A certificate through the release build, over a street of its own: asked for on one phone, issued on another, taken as
 * PDF, and checked by a stranger whom the paper's address brings; then revoked.
 */
import { readFileSync } from 'node:fs'
import { checkText } from '../../cloudfunctions/api/certificate/render-certificate'
import { addService } from '../support/api/certificates'
import { addVolunteer } from '../support/api/test-activity'
import { openOwnStreet, type OwnStreet } from '../support/own-street'
import { PageLooks } from '../support/page-looks'
import { openPhone } from '../support/phone-in-hand'
import { readPdf } from '../support/read-pdf'

let street: OwnStreet

beforeAll(async () => {
  street = await openOwnStreet()
  await addVolunteer(street.api, 'v1', { name: '张㛃兰' })
  await addService(street.api, 's1', { startsAtMs: Date.now() - 3_600_000, minutes: 135 })
})
afterAll(() => street.close())

test('a volunteer asks, the community issues, a stranger checks, the community revokes', async () => {
  const volunteer = await street.phoneOf('v1')
  const ofVolunteer = new PageLooks(volunteer)
  await volunteer.open('packages/volunteer/pages/certificates/index')
  await volunteer.field('证件号码').fill('330483194003070029')
  await volunteer.tap('向社区申请')
  await volunteer.see('◆ 已申请，等社区开')

  const worker = await street.phoneOf('worker')
  const ofWorker = new PageLooks(worker)
  await worker.open('packages/office/pages/certificates/index')
  await worker.see('张㛃兰')
  await ofWorker.at('certificates-asked')
  await worker.tap('出具')
  await worker.field('对着居民身份证，写上号码').fill('330483194003070029')
  await worker.field('负责人').fill('沈主任')
  await worker.field('经办人').fill('李社工')
  await worker.field('联系方式').fill('0573-88880000')
  await ofWorker.at('certificates-issuing')
  await worker.tap('出具证明')
  await worker.see('● 已出具')

  await volunteer.page.reload()
  await volunteer.see('● 已开好')
  await ofVolunteer.at('certificates-issued')
  const download = volunteer.page.waitForEvent('download')
  await volunteer.tap('打开')
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^志愿服务证明 street-\d{4}-000001\.pdf$/)
  const { text } = readPdf(readFileSync(await file.path()))
  expect(text).toContain('张㛃兰')
  const code = (/验证码\n([0-9A-Z ]+\n[0-9A-Z ]+)/.exec(text)?.[1] ?? '').replace(/\s/g, '')

  const stranger = await openPhone(street.browser, checkText(street.api.publicUrl, code))
  const ofStranger = new PageLooks(stranger)
  await stranger.see('证明有效')
  await stranger.see('张*兰')
  await stranger.see('2 小时 15 分钟')
  await ofStranger.at('certificate-genuine')

  await worker.tap('撤销')
  await worker.field('原因').fill('有一次记错了人')
  await ofWorker.at('certificates-revoking')
  await worker.tap('撤销证明')
  await worker.see('▲ 已撤销')
  await stranger.page.reload()
  await stranger.see('证明已撤销')
  await ofStranger.at('certificate-revoked')

  const looks = [ofVolunteer, ofWorker, ofStranger]
  expect(looks.flatMap(({ faults }) => faults)).toEqual([])
  expect([volunteer, worker, stranger].flatMap(({ problems }) => problems)).toEqual([])
})
