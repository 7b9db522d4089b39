/** Answers about mediations, for those who keep them where each lies. */
import { isMediator } from '../../../src/domain/mediation/step-mediation'
import { may, type ActorAccess } from '../access/actor-access'
import { requireRegion } from '../access/region-place'
import { regionNames } from '../access/region-names'
import type { Api } from '../api'
import { CallError } from '../call-error'
import { os, requireAccess, type CallContext } from '../procedure'
import { findMediationOfMatter, listMediations } from './mediation-list.repository'
import { listSteps } from './mediation-step.repository'
import { toLine, toView, type Reader } from './mediation-view'
import { findMediations, type MediationFiles, type StoredMediation } from './mediation.repository'
import { listMediators } from './mediators'
import { noteShown } from './note-shown'
import { renderAgreement } from './render-agreement'

const filesOf = ({ database, vault }: Api, { actor }: ActorAccess): MediationFiles => ({
  ...{ database, vault, tenantId: actor.tenantId },
})

const readerFor = async (
  files: MediationFiles,
  { actor }: ActorAccess,
  shown: readonly StoredMediation[],
): Promise<Reader> => {
  const ids = shown.map(({ mediation }) => mediation.regionId)
  const names = await regionNames(files, files.tenantId, ids)
  return { memberId: actor.memberId, regionNames: names }
}

/** What a mediator may open; the same answer for one that there is not. */
const requireOwn = async (context: CallContext, mediationId: string) => {
  const access = await requireAccess(context)
  const files = filesOf(context.api, access)
  const [stored] = await findMediations(files, [mediationId])
  const mayOpen =
    stored &&
    may(access, 'mediation.keep', stored) &&
    isMediator(stored.mediation, access.actor.memberId)
  if (!mayOpen) throw new CallError('forbidden')
  return { access, stored }
}

export const mediationProcedures = {
  list: os.mediation.list.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { path } = await requireRegion(api.database, access, 'mediation.keep', input.regionId)
    const files = filesOf(api, access)
    const { memberId } = access.actor
    const found = await listMediations(files, { list: input.list, path, memberId })
    const reader = await readerFor(files, access, found)
    return found.map((stored) => toLine(stored, reader))
  }),

  one: os.mediation.one.handler(async ({ context, input }) => {
    const access = await requireAccess(context)
    const files = filesOf(context.api, access)
    const [stored] = await findMediations(files, [input.mediationId])
    if (!stored || !may(access, 'mediation.keep', stored)) return null
    const steps = await listSteps(files, input.mediationId)
    return toView(stored, steps, await readerFor(files, access, [stored]))
  }),

  ofMatter: os.mediation.ofMatter.handler(async ({ context, input }) => {
    const access = await requireAccess(context)
    const files = filesOf(context.api, access)
    const stored = await findMediationOfMatter(files, input.matterId)
    if (!stored || !may(access, 'mediation.keep', stored)) return null
    return toLine(stored, await readerFor(files, access, [stored]))
  }),

  party: os.mediation.party.handler(async ({ context, input }) => {
    const { access, stored } = await requireOwn(context, input.mediationId)
    const party = stored.mediation.parties.find(({ id }) => id === input.partyId)
    if (!party) throw new CallError('forbidden')
    // Written down before it is answered: no name without its line.
    const { database, nowMs } = context.api
    await noteShown({ database, nowMs: nowMs() }, access.actor, stored, '')
    return party
  }),

  mediators: os.mediation.mediators.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { path } = await requireRegion(api.database, access, 'mediation.keep', input.regionId)
    const question = { files: filesOf(api, access), settings: access.settings, nowMs: api.nowMs() }
    return listMediators(question, path)
  }),

  paper: os.mediation.paper.handler(async ({ context, input }) => {
    const { api } = context
    const { access, stored } = await requireOwn(context, input.mediationId)
    const { agreement } = stored.mediation
    if (!agreement) throw new CallError('unusable', '还没有写好的协议')
    const bytes = await renderAgreement({ ...stored, agreement }, access.tenantName)
    const { database, nowMs } = api
    await noteShown({ database, nowMs: nowMs() }, access.actor, stored, '打开协议书')
    const title = agreement.form === 'written' ? '人民调解协议书' : '口头协议登记表'
    return { fileName: `${title} ${stored.number}.pdf`, bytes: bytes.toString('base64') }
  }),
}
