/**
 * A certificate through the release build, over a street of its own: asked for on one phone, issued on another, taken as
 * PDF, and checked by a stranger whom the paper's address brings; then revoked.
 */
import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import type { Api } from '../../cloudfunctions/api/api'
import { checkText } from '../../cloudfunctions/api/certificate/render-certificate'
import { createApp } from '../../cloudfunctions/api/http/create-app'
import { runServer, type RunningServer } from '../../cloudfunctions/api/http/run-server'
import { defaultLimits } from '../../cloudfunctions/api/limits/limits'
import { createSessionToken } from '../../cloudfunctions/api/session/session-token'
import { addService } from '../support/api/certificates'
import { addVolunteer } from '../support/api/test-activity'
import { openTestApi, type TestApi } from '../support/api/test-api'
import { seedStreet, tenantId } from '../support/api/test-street'
import { launchChromium } from '../support/chromium'
import { freePort } from '../support/free-port'
import { PageLooks } from '../support/page-looks'
import { openPhone, type PhoneInHand } from '../support/phone-in-hand'
import { startPostgres, type PostgresServer } from '../support/postgres'
import { readPdf } from '../support/read-pdf'

let postgres: PostgresServer
let testApi: TestApi
let api: Api
let server: RunningServer
let browser: Browser

beforeAll(async () => {
  postgres = await startPostgres()
  process.env.TEST_DATABASE_URL = postgres.url
  testApi = await openTestApi('PostgreSQL')
  const port = await freePort()
  api = { ...testApi.api, nowMs: () => Date.now(), publicUrl: `http://127.0.0.1:${port}` }
  await seedStreet(api)
  await addVolunteer(api, 'v1', { name: '张㛃兰' })
  await addService(api, 's1', { startsAtMs: Date.now() - 3_600_000, minutes: 135 })
  const options = { trustContainerHeaders: false, h5Folder: 'dist/h5', limits: defaultLimits }
  server = await runServer(createApp(api, options), port, defaultLimits)
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await testApi.close()
  await postgres.stop()
})

const phoneOf = async (memberId: string): Promise<PhoneInHand> => {
  const phone = await openPhone(browser, api.publicUrl)
  const token = createSessionToken(api.keys.sessionKey, { tenantId, memberId }, Date.now())
  await phone.page.evaluate((text) => localStorage.setItem('lianxin.session', text), token)
  await phone.page.reload()
  return phone
}

test('a volunteer asks, the community issues, a stranger checks, the community revokes', async () => {
  const volunteer = await phoneOf('v1')
  const ofVolunteer = new PageLooks(volunteer)
  await volunteer.open('packages/volunteer/pages/certificates/index')
  await volunteer.field('证件号码').fill('330483194003070029')
  await volunteer.tap('向社区申请')
  await volunteer.see('◆ 已申请，等社区开')

  const worker = await phoneOf('worker')
  const ofWorker = new PageLooks(worker)
  await worker.open('packages/office/pages/certificates/index')
  await worker.see('张㛃兰')
  await ofWorker.at('certificates-asked')
  await worker.tap('出具')
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

  const stranger = await openPhone(browser, checkText(api.publicUrl, code))
  const ofStranger = new PageLooks(stranger)
  await stranger.see('证明有效')
  await stranger.see('张*兰')
  await stranger.see('2 小时 15 分')
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
