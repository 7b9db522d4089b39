/** Reads a page of a pull: checks its form, not yet its records, so that the next one can be asked for at once. */
import * as v from 'valibot'
import { recordKinds } from '../domain/record'
import { regionIdShape } from '../domain/shapes'
import type { PulledPage } from '../store/exchange'
import { accessShape } from '../store/member-card'
import { haveAllColumns, tableShape, type KnownTables, type ScopeNews } from '../store/scope-file'

const versionShape = v.pipe(v.number(), v.integer(), v.minValue(0))

const scopeShape = v.looseObject({
  scopeId: regionIdShape,
  version: versionShape,
  // A newer server may send kinds that this version does not know; they are passed over.
  tables: v.record(v.string(), tableShape),
  gone: v.array(v.tuple([v.string(), v.string()])),
})

const pageShape = v.looseObject({
  epoch: v.string(),
  accessTag: v.string(),
  access: v.optional(accessShape),
  reset: v.boolean(),
  lostScopes: v.array(regionIdShape),
  scopes: v.array(scopeShape),
  more: v.boolean(),
  serverTimeMs: v.optional(v.number(), 0),
})

const kindOf = (name: string) => recordKinds.find((kind) => kind === name)

const readScope = (scope: v.InferOutput<typeof scopeShape>): ScopeNews | null => {
  const { scopeId, version } = scope
  const tables: KnownTables = Object.fromEntries(
    recordKinds.flatMap((kind) => {
      const table = scope.tables[kind]
      return table ? [[kind, table]] : []
    }),
  )
  const gone = scope.gone.flatMap(([name, id]) => {
    const kind = kindOf(name)
    return kind ? [[kind, id] as const] : []
  })
  return haveAllColumns(tables) ? { scopeId, version, tables, gone } : null
}

/** null when it is not a page that this version can read: better none of it than half. */
export const readPage = (output: unknown): Omit<PulledPage, 'after'> | null => {
  const parsed = v.safeParse(pageShape, output)
  if (!parsed.success) return null
  const { epoch, accessTag, access, reset, lostScopes, more, serverTimeMs } = parsed.output
  const scopes: ScopeNews[] = []
  for (const scope of parsed.output.scopes) {
    const news = readScope(scope)
    if (!news) return null
    scopes.push(news)
  }
  return { epoch, accessTag, access: access ?? null, reset, lostScopes, scopes, more, serverTimeMs }
}
