/** Opening a mediation, and what its mediators do: each act is decided by the rule on the row that this transaction holds. */
import { isOpen as isOpenMatter } from '../../../src/domain/matter/matter'
import type { Mediation, Mediator, Party } from '../../../src/domain/mediation/mediation'
import type { MediationAct } from '../../../src/domain/mediation/mediation-acts'
import type { MediationActInput } from '../../../src/domain/mediation/mediation-commands'
import { openMediation } from '../../../src/domain/mediation/mediation-parties'
import type { MediationStepKind } from '../../../src/domain/mediation/mediation-step'
import { isMediator, stepMediation } from '../../../src/domain/mediation/step-mediation'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { may } from '../access/actor-access'
import { lockHandledMatter } from '../matter/handled-matter.repository'
import type { StoredMatter } from '../matter/matter.repository'
import { filesOf } from '../office/office-files'
import type { OfficeContext, OfficeHandler } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import { findMediationOfMatter } from './mediation-list.repository'
import { partyOfRequest, toParty } from './to-party'
import { addSteps, type StoredStep } from './mediation-step.repository'
import {
  findMediations,
  insertMediation,
  lockMediation,
  nextMediationNumber,
  saveMediation,
  type StoredMediation,
} from './mediation.repository'
import { listMediators, withHomes } from './mediators'
import { noteShown } from './note-shown'
import { tellInMatter } from './on-matter'
import { stepLines } from './step-lines'
import { tellMediators, tellReleased, type MediationDesk } from './tell-mediation'

const deskOf = (context: OfficeContext): MediationDesk => ({
  files: filesOf(context),
  settings: context.access.settings,
  nowMs: context.nowMs,
})

/** Those of the ids who may mediate here; refused when one of them may not. */
const chosenMediators = async (
  desk: MediationDesk,
  path: string,
  ids: readonly string[],
): Promise<Result<readonly Mediator[], Refusal>> => {
  const choices = new Map((await listMediators(desk, path)).map((one) => [one.memberId, one]))
  const chosen = [...new Set(ids)].map((id) => choices.get(id))
  const known = chosen.flatMap((one) => (one ? [one] : []))
  if (known.length < chosen.length) return refuse('mediator-not-here')
  const named = known.map(({ memberId, name }) => ({ memberId, memberName: name }))
  return success(await withHomes(desk, named))
}

/** An open matter that is theirs to handle and is not being mediated; who has nothing to do with it learns neither. */
const openMatter = async (
  { files }: MediationDesk,
  { access }: OfficeContext,
  asked: { readonly matterId: string; readonly path: string },
): Promise<Result<StoredMatter, Refusal>> => {
  const found = await lockHandledMatter(files, access, asked)
  if (!found.ok) return found
  const matter = found.value.stored
  if (!isOpenMatter(matter.matter)) return refuse('already-done', '这件诉求已经有了结果')
  // Who takes it up first is responsible to the resident; the mediation does not take that away.
  if (matter.matter.state === 'waiting') return refuse('invalid', '请先受理这件诉求，再转调解')
  const before = await findMediationOfMatter(files, asked.matterId)
  const isUnderWay =
    before && ['preparing', 'mediating', 'signing'].includes(before.mediation.state)
  return isUnderWay ? refuse('already-done', `正在调解：${before.number}`) : success(matter)
}

/** Who asked comes first where a name was given; then who was written down. */
const firstParties = async (
  desk: MediationDesk,
  { access }: OfficeContext,
  args: Parameters<OfficeHandler<'mediation.open'>>[0],
  matter: StoredMatter | null,
): Promise<Result<readonly Party[], Refusal>> => {
  const parties: Party[] = []
  if (matter !== null && matter.request.name !== '') {
    const asker = {
      id: `${args.mediationId}.1`.slice(0, 64),
      memberId: matter.matter.askerMemberId,
    }
    parties.push(await partyOfRequest(desk.files, matter.request, asker))
  }
  for (const input of args.parties) {
    const party = await toParty(desk.files, access, input, undefined)
    if (!party.ok) return party
    parties.push({ ...party.value, consent: 'open' })
  }
  const ids = new Set(parties.map(({ id }) => id))
  return ids.size < parties.length ? refuse('invalid', '有两位当事人的编号一样') : success(parties)
}

const told = async (
  desk: MediationDesk,
  stored: StoredMediation,
  kind: MediationStepKind,
  { actor: by }: OfficeContext['access'],
): Promise<void> => {
  await tellMediators(desk, stored, { kind, memberId: by.memberId })
  await tellInMatter(desk, stored, { kind, by })
}

export const takeToMediation: OfficeHandler<'mediation.open'> = async (args, context) => {
  const desk = deskOf(context)
  const here = regionOf(context)
  const { files, nowMs } = desk
  const { actor } = context.access
  const [taken] = await findMediations(files, [args.mediationId])
  if (taken) return refuse('id-taken')
  const asked = { matterId: args.matterId, path: here.path }
  const found = asked.matterId === '' ? null : await openMatter(desk, context, asked)
  if (found && !found.ok) return found
  const matter = found?.value ?? null
  const path = matter?.path ?? here.path
  const mediators = await chosenMediators(desk, path, args.mediatorIds)
  if (!mediators.ok) return mediators
  const parties = await firstParties(desk, context, args, matter)
  if (!parties.ok) return parties
  const { mediationId: id, matterId, kind } = args
  const regionId = matter?.matter.regionId ?? here.id
  const people = { parties: parties.value, mediators: mediators.value }
  const opened = openMediation({ id, regionId, matterId, kind, ...people }, nowMs)
  if (!opened.ok) return opened
  const number = await nextMediationNumber(files, nowMs)
  const stored = { mediation: opened.value, number, path, brief: args.brief, stepCount: 1 }
  await insertMediation(files, stored)
  const lines = [`调解员：${mediators.value.map(({ memberName }) => memberName).join('、')}`]
  const step: StoredStep = {
    ...{ turn: 1, kind: 'open', atMs: nowMs, memberId: actor.memberId },
    ...{ byName: actor.memberName, lines, words: '' },
  }
  await addSteps(files, id, [step])
  await told(desk, stored, step.kind, context.access)
  return success({ number })
}

/** The act with what only the server knows: who may mediate here, who of the files somebody is. */
const actOf = async (
  desk: MediationDesk,
  { access }: OfficeContext,
  { mediation, path }: StoredMediation,
  input: MediationActInput,
): Promise<Result<MediationAct, Refusal>> => {
  if (input.kind === 'assign') {
    const mediators = await chosenMediators(desk, path, input.mediatorIds)
    return mediators.ok ? success({ kind: 'assign', mediators: mediators.value }) : mediators
  }
  if (input.kind === 'set-party') {
    const before = mediation.parties.find(({ id }) => id === input.party.id)
    const party = await toParty(desk.files, access, input.party, before)
    return party.ok ? success({ kind: 'set-party', party: party.value }) : party
  }
  return success(input)
}

/** What was said to all, and, apart from it, what the mediator keeps. */
const stepsOf = (
  input: MediationActInput,
  before: StoredMediation,
  after: StoredMediation['mediation'],
  { access: { actor } }: OfficeContext,
): readonly StoredStep[] => {
  const by = { memberId: actor.memberId, byName: actor.memberName, atMs: after.changedAtMs }
  const turn = before.stepCount + 1
  const parties = [...after.parties, ...before.mediation.parties]
  const words = 'words' in input ? input.words : ''
  const step = { ...by, turn, kind: input.kind, lines: stepLines(input, parties, after), words }
  const isNoted = input.kind === 'hold' && input.privateWords !== ''
  return isNoted
    ? [step, { ...by, turn: turn + 1, kind: 'note', lines: [], words: input.privateWords }]
    : [step]
}

/** Who was taken off is told; who took it over himself reads from now on what was said, and that is on record. */
const handedOn = async (
  desk: MediationDesk,
  before: Mediation,
  after: StoredMediation,
  { actor }: OfficeContext['access'],
): Promise<void> => {
  const { memberId } = actor
  await tellReleased(desk, after, { before, memberId })
  if (isMediator(before, memberId) || !isMediator(after.mediation, memberId)) return
  const { files, nowMs } = desk
  await noteShown({ database: files.database, nowMs }, actor, after, '自己接手调解')
}

export const handleMediation: OfficeHandler<'mediation.handle'> = async (
  { mediationId, act: input },
  context,
) => {
  const desk = deskOf(context)
  const { access } = context
  const found = await lockMediation(desk.files, mediationId)
  if (!found?.path.startsWith(regionOf(context).path)) return refuse('mediation-not-found')
  const mediators = await withHomes(desk, found.mediation.mediators)
  const stored = { ...found, mediation: { ...found.mediation, mediators } }
  const act = await actOf(desk, context, stored, input)
  if (!act.ok) return act
  const next = stepMediation(stored.mediation, act.value, {
    memberId: access.actor.memberId,
    keeps: may(access, 'mediation.keep', stored),
    nowMs: desk.nowMs,
  })
  if (!next.ok) return next
  const mediation = next.value
  const steps = stepsOf(input, stored, mediation, context)
  const after = { ...stored, mediation, stepCount: stored.stepCount + steps.length }
  await addSteps(desk.files, mediationId, steps)
  await saveMediation(desk.files, stored.mediation, after)
  await told(desk, after, input.kind, access)
  if (input.kind === 'assign') await handedOn(desk, stored.mediation, after, access)
  return success({ state: mediation.state })
}
