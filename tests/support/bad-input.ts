/**
 * Bad input made of good input: one place of it is exchanged, removed, enlarged or given a field that nobody knows. It
 * comes as JSON text, because JSON can say what no value of JavaScript says (1e309, a field named __proto__).
 */
import fc from 'fast-check'

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Texts that go into the JSON as they are; a marker stands for each in the value. */
const rawTexts: readonly string[] = [
  ...['1e309', '-1e309', '-0', '1e-400', '9007199254740993', '-2147483649', '99999999999999999999'],
  `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
  `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
  `[${'0,'.repeat(40_000)}0]`,
]
const rawMarks = rawTexts.map((_, index) => `@raw-${index}@`)

/** JSON.parse makes a field __proto__ of its own, which an object literal does not. */
const parsed = (text: string): Json => JSON.parse(text) as Json

const strangers: readonly Json[] = [
  ...rawMarks,
  ...[null, true, false, 0, -1, 1.5, 2 ** 31, 2 ** 53, 1e300, 7_258_118_400_001],
  ...['', ' ', '　', '\u0000', '好\u0000', '\u0007', '\t', '\r\n', '\u200b', '\u202e倒', '\ufeff'],
  ...['\ud800', '\udfff\ud800', '好\ud83d', '👨‍👩‍👧‍👦', 'x'.repeat(70_000), '好'.repeat(30_000)],
  ...["'; drop table member; --", '%', '_%', '\\', '$1', '${1}', '{{1}}', '../../etc/passwd'],
  ...[
    '2026-02-30',
    '2026-13-01',
    '0000-00-00',
    '9999-12-31',
    '+12026-01-01',
    '2026-3-1',
    '20260301',
  ],
  ...[
    'b1',
    'street',
    'person-a',
    'T1',
    '-b1',
    'b1 ',
    `b${'1'.repeat(64)}`,
    'ｂ1',
    '[object Object]',
  ],
  ...['__proto__', 'constructor', 'null', 'undefined', 'NaN', '1e309', 'AAA=', 'A', '=AAA'],
  ...[[], [[]], [null], {}, ['b1'], { length: 1e9 }, { toString: null }, { toJSON: '好' }],
  parsed('{"__proto__":{"polluted":true}}'),
  parsed('{"constructor":{"prototype":{"polluted":true}}}'),
]

const fieldNames = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', 'toJSON'],
  ...[
    '',
    ' ',
    '\u0000',
    '\ud800',
    'id',
    'tenantId',
    'memberId',
    '0',
    '-1',
    '好',
    'k'.repeat(5_000),
  ],
]

type Place = readonly (string | number)[]

const placesOf = (value: Json, place: Place = []): readonly Place[] => {
  const inner =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, child]: [string, Json]) =>
          placesOf(child, [...place, Array.isArray(value) ? Number(key) : key]),
        )
      : []
  return [place, ...inner]
}

/** The value with what stands at the place replaced; undefined removes it. */
const withAt = (
  value: Json,
  [key, ...rest]: Place,
  change: (there: Json) => Json | undefined,
): Json | undefined => {
  if (key === undefined) return change(value)
  const entries = Object.entries(value as object).flatMap(([name, child]: [string, Json]) => {
    const next = name === String(key) ? withAt(child, rest, change) : child
    return next === undefined ? [] : [[name, next] as const]
  })
  return Array.isArray(value) ? entries.map(([, child]) => child) : fieldsOf(entries)
}

/** Fields of its own, whatever their names. */
const fieldsOf = (entries: readonly (readonly [string, Json])[]): Json => {
  const made = {}
  for (const [name, value] of entries)
    Object.defineProperty(made, name, { value, enumerable: true, configurable: true })
  return made
}

/** What has grown already grows little more: a body of many megabytes would only be cut off unread. */
const timesOf = (item: Json, most: number): number =>
  Math.max(2, Math.min(most, Math.floor(200_000 / JSON.stringify(item).length)))

const enlarged = (there: Json): Json => {
  if (typeof there === 'string') return (there || 'x').repeat(timesOf(there, 3_000))
  if (typeof there === 'number') return there * 1_000_003 + 0.5
  if (Array.isArray(there)) {
    const first = (there as Json[])[0] ?? 'b1'
    return Array.from({ length: timesOf(first, 400) }, () => first)
  }
  return [there]
}

const withField = (there: Json, name: string, stranger: Json): Json =>
  typeof there === 'object' && there !== null && !Array.isArray(there)
    ? fieldsOf([...Object.entries(there), [name, stranger]])
    : fieldsOf([[name, there]])

const change = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...strangers).map((stranger) => () => stranger) },
  { weight: 1, arbitrary: fc.constant(() => undefined) },
  { weight: 1, arbitrary: fc.constant(enlarged) },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom(...fieldNames), fc.constantFrom(...strangers)).map(
      ([name, stranger]) =>
        (there: Json) =>
          withField(there, name, stranger),
    ),
  },
)

/** '' when everything was removed: a body without anything. */
export const jsonText = (value: unknown): string =>
  rawMarks.reduce(
    (text, mark, index) => text.replaceAll(`"${mark}"`, rawTexts[index] ?? ''),
    JSON.stringify(value) ?? '',
  )

/** JSON texts that differ from good input in one place or two. */
export const spoiled = (good: fc.Arbitrary<unknown>): fc.Arbitrary<string> =>
  fc
    .tuple(good, fc.array(fc.tuple(fc.nat(), change), { minLength: 1, maxLength: 2 }))
    .map(([value, changes]) => {
      let now: Json | undefined = parsed(JSON.stringify(value))
      for (const [at, act] of changes) {
        if (now === undefined) break
        const places = placesOf(now)
        now = withAt(now, places[at % places.length] ?? [], act)
      }
      return jsonText(now)
    })
