/**
 * Runs built cloud functions as the platform does: an instance is a process of its own that serves one call at a time
 * and stays warm; who calls stands beside the event and in the environment, never in what the phone sent.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ApiFailure } from './call-api'
import type { WorldClock } from './world-clock'

export interface FunctionCall {
  readonly name: string
  /** JSON of the event. */
  readonly data: string
  readonly openid: string
}

export interface CloudFunctions {
  /** Rejects with ApiFailure as wx.cloud.callFunction fails. */
  call(call: FunctionCall): Promise<unknown>
  stop(): Promise<void>
}

interface Outcome {
  readonly result?: unknown
  readonly error?: string
}

class Instance {
  private readonly process: ChildProcess
  private last: Promise<unknown> = Promise.resolve()
  private output = ''

  constructor(
    folder: string,
    environment: Readonly<Record<string, string>>,
    private readonly limitMs: number,
    private readonly clock: WorldClock,
  ) {
    this.process = fork(resolve('tests/weapp/host/cloud-instance.cjs'), [folder], {
      // Nothing of the test's own environment: on the platform there is only what was configured.
      env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production', ...environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      execArgv: [],
    })
    const keep = (chunk: Buffer) => (this.output = (this.output + chunk.toString()).slice(-4000))
    this.process.stdout?.on('data', keep)
    this.process.stderr?.on('data', keep)
  }

  call(call: FunctionCall): Promise<unknown> {
    const next = this.last.then(() => this.send(call))
    this.last = next.catch(() => undefined)
    return next
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null) return
    const ended = new Promise((done) => this.process.once('exit', done))
    this.process.kill('SIGKILL')
    await ended
  }

  private async send({ data, openid }: FunctionCall): Promise<unknown> {
    const outcome = await new Promise<Outcome>((done) => {
      const finish = (outcome: Outcome) => {
        clearTimeout(late)
        this.process.off('message', finish).off('exit', died)
        done(outcome)
      }
      const died = () => finish({ error: `-504002 the instance ended: ${this.output}` })
      const late = setTimeout(
        () => finish({ error: '-504003 FUNCTIONS_TIME_LIMIT_EXCEEDED' }),
        this.limitMs,
      )
      this.process.once('message', finish).once('exit', died)
      const event = JSON.parse(data) as unknown
      // What waited for its turn until the instance was stopped finds it ended.
      this.process.send({ event, openid, aheadMs: this.clock.aheadMs }, (error) => {
        if (error) died()
      })
    })
    if (outcome.error !== undefined) throw new ApiFailure(outcome.error)
    return outcome.result
  }
}

/** `folder` holds a folder for each function. Instances start at their first call. */
export const startCloudFunctions = (
  folder: string,
  environment: Readonly<Record<string, string>>,
  clock: WorldClock,
): CloudFunctions => {
  const instances = new Map<string, Instance>()
  const instanceOf = (name: string): Instance => {
    const known = instances.get(name)
    if (known) return known
    const place = join(resolve(folder), name)
    if (!existsSync(join(place, 'index.js')))
      throw new ApiFailure('-501000 FunctionName parameter could not be found')
    const { timeout = 3 } = JSON.parse(readFileSync(join(place, 'config.json'), 'utf8')) as {
      timeout?: number
    }
    const made = new Instance(place, environment, timeout * 1000, clock)
    instances.set(name, made)
    return made
  }
  return {
    call: async (call) => instanceOf(call.name).call(call),
    stop: async () => void (await Promise.all([...instances.values()].map((one) => one.stop()))),
  }
}
