/** What came of a scan, of every kind there is: seen by its colour, and without any colour by its shape. */
import { readFileSync } from 'node:fs'
import type { KeptScan } from '../../src/application'
import { scanResultNames, scanResults } from '../../src/domain/attendance/scan'
import { ScanResult } from '../../src/packages/volunteer/scan-result'
import { createFixtureApplication } from '../support/fixture-application'
import { showPage, type ShownPage } from '../support/show-page'

const shapes = { green: '✓', amber: '▲', red: '✕', grey: '●' } as const
const style = readFileSync('src/packages/volunteer/verdict/index.scss', 'utf8')

const kept = (result: KeptScan['result']): KeptScan => ({
  ...{ result, sinceMs: 0, name: '', judged: true },
  scan: {
    ...{ scanId: result, way: 'wall', direction: 'in', code: '', shiftId: '' },
    ...{ volunteerId: '', scannedAtMs: 1, deviceId: 'phone' },
  },
})

let page: ShownPage
afterEach(() => page.leave())

test('each result has its sentence, the colour of its tone and the shape of that tone', async () => {
  const All = () => (
    <>
      {scanResultNames.map((result) => (
        <ScanResult key={result} kept={kept(result)} nowMs={1} />
      ))}
    </>
  )
  page = await showPage(All, createFixtureApplication())
  const shown = [...document.querySelectorAll('.verdict')].map((verdict) => ({
    tone: /verdict--(\w+)/.exec(verdict.className)?.[1],
    shape: verdict.querySelector('.verdict__shape')?.textContent,
    sentence: verdict.querySelector('.verdict__sentence')?.textContent,
  }))
  const expected = scanResultNames.map((result) => {
    const { tone, sentence } = scanResults[result]
    return { tone, shape: shapes[tone], sentence }
  })
  expect(shown).toEqual(expected)
})

test.each(Object.keys(shapes))('%s has a ground and a colour of its own', (tone) => {
  const [, rules = ''] = new RegExp(`&--${tone} \\{([^}]*)\\}`).exec(style) ?? []
  expect(rules).toContain(`background: var(--${tone}-ground)`)
  expect(rules).toMatch(new RegExp(`\\n\\s*color: var\\(--${tone}(-text)?\\)`))
})
