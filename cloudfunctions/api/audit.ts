/** Entry of npm run audit: recomputes the time bank of DATABASE_URL or DATA_DIR from nothing; exit code 1 when it does not agree. */
import { resolve } from 'node:path'
import { openDatabase, type DatabasePlace } from './database/connect'
import { DataFolderInUse } from './database/data-folder-lock'
import { auditLedger } from './time-bank/audit-ledger.repository'

/** It needs no keys: what is sealed is hashed as it lies there. */
const placeOf = ({ DATABASE_URL = '', DATA_DIR = 'data' }: NodeJS.ProcessEnv): DatabasePlace =>
  DATABASE_URL === ''
    ? { kind: 'embedded', folder: resolve(DATA_DIR) }
    : { kind: 'postgres', url: DATABASE_URL, poolSize: 1 }

const audit = async (): Promise<boolean> => {
  const { database, close } = await openDatabase(placeOf(process.env))
  try {
    const tenants = await database.selectFrom('tenant').select(['id', 'name']).execute()
    let agrees = true
    for (const { id, name } of tenants) {
      const found = await auditLedger(database, id)
      console.log(
        `${name}：${found.accounts} 个账户、${found.transfers} 笔转账、${found.entries} 条记录，全部重算；合计 ${found.sumMinutes} 分钟`,
      )
      for (const { where, fault } of found.faults) console.log(`  ✗ ${where} ${fault}`)
      if (found.faults.length === 0) console.log('  ✓ 全部相符')
      else agrees = false
    }
    return agrees
  } finally {
    await close()
  }
}

audit().then(
  (agrees) => process.exit(agrees ? 0 : 1),
  (error: unknown) => {
    console.error(error instanceof DataFolderInUse ? error.message : error)
    process.exit(1)
  },
)
