/**
 * Lets calls that come at the same time be answered by one piece of work: while batches are under way, the next gathers.
 * Under no load a call goes at once and alone; under load the cost of a transaction is shared.
 */
import { isOperating, isTransient } from './operating-error'

interface Work<In, Out> {
  /** Answers one for each given, in their order. */
  readonly run: (given: readonly In[]) => Promise<readonly Out[]>
  /** Only those of one tenant go together. */
  readonly tenantOf: (given: In) => string
  /** More than this in one batch hold up those behind it longer than it saves. */
  readonly most: number
  /** So many batches at once. */
  readonly lanes: number
  /** So many must wait before a further lane opens: a small batch costs nearly as much as a large one. 1 if left out. */
  readonly worthALane?: number
}

interface Waiting<In, Out> {
  readonly given: In
  readonly resolve: (answer: Out) => void
  readonly reject: (error: unknown) => void
}

/** Where the database is in trouble nobody is a culprit, and asking once more for each would only prolong it. */
const isNobodysFault = (error: unknown): boolean => isOperating(error) || isTransient(error)

export const answerTogether = <In, Out>({
  run,
  tenantOf,
  most,
  lanes,
  worthALane = 1,
}: Work<In, Out>): ((given: In) => Promise<Out>) => {
  let waiting: Waiting<In, Out>[] = []
  /** The tenants of the batches under way, one for each lane. */
  const underWay: string[] = []

  const tell = (batch: readonly Waiting<In, Out>[], answers: readonly Out[]): void =>
    batch.forEach(({ resolve, reject }, index) => {
      const answer = answers[index]
      if (answer === undefined) reject(new Error('A batch answered too little.'))
      else resolve(answer)
    })

  /** One that cannot be borne must not take the others down: a batch that fails is run again by halves. */
  const settle = async (batch: readonly Waiting<In, Out>[]): Promise<void> => {
    try {
      const answers = await run(batch.map(({ given }) => given))
      // Once the next batch is on its way: these answers are written out while the database works.
      setImmediate(() => tell(batch, answers))
    } catch (error) {
      if (batch.length === 1 || isNobodysFault(error)) for (const { reject } of batch) reject(error)
      else {
        const middle = Math.ceil(batch.length / 2)
        await settle(batch.slice(0, middle))
        await settle(batch.slice(middle))
      }
    }
  }

  const waitingOf = (tenant: string) => waiting.filter(({ given }) => tenantOf(given) === tenant)

  /** Nobody waits behind another tenant's batch, nor for a lane that is not worth opening longer than for the next one. */
  const isWorthALane = (tenant: string): boolean =>
    !underWay.includes(tenant) || waitingOf(tenant).length >= worthALane

  const nextTenant = (): string | undefined =>
    [...new Set(waiting.map(({ given }) => tenantOf(given)))].find(isWorthALane)

  const work = async (first: string): Promise<void> => {
    for (let tenant: string | undefined = first; tenant !== undefined; tenant = nextTenant()) {
      const batch = waitingOf(tenant).slice(0, most)
      const taken = new Set(batch)
      waiting = waiting.filter((one) => !taken.has(one))
      underWay.push(tenant)
      await settle(batch)
      underWay.splice(underWay.indexOf(tenant), 1)
    }
  }

  return (given) =>
    new Promise((resolve, reject) => {
      waiting.push({ given, resolve, reject })
      const tenant = tenantOf(given)
      if (underWay.length < lanes && isWorthALane(tenant)) void work(tenant)
    })
}
