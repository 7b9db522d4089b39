/** How the database would go about statements: by which keys, however few the rows of a test are. */
import { sql, type KyselyPlugin, type RootOperationNode } from 'kysely'
import type { Database } from '../../../cloudfunctions/api/database/connect'

const explained = (node: RootOperationNode): RootOperationNode => {
  if (node.kind === 'UpdateQueryNode' || node.kind === 'SelectQueryNode')
    return { ...node, explain: { kind: 'ExplainNode' } }
  if (node.kind !== 'RawNode') throw new Error(`No way to explain a ${node.kind} is written.`)
  const [first = '', ...rest] = node.sqlFragments
  return { ...node, sqlFragments: [`explain ${first}`, ...rest] }
}

/** The plans of all statements that `run` makes; none of them is carried out. */
export const plansOf = (
  database: Database,
  run: (database: Database) => Promise<unknown>,
): Promise<string> =>
  database.transaction().execute(async (transaction) => {
    await sql`set local enable_seqscan = off`.execute(transaction)
    const lines: string[] = []
    const plugin: KyselyPlugin = {
      transformQuery: ({ node }) => explained(node),
      transformResult: ({ result }) => {
        lines.push(...result.rows.map((row) => String(row['QUERY PLAN'])))
        return Promise.resolve({ ...result, rows: [] })
      },
    }
    await run(transaction.withPlugin(plugin))
    return lines.join('\n')
  })
