/**
 * Every procedure of the contract with good, nearly good and outrageous input, by callers of every kind, through both
 * entries: what comes back is always one of the contract's outcomes, and a refused call has changed nothing. One that
 * is added to the contract is taken in by itself. FUZZ_SEED repeats a run, FUZZ_RUNS makes it longer.
 */
import fc from 'fast-check'
import * as v from 'valibot'
import { entryNames, fuzzCallers } from '../support/api/entries'
import { openFuzzStreet, type FuzzStreet } from '../support/api/fuzz-street'
import { jsonText, spoiled } from '../support/bad-input'
import { procedureShapes } from '../support/protocol-schema'

let street: FuzzStreet

beforeAll(async () => {
  street = await openFuzzStreet()
})
afterAll(() => street.close())

const fuzzOptions = {
  numRuns: Number(process.env.FUZZ_RUNS ?? 8),
  ...(process.env.FUZZ_SEED === undefined ? {} : { seed: Number(process.env.FUZZ_SEED) }),
}

/** Trying codes is counted, also for a call that is refused. */
const mayChange = 'wrong_code '

/** With the last of several parts of what is no picture those before it go: what may be written by that refusal. */
const writtenBy = (path: string, code: string, input: string): RegExp =>
  path === 'file.put' &&
  code === 'unusable' &&
  (JSON.parse(input) as { readonly partCount: number }).partCount > 1
    ? /^upload(_part)? /
    : /^$/

test.each(procedureShapes.map(([path, shape]) => ({ path, shape })))(
  '$path answers in the words of the contract, and changes nothing when it refuses',
  async ({ path, shape }) => {
    const good = street.goodInput(shape)
    const text = fc.oneof(
      { weight: 2, arbitrary: good.map(jsonText) },
      { weight: 3, arbitrary: spoiled(good) },
    )
    const entry = fc.constantFrom(...entryNames)
    const caller = fc.constantFrom(...fuzzCallers)
    let before = await street.writes()
    await fc.assert(
      fc.asyncProperty(entry, caller, text, async (entryName, who, input) => {
        const reply = await street.call(entryName, who, path, input)
        const after = await street.writes()
        const changed = after.filter(
          (line) => !before.includes(line) && !line.startsWith(mayChange),
        )
        before = after
        expect(street.test.reports.splice(0)).toEqual([])
        if (reply.ok) {
          v.parse(shape, input === '' ? undefined : JSON.parse(input))
          return
        }
        const allowed = writtenBy(path, reply.error.code, input)
        expect(changed.filter((line) => !allowed.test(line))).toEqual([])
      }),
      fuzzOptions,
    )
    expect(Object.keys(Object.prototype)).toEqual([])
  },
)

test('of what is no picture, and one part only, nothing is written at all', async () => {
  const part = { fileId: 'none-1', purpose: 'photo', regionId: 'b1', index: 0, partCount: 1 }
  const before = await street.writes()
  const text = JSON.stringify({ ...part, bytes: 'none' })
  expect(await street.call('HTTP', 'worker', 'file.put', text)).toMatchObject({ ok: false })
  expect(await street.writes()).toEqual(before)
})
