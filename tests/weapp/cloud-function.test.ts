/** Only the function's own folder is uploaded, so the bundle must load where there is no node_modules. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

test('the uploaded folder draws papers by itself, and the function finds what draws them', () => {
  expect(readFileSync(join(folder, 'index.js'), 'utf8')).toContain('require("./open-paper")')
  const script = `require(process.argv[1] + '/open-paper')
    .openPaper({ title: 't', author: 'a', createdAtMs: 0 })
    .then((paper) => {
      paper.write('张㛃', { x: 64, y: 72, width: 300 })
      return paper.finish()
    })
    .then((bytes) => process.stdout.write(bytes))`
  const paper = execFileSync(process.execPath, ['-e', script, folder], {
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
