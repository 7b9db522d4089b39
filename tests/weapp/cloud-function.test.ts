/** Only the function's own folder is uploaded, so the bundle must load where there is no node_modules. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

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

test('the function says how long it may take', () => {
  const config = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8')) as {
    timeout: number
  }
  expect(config.timeout).toBeGreaterThan(3)
})
