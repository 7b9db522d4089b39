/**
 * What happens by itself, once a minute: serve.ts calls it in a server, the platform's timer in a cloud function. Any
 * number of servers may do so at once: each job takes turns through the locks of its own rows. A feature adds its line.
 */
import { writeReminders } from './activity/write-reminders'
import type { Api } from './api'
import { postDueHours } from './attendance/post-due-hours'
import { sweepTopics } from './deliberation/sweep-topics'
import { sweepHelpCalls } from './help/ring-due'
import { drainContentChecks } from './content-check/drain-content-checks'
import { sweepMatters } from './matter/sweep-matters'
import { sweepMediations } from './mediation/sweep-mediations'
import { drainMessages, drainUrgentMessages } from './message/drain-messages'
import { tellFollowers } from './message/tell-followers'
import { expireHolds } from './time-bank/expire-holds'
import { tellPostedGifts } from './time-bank/tell-posted-gifts'
import { sweepAudits } from './time-bank/sweep-audits'
import { sweepWishes } from './wish/sweep-wishes'

type Job = readonly [name: string, run: (api: Api, nowMs: number) => Promise<unknown>]

/** In their order: what one writes, a later one may send in the same minute. */
const jobs: readonly Job[] = [
  // Before anything that may take its time.
  ['help calls', sweepHelpCalls],
  ['urgent messages', drainUrgentMessages],
  ['hours', postDueHours],
  ['holds', expireHolds],
  ['gifts', tellPostedGifts],
  ['reminders', writeReminders],
  ['matters', sweepMatters],
  ['mediations', sweepMediations],
  ['content', drainContentChecks],
  ['wishes', sweepWishes],
  ['topics', sweepTopics],
  ['news', tellFollowers],
  ['messages', drainMessages],
]

/** Never rejects: a job that fails is reported and tried again in a minute, the others run all the same. */
const runJobs = async (of: readonly Job[], api: Api, nowMs: number): Promise<void> => {
  for (const [name, run] of of)
    try {
      await run(api, nowMs)
    } catch (error) {
      api.report(`timer: ${name}`, error)
    }
}

export const runTimer = (api: Api, nowMs: number): Promise<void> => runJobs(jobs, api, nowMs)

/** Apart from the others and after them: it may take its time, and no help call waits for it. */
export const runAudits = (api: Api, nowMs: number): Promise<void> =>
  runJobs([['audit', sweepAudits]], api, nowMs)
