/** Entry of npm run audit: recomputes the time bank of DATABASE_URL or DATA_DIR from nothing; exit code 1 when it does not agree. */
import { resolve } from 'node:path'
import { auditCountWords, auditOutcomeWords, auditSumWords } from '../../src/domain/time-bank/audit'
import { openDatabase, type DatabasePlace } from './database/connect'
import { DataFolderInUse } from './database/data-folder-lock'
import { auditLedger } from './time-bank/audit-ledger.repository'
import { firstOfEachPlace, wordsOfFaults } from './time-bank/fault.repository'

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
      const faults = firstOfEachPlace(found.faults)
      console.log(
        `${name}：从头核对 ${auditCountWords(found)}；合计 ${auditSumWords(found.sumMinutes)}`,
      )
      for (const words of await wordsOfFaults(database, id, faults)) console.log(`  ✗ ${words}`)
      console.log(`  ${faults.length === 0 ? '✓' : '✗'} ${auditOutcomeWords(faults.length)}`)
      if (faults.length > 0) agrees = false
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
