/** Entry of the HTTP server: npm start and containers. */
import type { Api } from './api'
import { configureServer, ConfigurationError, type Configuration } from './configuration'
import { DataFolderInUse } from './database/data-folder-lock'
import { startDemo } from './demo/start-demo'
import { createApp } from './http/create-app'
import { runServer } from './http/run-server'
import { readLimits, type Limits } from './limits/limits'
import { openApi } from './open-api'
import { KeysMissing } from './secrets/key-ring'
import { runAudits, runTimer } from './timer'

const isForTheOperator = (error: unknown): error is Error =>
  error instanceof ConfigurationError ||
  error instanceof DataFolderInUse ||
  error instanceof KeysMissing

/** Through callContainer everybody comes from the gateway's few addresses. */
const limitsOf = (
  { trustContainerHeaders }: Configuration,
  environment: NodeJS.ProcessEnv,
): Limits => {
  const limits = readLimits(environment)
  return trustContainerHeaders ? { ...limits, connectionsPerAddress: limits.connections } : limits
}

const minuteMs = 60_000

/** One round a minute, never two at once. Answers how to stop it once the round under way is over. */
const startTimer = (
  api: Api,
  run: (api: Api, nowMs: number) => Promise<void>,
): (() => Promise<void>) => {
  let round = Promise.resolve()
  let underWay = false
  const timer = setInterval(() => {
    if (underWay) return
    underWay = true
    round = run(api, api.nowMs()).finally(() => (underWay = false))
  }, minuteMs)
  return async () => {
    clearInterval(timer)
    await round
  }
}

const start = async (): Promise<void> => {
  const configuration = configureServer(process.env)
  const limits = limitsOf(configuration, process.env)
  const { api, close } = await openApi(configuration)
  const demoLines = configuration.demo
    ? await startDemo(api, process.env.DEMO_DATA ?? 'cloudfunctions/api/demo/data', console.log)
    : []
  const app = createApp(api, {
    trustContainerHeaders: configuration.trustContainerHeaders,
    h5Folder: process.env.H5_DIR ?? 'dist/h5',
    limits,
    pushToken: configuration.pushToken,
  })
  const server = await runServer(app, configuration.port, limits)
  console.log([...demoLines, `连心 http://127.0.0.1:${server.port}`].join('\n'))
  const stopTimers = [runTimer, runAudits].map((run) => startTimer(api, run))
  const stop = async (): Promise<void> => {
    await server.stop()
    await Promise.all(stopTimers.map((stopTimer) => stopTimer()))
    await close()
    process.exit(0)
  }
  process.once('SIGINT', () => void stop())
  process.once('SIGTERM', () => void stop())
}

start().catch((error: unknown) => {
  console.error(isForTheOperator(error) ? error.message : error)
  process.exit(1)
})
