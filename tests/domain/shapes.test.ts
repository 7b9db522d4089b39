/** The border's small shapes: days that there are, texts in which something stands, ids that leave room. */
import * as v from 'valibot'
import { commandIdShape, dateShape, filledTextShape } from '../../src/domain/shapes'
import { lifeEventIdShape } from '../../src/domain/household/life-event'

test.each(['2024-02-29', '2026-04-30', '1850-01-01', '2199-12-31'])('%s is a day', (day) => {
  expect(v.is(dateShape, day)).toBe(true)
})

test.each([
  ...['2026-02-30', '2025-02-29', '2026-04-31', '1900-02-29', '1849-12-31', '2200-01-01'],
  ...['2026-13-01', '2026-2-3', '2026-02-03T00:00', ''],
])('%s is none', (day) => {
  expect(v.is(dateShape, day)).toBe(false)
})

test.each(['', '  ', '\n', '\u3000', '\u200b'])(
  'a text of nothing to read is not filled: %j',
  (text) => {
    const read = v.safeParse(filledTextShape(5, '姓名不能空着'), text)
    expect(read.issues?.map(({ message }) => message)).toContain('姓名不能空着')
  },
)

test('the longest id of a command still names an event of the second household', () => {
  const longest = 'c'.repeat(60)
  expect(v.is(commandIdShape, longest)).toBe(true)
  expect(v.is(commandIdShape, `${longest}c`)).toBe(false)
  expect(v.is(lifeEventIdShape, `${longest}.2`)).toBe(true)
})
