/** Answers about matters. What everybody may read needs no login and says nothing of who asked. */
import { likeness, leastLikeness } from '../../../src/domain/matter/similar-texts'
import { mattersPerPage, type DutyChoice, type MatterSide } from '../../../src/protocol/matter'
import type { Settings } from '../../../src/domain/settings/settings'
import { kindOf, type ActorAccess } from '../access/actor-access'
import { loadRegionPlaces, requireRegion, type RegionPlace } from '../access/region-place'
import type { Api } from '../api'
import { CallError } from '../call-error'
import { findKeptReason } from '../content-check/content-check.repository'
import { readHeldPhoto } from '../file/resident-photo.repository'
import { regionNames } from '../access/region-names'
import { os, requireAccess } from '../procedure'
import { findTenantId } from '../session/member.repository'
import { idsOnPath } from '../access/on-duty'
import { actorOn, isWrittenBy, listHolders, mayRead } from './matter-duty'
import { listAlike, listDesk, listFollowed, listShown } from './matter-list.repository'
import { listSteps, stepSubject } from './matter-step.repository'
import { dutyWords, regionsIn, toLine, toPublic, toView, type Words } from './matter-view'
import { noteAskerShown } from './note-asker-shown'
import { findMatters, type MatterFiles, type StoredMatter } from './matter.repository'
import { countRates } from './rates.repository'
import { hasVoice } from './voice.repository'

const mostFollowed = 100
const mostCompared = 200
const mostAlike = 5

const filesOf = ({ database, vault }: Api, tenantId: string): MatterFiles => ({
  ...{ database, vault, tenantId },
})

const wordsFor = async (
  api: Api,
  tenantId: string,
  settings: Settings,
  matters: readonly StoredMatter[],
): Promise<Words> => ({
  regionNames: await regionNames(api, tenantId, regionsIn(matters)),
  settings,
  nowMs: api.nowMs(),
})

/** undefined before the street is founded. */
const findTenant = async ({ database }: Api) => {
  const id = await findTenantId(database)
  return id === null
    ? undefined
    : database
        .selectFrom('tenant')
        .select(['id', 'settings'])
        .where('id', '=', id)
        .executeTakeFirst()
}

/** The region above the one that is synced as a whole (the grid, in the demo); the region itself where it lies higher. */
const neighbourhood = ({ path, scopeId }: RegionPlace): string => {
  const ids = idsOnPath(path)
  const scope = ids.indexOf(scopeId)
  return scope <= 0 ? path : `/${ids.slice(0, scope).join('/')}/`
}

const sideOf = async (
  files: MatterFiles,
  access: ActorAccess,
  stored: StoredMatter,
): Promise<MatterSide | null> => {
  const by = actorOn(access, stored.matter, stored.path)
  if (by.isAsker) return 'asker'
  if (by.handles) return 'handler'
  if (by.joint.length > 0) return 'joint'
  if (mayRead(access, stored.path, by)) return 'reader'
  if (isWrittenBy(access, stored)) return 'writer'
  return (await hasVoice(files, stored.matter.id, access.actor.memberId)) ? 'voice' : null
}

/** What the caller holds at or below this region, and whether all of it is departments'. */
const heldFor = (access: ActorAccess, path: string) => {
  const handling = access.posts.filter(
    (post) => kindOf(access, post)?.permissions.includes('matter.handle') === true,
  )
  const near = handling.filter((post) => path.startsWith(post.path) || post.path.startsWith(path))
  const isDepartment = (post: (typeof near)[number]) => kindOf(access, post)?.isDepartment === true
  const chain = near.filter((post) => !isDepartment(post))
  return {
    dutyRegionIds: chain.map(({ regionId }) => regionId),
    departments: near.filter(isDepartment).map(({ kindId }) => kindId),
    isDepartment: !chain.some((post) => path.startsWith(post.path)),
  }
}

export const matterProcedures = {
  rules: os.matter.rules.handler(async ({ context: { api } }) => {
    const rules = (await findTenant(api))?.settings.matters
    return { categories: rules?.categories ?? [], phrases: rules?.requestPhrases ?? [] }
  }),

  around: os.matter.around.handler(async ({ context: { api }, input }) => {
    const tenant = await findTenant(api)
    if (!tenant) return { matters: [], next: null }
    const { regionId } = input
    const places =
      regionId === undefined
        ? undefined
        : await loadRegionPlaces(api.database, tenant.id, [regionId])
    const path = regionId === undefined ? undefined : places?.get(regionId)?.path
    if (places && path === undefined) return { matters: [], next: null }
    const files = filesOf(api, tenant.id)
    const { matters, next } = await listShown(files, path, input.after, mattersPerPage)
    const words = await wordsFor(api, tenant.id, tenant.settings, matters)
    return { matters: matters.map((one) => toPublic(one, words)), next }
  }),

  similar: os.matter.similar.handler(async ({ context, input }) => {
    const { api } = context
    const { actor, settings } = await requireAccess(context)
    const places = await loadRegionPlaces(api.database, actor.tenantId, [input.regionId])
    const place = places.get(input.regionId)
    if (!place) return []
    const near = neighbourhood(place)
    const files = filesOf(api, actor.tenantId)
    const found = await listAlike(files, near, input.category, mostCompared)
    const alike = found
      .map((one) => ({ one, like: likeness(input.text, one.request.text) }))
      .filter(
        ({ like, one }) => like >= leastLikeness && one.matter.askerMemberId !== actor.memberId,
      )
      .sort((a, b) => b.like - a.like)
      .slice(0, mostAlike)
      .map(({ one }) => one)
    const words = await wordsFor(api, actor.tenantId, settings, alike)
    return alike.map((one) => toPublic(one, words))
  }),

  mine: os.matter.mine.handler(async ({ context }) => {
    const { api } = context
    const { actor, settings } = await requireAccess(context)
    const files = filesOf(api, actor.tenantId)
    const matters = await listFollowed(files, actor.memberId, mostFollowed)
    const words = await wordsFor(api, actor.tenantId, settings, matters)
    return matters.map((one) => toLine(one, words))
  }),

  one: os.matter.one.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { tenantId, memberId } = access.actor
    const files = filesOf(api, tenantId)
    const [stored] = await findMatters(files, [input.matterId])
    const side = stored && (await sideOf(files, access, stored))
    if (!stored || !side) return null
    const words = await wordsFor(api, tenantId, access.settings, [stored])
    const steps = await listSteps(files, input.matterId)
    const subject = { tenantId, kind: 'matter', subjectId: input.matterId } as const
    const heldReason = stored.publicity === 'held' ? await findKeptReason(files, subject) : ''
    const heldReasons = new Map<number, string>()
    for (const { turn, publicity, memberId: byId } of steps)
      if (publicity === 'held' && byId === memberId) {
        const subjectId = stepSubject(input.matterId, turn)
        const own = { tenantId, kind: 'matter-step', subjectId } as const
        heldReasons.set(turn, await findKeptReason(files, own))
      }
    const isWriter = isWrittenBy(access, stored)
    return toView(stored, steps, words, { memberId, side, isWriter, heldReason, heldReasons })
  }),

  contact: os.matter.contact.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const files = filesOf(api, access.actor.tenantId)
    const [stored] = await findMatters(files, [input.matterId])
    const side = stored && (await sideOf(files, access, stored))
    if (!stored || (side !== 'handler' && side !== 'joint')) return null
    await noteAskerShown(api, access.actor, stored)
    const { name, phone } = stored.request
    return { name, phone }
  }),

  photo: os.matter.photo.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { tenantId } = access.actor
    const files = filesOf(api, tenantId)
    const [stored] = await findMatters(files, [input.matterId])
    const side = stored && (await sideOf(files, access, stored))
    if (!side || side === 'voice') return null
    const holder = { kind: 'matter', id: input.matterId }
    const photo = await readHeldPhoto(api.database, files, input.photoId, holder)
    return photo && { mediaType: photo.mediaType, bytes: photo.bytes.toString('base64') }
  }),

  desk: os.matter.desk.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { tenantId } = access.actor
    const { path } = await requireRegion(api.database, access, 'matter.handle', input.regionId)
    const { list, category, after } = input
    const question = { list, path, category, nowMs: api.nowMs(), ...heldFor(access, path) }
    const files = filesOf(api, tenantId)
    const { matters, next } = await listDesk(files, question, after, mattersPerPage)
    const words = await wordsFor(api, tenantId, access.settings, matters)
    return { lines: matters.map((one) => toLine(one, words)), next }
  }),

  duties: os.matter.duties.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { tenantId } = access.actor
    const files = filesOf(api, tenantId)
    const [stored] = await findMatters(files, [input.matterId])
    if (!stored || !actorOn(access, stored.matter, stored.path).handles)
      throw new CallError('forbidden')
    const { settings } = access
    const ids = [...idsOnPath(stored.path)].reverse()
    const names = await regionNames(api, tenantId, ids)
    const words: Words = { regionNames: names, settings, nowMs: api.nowMs() }
    const question = { database: api.database, tenantId, settings, nowMs: api.nowMs() }
    const kinds = settings.postKinds.filter((kind) => kind.isDepartment === true)
    const choices: DutyChoice[] = []
    for (const kindId of ['', ...kinds.map(({ id }) => id)]) {
      const held = new Set((await listHolders(question, ids, kindId)).map((one) => one.regionId))
      for (const regionId of ids) {
        const duty = { regionId, kindId }
        const isHeld = held.has(regionId)
        // A department is offered where somebody is there; the levels of the tree are told with who is missing.
        if (kindId !== '' && !isHeld) continue
        const { matter } = stored
        const isNow = matter.duty.regionId === regionId && matter.duty.kindId === kindId
        choices.push({
          ...{ ...duty, name: dutyWords(words, duty), isHeld, isNow },
          isDepartment: kindId !== '',
        })
      }
    }
    return choices
  }),

  rates: os.matter.rates.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { regionId, fromDate, toDate } = input
    const region = await requireRegion(api.database, access, 'matter.handle', regionId)
    const period = { fromDate, toDate, nowMs: api.nowMs() }
    return countRates(api.database, access.actor.tenantId, region, period)
  }),
}
