/**
 * Lets calls that come at the same time be answered by one piece of work: while one batch is under way, the next gathers.
 * Under no load a call goes at once and alone; under load the cost of a transaction is shared.
 */

interface Waiting<In, Out> {
  readonly given: In
  readonly resolve: (answer: Out) => void
  readonly reject: (error: unknown) => void
}

/** `run` answers one for each given, in their order; when it rejects, each is tried by itself. */
export const answerTogether = <In, Out>(
  run: (given: readonly In[]) => Promise<readonly Out[]>,
  most: number,
): ((given: In) => Promise<Out>) => {
  let waiting: Waiting<In, Out>[] = []
  let busy = false

  const settle = async (batch: readonly Waiting<In, Out>[]): Promise<void> => {
    try {
      const answers = await run(batch.map(({ given }) => given))
      batch.forEach(({ resolve, reject }, index) => {
        const answer = answers[index]
        if (answer === undefined) reject(new Error('A batch answered too little.'))
        else resolve(answer)
      })
    } catch (error) {
      // One that cannot be borne must not take the others down.
      if (batch.length === 1) batch[0]?.reject(error)
      else for (const one of batch) await settle([one])
    }
  }

  const work = async (): Promise<void> => {
    busy = true
    while (waiting.length > 0) {
      const batch = waiting.slice(0, most)
      waiting = waiting.slice(most)
      await settle(batch)
    }
    busy = false
  }

  return (given) =>
    new Promise((resolve, reject) => {
      waiting.push({ given, resolve, reject })
      if (!busy) void work()
    })
}
