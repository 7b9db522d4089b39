/** A page of a month of an account's statement: the newest lines of it, or those before a line that was read already. */
import { linesAPage, type LineCursor, type LinesPage } from '../../../src/protocol/time-bank'
import type { Api } from '../api'
import { describeLines } from './describe-lines.repository'
import { monthMs } from './month'
import { listLines } from './stored-ledger.repository'

interface Wanted {
  readonly account: string
  readonly month: string
  /** The last line of the page before; absent: from the newest on. */
  readonly after?: LineCursor
}

export const loadStatement = async (
  api: Api,
  tenantId: string,
  { account, month, after }: Wanted,
): Promise<LinesPage> => {
  const found = await listLines(api.database, tenantId, {
    ...{ account, ...monthMs(month), before: after?.sequence ?? null },
    limit: linesAPage + 1,
  })
  const lines = found.slice(0, linesAPage)
  const last = found.length > lines.length ? lines.at(-1) : undefined
  return {
    lines: await describeLines(api, tenantId, lines),
    next: last ? { sequence: last.sequence } : null,
  }
}
