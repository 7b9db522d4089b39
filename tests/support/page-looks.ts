/**
 * Looks at pages of the app on one phone, in normal and in large text, and writes down what is wrong with them: a word
 * cut off or over another, something wider than the phone, too pale, without a name, too small or covered to be tapped.
 */
import type { AxeResults } from 'axe-core'
import {
  clippedHints,
  clippedTexts,
  coveredTargets,
  overflowingParts,
  overlappingTexts,
  smallTargets,
} from './layout-faults'
import type { PhoneInHand } from './phone-in-hand'

/** Smallest side of what is tapped in px: the project's own rule, 44 after WCAG 2.5.5. */
const leastTarget = { normal: 44, large: 60 } as const
type Size = keyof typeof leastTarget

/**
 * WCAG 2.1 A and AA. Two rules do not fit: one asks for a keyboard, which a phone has not; one wants names to be spelt
 * as what is shown, where ours say in words what a shape like ▲ means.
 */
const rules = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
  rules: {
    'scrollable-region-focusable': { enabled: false },
    'label-content-name-mismatch': { enabled: false },
  },
}
/** Size changes neither names nor roles, only what is seen. */
const rulesFor = { normal: rules, large: { runOnly: { type: 'rule', values: ['color-contrast'] } } }

/** The pages that were looked at, by any phone of this test file. */
export const pagesLookedAt = new Set<string>()

/** What the switch for large text does: the size is a class of the page and nothing else. */
function showIn(size: Size): void {
  for (const page of document.querySelectorAll('.page'))
    page.classList.toggle('page--large', size === 'large')
}

export class PageLooks {
  readonly faults: string[] = []

  constructor(private readonly phone: PhoneInHand) {}

  /** At what the phone shows now, and goes on showing: a toast lies above the page for a moment. */
  async at(name: string): Promise<void> {
    const { page } = this.phone
    await page.locator('.toast').waitFor({ state: 'hidden' })
    pagesLookedAt.add(new URL(page.url()).hash.replace(/^#\/|\?.*$/g, ''))
    for (const size of ['large', 'normal'] as const) {
      await page.evaluate(showIn, size)
      await this.phone.picture(`${name}-${size}`)
      for (const fault of await this.faultsIn(size)) this.faults.push(`${name}, ${size}: ${fault}`)
    }
  }

  private async faultsIn(size: Size): Promise<readonly string[]> {
    const { page } = this.phone
    if (!(await page.evaluate(() => 'axe' in window)))
      await page.addScriptTag({ path: 'node_modules/axe-core/axe.min.js' })
    const { violations } = await page.evaluate<AxeResults>(
      `axe.run(document, ${JSON.stringify(rulesFor[size])})`,
    )
    return [
      ...(await page.evaluate(overflowingParts)),
      ...(await page.evaluate(clippedTexts)),
      ...(await page.evaluate(clippedHints)),
      ...(await page.evaluate(overlappingTexts)),
      ...(await page.evaluate(coveredTargets)),
      ...(await page.evaluate(smallTargets, leastTarget[size])),
      ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
    ]
  }
}
