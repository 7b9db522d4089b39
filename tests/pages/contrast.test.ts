/** Every text colour of the design on every ground that it stands on: at least 4.5 : 1 (WCAG 2.1, 1.4.3). */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const tokens = readFileSync(resolve('src/design/tokens.scss'), 'utf8')

const colour = (name: string): string => {
  const found = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(tokens)?.[1]
  if (!found) throw new Error(`tokens.scss has no colour --${name}`)
  return found
}

const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const contrast = (one: string, other: string): number => {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

test.each([
  ['ink', 'paper'],
  ['ink', 'card'],
  ['ink-soft', 'paper'],
  ['ink-soft', 'card'],
  ['ink-soft', 'grey-ground'],
  ['red-text', 'card'],
  ['red-text', 'paper'],
  ['red-text', 'red-ground'],
  ['card', 'red'],
  ['green', 'green-ground'],
  ['green', 'card'],
  ['amber', 'amber-ground'],
  ['amber', 'card'],
  ['grey', 'grey-ground'],
  ['card', 'ink'],
])('%s on %s can be read', (text, ground) => {
  expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5)
})

test('no text is smaller than 14 and no target smaller than 44; large text starts at 20 and 60', () => {
  const sizes = (mixin: string, kind: RegExp) => {
    const body = tokens.slice(tokens.indexOf(`@mixin ${mixin}`)).split('\n}')[0] ?? ''
    return [...body.matchAll(kind)].map((match) => Number(match[1]))
  }
  const text = /--text-\w+: (\d+)px/g
  const target = /--(?:target|control|action): (\d+)px/g
  expect(Math.min(...sizes('normal-tokens', text))).toBe(14)
  expect(Math.min(...sizes('normal-tokens', target))).toBe(44)
  expect(Math.min(...sizes('large-tokens', text))).toBe(20)
  expect(Math.max(...sizes('large-tokens', text))).toBe(54)
  expect(Math.min(...sizes('large-tokens', target))).toBe(60)
})
