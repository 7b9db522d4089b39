/**
 * A pull: what changed in the scopes that the caller's posts reach since the phone's cursors. When nothing
 * did, it costs two statements.
 */
import type { PullPage, PullRequest } from '../../src/protocol/pull'
import { accessTag, loadAccessDocument } from './access/access-document'
import { loadAccess, type ActorAccess, type MemberKey } from './access/actor-access'
import { loadCarriedScopes, type CarriedScope } from './access/carried-scopes'
import type { Api } from './api'
import { loadPage, type ScopeWanted } from './pull/load-page'

const visibilityHalf = (tag: string): string => tag.split('.')[1] ?? ''

interface Cursors {
  /** The phone's cursors that still mean something. */
  readonly valid: ReadonlyMap<string, number>
  /** Scopes that the phone must forget; those still carried follow from the beginning. */
  readonly lost: readonly string[]
  readonly reset: boolean
}

/**
 * A cursor is void when the server's data is of another epoch, when it lies beyond what the scope ever had,
 * or when the caller now sees other parts of scopes than before (records could be missing below it).
 */
const judgeCursors = (
  request: PullRequest,
  access: ActorAccess,
  carried: readonly CarriedScope[],
): Cursors => {
  if (request.epoch !== access.epoch)
    return { valid: new Map(), lost: [], reset: request.epoch !== '' || request.cursors.length > 0 }
  const scopes = new Map(carried.map((scope) => [scope.scopeId, scope]))
  const otherParts = visibilityHalf(request.accessTag) !== visibilityHalf(accessTag(access))
  const isValid = ([scopeId, version]: readonly [string, number]): boolean =>
    !otherParts && version <= (scopes.get(scopeId)?.version ?? -1)
  return {
    valid: new Map(request.cursors.filter(isValid)),
    lost: request.cursors.filter((cursor) => !isValid(cursor)).map(([scopeId]) => scopeId),
    reset: false,
  }
}

const scopesWithNews = (
  carried: readonly CarriedScope[],
  { valid }: Cursors,
): readonly ScopeWanted[] =>
  carried
    .map((scope) => ({ ...scope, after: valid.get(scope.scopeId) ?? 0 }))
    .filter(({ version, after }) => version > after)

export const pullChanges = async (
  api: Api,
  caller: MemberKey,
  request: PullRequest,
): Promise<PullPage> => {
  const nowMs = api.nowMs()
  const access = await loadAccess(api.database, caller, nowMs)
  const carried = await loadCarriedScopes(api.database, access)
  const cursors = judgeCursors(request, access, carried)
  const tag = accessTag(access)
  const document =
    tag === request.accessTag && !cursors.reset
      ? {}
      : { access: await loadAccessDocument(api.database, access) }
  const page = await loadPage(api, caller.tenantId, scopesWithNews(carried, cursors), document)
  return {
    epoch: access.epoch,
    accessTag: tag,
    ...document,
    reset: cursors.reset,
    lostScopes: cursors.lost,
    scopes: page.scopes,
    more: page.more,
    serverTimeMs: nowMs,
  }
}
