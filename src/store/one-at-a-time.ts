/** Runs tasks one after another, so that a save and an arriving page never write over each other. */
export type OneAtATime = <Value>(task: () => Promise<Value>) => Promise<Value>

export const createOneAtATime = (): OneAtATime => {
  let last: Promise<unknown> = Promise.resolve()
  return (task) => {
    const run = last.then(task)
    // A task that fails tells its own caller; the next one starts all the same.
    last = run.catch(() => undefined)
    return run
  }
}
