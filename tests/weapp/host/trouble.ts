/**
 * What went wrong while a mini-program ran: thrown errors, rejections that nobody handled, warnings of the framework.
 * A test that passes with trouble on record would prove nothing, so the host raises it at the next chance.
 */
import vm from 'node:vm'
import { addGlobalErrorListener, addGlobalWarningListener } from './framework'

export interface Trouble {
  report(what: string, error?: unknown): void
  readonly list: readonly string[]
  /** Throws with everything on record. */
  raise(): void
  /** Errors that belong to no phone in particular reach it no longer. */
  close(): void
}

const open = new Set<Trouble>()
const reportToAll = (what: string, error: unknown): void =>
  open.forEach((trouble) => trouble.report(what, error))

addGlobalErrorListener((error, method) => {
  reportToAll(`an error in ${method ?? 'a component'}`, error)
  // false: the framework need not print it as well.
  return false
})
addGlobalWarningListener((message) => {
  reportToAll('a warning of the framework', message)
  return false
})

/**
 * Jest gives its tests a copy of `process` whose events never come, and fails a test by itself at a rejection. While a
 * phone is open the rejections are that phone's, so that they are raised where somebody looks at it.
 */
const realProcess = vm.runInThisContext('process') as NodeJS.Process
const reportRejection = (reason: unknown): void => reportToAll('an unhandled rejection', reason)
let before: NodeJS.UnhandledRejectionListener[] = []

const takeRejections = (): void => {
  before = realProcess.listeners('unhandledRejection')
  realProcess.removeAllListeners('unhandledRejection').on('unhandledRejection', reportRejection)
}

const giveRejectionsBack = (): void => {
  realProcess.off('unhandledRejection', reportRejection)
  for (const listener of before) realProcess.on('unhandledRejection', listener)
}

/** Errors of the app's own realm are no instance of our Error. */
const wordsOf = (error: unknown): string => {
  if (typeof error !== 'object' || error === null) return String(error)
  if ('stack' in error && typeof error.stack === 'string') {
    const message = 'message' in error ? String(error.message) : ''
    return error.stack.includes(message) ? error.stack : `${message}\n${error.stack}`
  }
  return JSON.stringify(error)
}

export const openTrouble = (): Trouble => {
  const list: string[] = []
  const trouble: Trouble = {
    list,
    report: (what, error) => list.push(error === undefined ? what : `${what}: ${wordsOf(error)}`),
    raise() {
      if (list.length > 0) throw new Error(`The mini-program is in trouble:\n${list.join('\n\n')}`)
    },
    close() {
      if (open.delete(trouble) && open.size === 0) giveRejectionsBack()
    },
  }
  if (open.size === 0) takeRejections()
  open.add(trouble)
  return trouble
}
