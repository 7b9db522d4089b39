/** Only the function's own folder is uploaded, so the bundle must load where there is no node_modules. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CertificateFacts } from '../../src/domain/certificate/certificate'
import { readPdf } from '../support/read-pdf'

const folder = mkdtempSync(join(tmpdir(), 'lianxin-function-'))

beforeAll(() => cpSync('dist/cloudfunctions/api', folder, { recursive: true }))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the uploaded folder exports main by itself', () => {
  const script = 'console.log(typeof require(process.argv[1]).main)'
  const answer = execFileSync(process.execPath, ['-e', script, folder], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  })
  expect(answer.trim()).toBe('function')
})

test('the uploaded folder prints certificates by itself', () => {
  const facts = {
    number: 'n',
    code: 'ABCDEFGHJKMNPQRSTUVW',
    name: '张㛃',
    idType: '居民身份证',
    idNumber: '1',
    volunteerNumber: '2',
    fromDate: '2026-01-01',
    toDate: '2026-02-01',
    kinds: [],
    times: 0,
    minutes: 0,
    issuer: '梧桐街道',
    responsible: '沈主任',
    handler: '李社工',
    contact: '110',
    issuedOn: '2026-02-02',
  } satisfies CertificateFacts
  const script = `require(process.argv[1] + '/render-certificate')
    .renderCertificate(JSON.parse(process.argv[2]), '')
    .then((bytes) => process.stdout.write(bytes))`
  const paper = execFileSync(process.execPath, ['-e', script, folder, JSON.stringify(facts)], {
    env: { PATH: process.env.PATH },
    cwd: tmpdir(),
  })
  expect(readPdf(paper).text).toContain('张㛃')
})

test('the function says how long it may take', () => {
  const config = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8')) as {
    timeout: number
  }
  expect(config.timeout).toBeGreaterThan(3)
})
