/** Calls that come together: one piece of work for a tenant, a culprit found by halves, and nothing asked twice of a database in trouble. */
import { answerTogether } from '../../cloudfunctions/api/together'

interface Given {
  readonly tenant: string
  readonly number: number
}

const failure = (code: string) => Object.assign(new Error(code), { code })

const desk = (
  fails: (numbers: readonly number[]) => Error | null = () => null,
  lanes: { readonly lanes: number; readonly worthALane?: number } = { lanes: 1 },
) => {
  const batches: (readonly number[])[] = []
  const answer = answerTogether({
    run: async (given: readonly Given[]) => {
      const numbers = given.map(({ number }) => number)
      batches.push(numbers)
      await new Promise((done) => setTimeout(done, 1))
      expect(new Set(given.map(({ tenant }) => tenant)).size).toBe(1)
      const error = fails(numbers)
      if (error) throw error
      return numbers.map((number) => `answer ${number}`)
    },
    tenantOf: ({ tenant }) => tenant,
    most: 64,
    ...lanes,
  })
  const askAll = (count: number, tenantOf: (number: number) => string = () => 'one') =>
    Promise.allSettled(
      Array.from({ length: count }, (_, number) => answer({ tenant: tenantOf(number), number })),
    )
  return { batches, askAll }
}

const outcomes = (settled: readonly PromiseSettledResult<string>[]) =>
  settled.map((one) => (one.status === 'fulfilled' ? one.value : (one.reason as Error).message))

test('the first goes alone, those that come meanwhile together, each with its own answer', async () => {
  const { batches, askAll } = desk()
  expect(outcomes(await askAll(70))).toEqual(
    Array.from({ length: 70 }, (_, number) => `answer ${number}`),
  )
  expect(batches.map(({ length }) => length)).toEqual([1, 64, 5])
})

test('a further lane opens when enough wait for it, and not for fewer', async () => {
  const { batches, askAll } = desk(undefined, { lanes: 2, worthALane: 4 })
  expect(outcomes(await askAll(4))).toHaveLength(4)
  expect(batches.splice(0).map(({ length }) => length)).toEqual([1, 3])
  expect(outcomes(await askAll(7))).toHaveLength(7)
  expect(batches.map(({ length }) => length)).toEqual([1, 4, 2])
})

test('another tenant does not wait behind a lane that is busy', async () => {
  const { batches, askAll } = desk(undefined, { lanes: 2, worthALane: 4 })
  await askAll(4, (number) => (number === 3 ? 'other' : 'one'))
  expect(batches).toEqual([[0], [3], [1, 2]])
})

test('no batch mixes tenants, whoever comes in between', async () => {
  const { batches, askAll } = desk()
  const settled = await askAll(21, (number) => (number % 2 === 0 ? 'one' : 'other'))
  expect(outcomes(settled)).toEqual(Array.from({ length: 21 }, (_, number) => `answer ${number}`))
  expect(batches.map(({ length }) => length)).toEqual([1, 10, 10])
})

test.each(['08006', '57P01', 'ECONNREFUSED', '40001'])(
  'a database in trouble (%s) is asked once for a whole batch, and all are told',
  async (code) => {
    const { batches, askAll } = desk(() => failure(code))
    expect(outcomes(await askAll(65))).toEqual(Array.from({ length: 65 }, () => code))
    expect(batches.map(({ length }) => length)).toEqual([1, 64])
  },
)

test('one that cannot be borne is found by halves and takes nobody down', async () => {
  const { batches, askAll } = desk((numbers) => (numbers.includes(40) ? failure('23514') : null))
  expect(outcomes(await askAll(65))).toEqual(
    Array.from({ length: 65 }, (_, number) => (number === 40 ? '23514' : `answer ${number}`)),
  )
  // One alone, the batch of 64, and two for each time that it is halved.
  expect(batches).toHaveLength(2 + 2 * 6)
})
