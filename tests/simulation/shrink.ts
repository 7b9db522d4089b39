/** Shortens a failing history by leaving out steps, as long as the same invariant breaks and the time lasts. */
import type { History, Step } from './history'

/** Delta debugging (Zeller): drops ever smaller parts. `fails` runs a history. */
export const shrink = async <Kind extends string>(
  history: History<Kind>,
  fails: (shorter: History<Kind>) => Promise<boolean>,
  isOver: () => boolean,
): Promise<History<Kind>> => {
  let steps: readonly Step<Kind>[] = history.steps
  for (let part = Math.ceil(steps.length / 2); part >= 1;) {
    let dropped = false
    for (let at = 0; at < steps.length && !isOver();) {
      const shorter = [...steps.slice(0, at), ...steps.slice(at + part)]
      if (await fails({ ...history, steps: shorter })) {
        steps = shorter
        dropped = true
      } else at += part
    }
    if (isOver()) break
    if (part === 1 && !dropped) break
    part = part === 1 ? 1 : Math.ceil(part / 2)
  }
  return { ...history, steps }
}

/** What it breaks: the word before the colon. */
export const invariantOf = (broken: string): string => broken.split(':')[0] ?? ''
