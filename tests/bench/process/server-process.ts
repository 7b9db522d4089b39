/**
 * A server in a process of its own, so that it and the phones that ask it do not wait for one another's processor time.
 * The parent forks the benchmark's own bundle; the two talk by messages, one question at a time.
 */
import { fork, type ChildProcess } from 'node:child_process'

/** What the child can be asked besides HTTP, by name. */
export type Handlers = Readonly<Record<string, (given: unknown) => unknown>>

interface Question {
  readonly ask: string
  readonly given: unknown
}

/** The child's side: says its port and answers questions until it is killed. */
export const answerParent = (port: number, handlers: Handlers): void => {
  process.on('message', ({ ask, given }: Question) => {
    const answer = async () => ({ answer: await handlers[ask]?.(given) })
    void answer().then((word) => process.send?.(word))
  })
  process.send?.({ answer: port })
}

export interface ServerProcess {
  readonly url: string
  /** The caller knows what the handler of that name answers. */
  ask<Answer>(name: string, given?: unknown): Promise<Answer>
  stop(): void
}

const nextAnswer = (child: ChildProcess): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const ended = (code: number | null) =>
      reject(new Error(`The server ended with ${String(code)}`))
    child.once('exit', ended)
    child.once('message', (word) => {
      child.off('exit', ended)
      resolve((word as { readonly answer: unknown }).answer)
    })
  })

/** `args` tell the bundle, started once more, which server to be. */
export const startServerProcess = async (args: readonly string[]): Promise<ServerProcess> => {
  const child = fork(process.argv[1] ?? '', [...args], { stdio: 'inherit' })
  const port = await nextAnswer(child)
  return {
    url: `http://127.0.0.1:${String(port)}`,
    ask: async <Answer>(name: string, given?: unknown) => {
      const answer = nextAnswer(child)
      child.send({ ask: name, given })
      return (await answer) as Answer
    },
    stop: () => void child.kill(),
  }
}

/** The value behind --name on the command line. */
export const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : process.argv[at + 1]
}
