/** Answers about help calls. Each question of a caller or of a phone on duty moves the clock of open calls on. */
import { createHash } from 'node:crypto'
import { coveredName } from '../../../src/domain/covered-name'
import type { RegisterLine } from '../../../src/protocol/help'
import { loadAccess } from '../access/actor-access'
import { requireRegion } from '../access/region-place'
import { regionNames } from '../access/region-names'
import type { Api } from '../api'
import { CallError } from '../call-error'
import { findHomesAt } from '../home/home.repository'
import { os, requireAccess, requireCaller } from '../procedure'
import { answeringPosts } from './help-duty'
import { findCalls, listCalls, type StoredCall } from './help-call.repository'
import {
  findRegistrations,
  listRegistrations,
  type HelpFiles,
} from './help-registration.repository'
import type { HelpRegistration } from './help-registration.repository'
import { toCallLine, toCallView, toPerson } from './help-view'
import { noteLook } from './look.repository'
import { myHelp } from './my-help'
import { ringDueCalls } from './ring-due'
import { watchCalls } from './watch.repository'

const mostListed = 100
const mostRegistered = 500

const filesOf = ({ database, vault }: Api, tenantId: string): HelpFiles => ({
  ...{ database, vault, tenantId },
})

const toLines = async (files: HelpFiles, calls: readonly StoredCall[], readerId: string) => {
  const ids = calls.map(({ registrationId }) => registrationId)
  const found = await findRegistrations(files, [...new Set(ids)])
  const byId = new Map(found.map((one) => [one.id, one]))
  return calls.flatMap((stored) => {
    const registration = byId.get(stored.registrationId)
    return registration ? [toCallLine({ stored, registration, readerId })] : []
  })
}

const toRegisterLine = (
  { id, homeId, state, regionId, person }: HelpRegistration,
  names: ReadonlyMap<string, string>,
): RegisterLine => ({
  ...{ registrationId: id, homeId, state, regionId },
  regionName: names.get(regionId) ?? '',
  door: person.door,
  name: coveredName(person.name),
  relatives: person.relatives.length,
})

/** Short, and another one whenever anything has happened in a call that the phone sees. */
const tagOf = (calls: readonly { readonly id: string; readonly eventCount: number }[]): string =>
  calls.length === 0
    ? 'none'
    : createHash('sha256').update(JSON.stringify(calls)).digest('base64url').slice(0, 16)

export const helpProcedures = {
  mine: os.help.mine.handler(async ({ context }) => {
    const access = await requireAccess(context)
    return myHelp(context.api, access)
  }),

  watch: os.help.watch.handler(async ({ context, input }) => {
    const { api } = context
    const caller = await requireCaller(context)
    let watched = await watchCalls(api.database, caller, api.nowMs())
    if (!watched) throw new CallError('sign-in-again')
    if (watched.dueIds.length > 0) {
      const { settings } = await loadAccess(api.database, caller, api.nowMs())
      await ringDueCalls(api, { tenantId: caller.tenantId, settings }, watched.dueIds)
      watched = (await watchCalls(api.database, caller, api.nowMs())) ?? watched
    }
    const { calls, pollSeconds: quiet, ringingPollSeconds } = watched
    const pollSeconds = calls.length > 0 ? ringingPollSeconds : quiet
    const tag = tagOf(calls)
    if (tag === input.tag) return { same: true, pollSeconds }
    const files = filesOf(api, caller.tenantId)
    const found = await findCalls(
      files,
      calls.map(({ id }) => id),
    )
    const order = calls.map(({ id }) => id)
    const sorted = [...found].sort((a, b) => order.indexOf(a.call.id) - order.indexOf(b.call.id))
    return {
      ...{ same: false as const, tag, pollSeconds },
      calls: await toLines(files, sorted, caller.memberId),
    }
  }),

  one: os.help.one.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { tenantId, memberId } = access.actor
    const files = filesOf(api, tenantId)
    const [stored] = await findCalls(files, [input.callId])
    if (!stored || answeringPosts(access, stored).length === 0) return null
    const [registration] = await findRegistrations(files, [stored.registrationId])
    if (!registration) return null
    // Written down before it is answered: no number without its line.
    const { id: registrationId } = registration
    await noteLook(files, access.actor, { registrationId, callId: input.callId, atMs: api.nowMs() })
    const view = await toCallView(files, { stored, registration, readerId: memberId })
    return { ...view, person: toPerson(registration) }
  }),

  calls: os.help.calls.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { tenantId, memberId } = access.actor
    const { path } = await requireRegion(api.database, access, 'help.answer', input.regionId)
    const files = filesOf(api, tenantId)
    return toLines(files, await listCalls(files, path, mostListed), memberId)
  }),

  register: os.help.register.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { tenantId } = access.actor
    const { path } = await requireRegion(api.database, access, 'file.write', input.regionId)
    const files = filesOf(api, tenantId)
    const listed = await listRegistrations(files, path, mostRegistered)
    const homes = await findHomesAt(api, tenantId, { path, most: mostRegistered })
    const withKey = new Set(listed.map(({ homeId }) => homeId))
    const without = homes.filter(({ id }) => !withKey.has(id))
    const regionIds = [...listed, ...without].map(({ regionId }) => regionId)
    const names = await regionNames(api, tenantId, regionIds)
    return {
      lines: listed.map((one) => toRegisterLine(one, names)),
      without: without.map(({ id, regionId, details }) => ({
        ...{ homeId: id, regionId, regionName: names.get(regionId) ?? '' },
        ...{ door: details.door, name: coveredName(details.name) },
      })),
    }
  }),

  entry: os.help.entry.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { tenantId } = access.actor
    const { path } = await requireRegion(api.database, access, 'file.write', input.regionId)
    const files = filesOf(api, tenantId)
    const [found] = await findRegistrations(files, [input.registrationId])
    if (!found?.path.startsWith(path)) return null
    await noteLook(files, access.actor, { registrationId: found.id, callId: '', atMs: api.nowMs() })
    const names = await regionNames(api, tenantId, [found.regionId])
    return {
      ...toRegisterLine(found, names),
      name: found.person.name,
      person: toPerson(found),
      consentedOn: found.person.consentedOn,
    }
  }),
}
