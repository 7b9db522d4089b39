/** What is wrong with the page that a phone shows: too wide, cut off, too small to tap, too pale to read. */
import type { AxeResults } from 'axe-core'
import { clippedHints, clippedTexts, overflowingParts, smallTargets } from './layout-faults'
import type { PhoneInHand } from './phone-in-hand'

/** Smallest side of what is tapped in px: the project's own rule, 44 after WCAG 2.5.5. */
export const leastTarget = { normal: 44, large: 60 } as const

export async function faultsOf(phone: PhoneInHand, targetPx: number): Promise<readonly string[]> {
  const { page } = phone
  await page.addScriptTag({ path: 'node_modules/axe-core/axe.min.js' })
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(document, { runOnly: ['color-contrast'] })`,
  )
  const pale = violations.flatMap(({ nodes }) => nodes.map(({ html }) => `too pale: ${html}`))
  return [
    ...(await page.evaluate(overflowingParts)),
    ...(await page.evaluate(clippedTexts)),
    ...(await page.evaluate(clippedHints)),
    ...(await page.evaluate(smallTargets, targetPx)),
    ...pale,
  ]
}
