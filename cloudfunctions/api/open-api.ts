/** Opens the database, brings it to the newest schema, and puts together what procedures work with. */
import type { Api } from './api'
import { chooseContentChecker } from './content-check/choose-content-checker'
import type { Configuration } from './configuration'
import { openDatabase } from './database/connect'
import { migrate } from './database/migrate'
import { chooseMessageSender } from './message/choose-message-sender'
import { chooseMiniProgramCodes } from './attendance/choose-mini-program-codes'
import { sealClearText } from './secrets/seal-clear-text'
import { createVault } from './secrets/vault'
import { wechatFromEnvironment } from './wechat-access'

export interface OpenApi {
  readonly api: Api
  readonly close: () => Promise<void>
}

/** Every error of PostgreSQL has a field for the constraint, few have one. */
const named = (value: unknown): string => (typeof value === 'string' ? ` ${value}` : '')

/** What is known of a failure without its data: name, code and constraint; messages may quote a row. */
const describe = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown failure'
  const code = 'code' in error ? named(error.code) : ''
  const constraint = 'constraint' in error ? named(error.constraint) : ''
  const place = error.stack?.split('\n').find((line) => line.trim().startsWith('at ')) ?? ''
  return `${error.name}${code}${constraint}${place}`
}

const reportToOperator = (what: string, error: unknown): void => {
  process.stderr.write(`[${new Date().toISOString()}] ${what}: ${describe(error)}\n`)
}

type Opening = Pick<Configuration, 'place' | 'keys' | 'demo'> &
  Partial<Pick<Configuration, 'publicUrl' | 'pushToken'>>

/** Throws DataFolderInUse, or what the driver throws when there is no server. */
export const openApi = async (
  { place, keys, demo, publicUrl = '', pushToken = '' }: Opening,
  report = reportToOperator,
): Promise<OpenApi> => {
  const wechat = wechatFromEnvironment(process.env)
  const messageSender = chooseMessageSender(process.env, { demo, wechat })
  const vault = createVault(keys)
  const nowMs = () => Date.now()
  const open = await openDatabase(place)
  try {
    await migrate(open.database)
    await sealClearText(open.database, vault)
  } catch (error) {
    await open.close()
    throw error
  }
  const api: Api = {
    database: open.database,
    pipeline: open.pipeline,
    vault,
    keys,
    demo,
    messageSender,
    miniProgramCodes: chooseMiniProgramCodes(demo, wechat),
    contentChecker: chooseContentChecker({ demo, wechat, vault, publicUrl, pushToken, nowMs }),
    publicUrl,
    nowMs,
    report,
  }
  return { api, close: open.close }
}
