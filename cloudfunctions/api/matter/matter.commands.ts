/** What residents do about matters: ask, add a voice, say more, withdraw, rate; and the same taken down for them. */
import { classOf } from '../../../src/domain/matter/deadline'
import { isOpen, type Matter, type MatterChannel } from '../../../src/domain/matter/matter'
import type { AskerAct } from '../../../src/domain/matter/matter-acts'
import { startClock } from '../../../src/domain/matter/matter-clock'
import type { MatterRequest } from '../../../src/domain/matter/matter-commands'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { askContentCheck } from '../content-check/content-check.repository'
import { takeUpPhotos } from '../file/resident-photo.repository'
import { writeMessages } from '../message/message.repository'
import { filesOf } from '../office/office-files'
import type { OfficeContext, OfficeHandler } from '../office/office-handler'
import { postTitle, type Desk } from './desk'
import { pathUpTo } from '../access/on-duty'
import { actorOn, isHeld, nearestDuty } from './matter-duty'
import { addStep } from './matter-step.repository'
import {
  findMatters,
  insertMatter,
  lockMatter,
  nextMatterNumber,
  type StoredMatter,
} from './matter.repository'
import { takeStep, type StepWords } from './take-step'
import { messagesOfStep } from './tell-matter'
import { addVoice, hasVoice } from './voice.repository'

export const deskOf = (context: OfficeContext): Desk => ({
  database: context.transaction,
  tenantId: context.access.actor.tenantId,
  settings: context.access.settings,
  nowMs: context.nowMs,
  files: filesOf(context),
})

/** Of the writer's own photos, those that have arrived; one that could not be read as a photo never does. */
export const takeMatterPhotos = (
  { transaction, access }: OfficeContext,
  photoIds: readonly string[],
  matterId: string,
): Promise<readonly string[]> =>
  takeUpPhotos(transaction, access.actor, photoIds, { kind: 'matter', id: matterId })

interface Written {
  readonly matterId: string
  readonly channel: MatterChannel
  readonly request: MatterRequest
  readonly isAsker: boolean
  /** A case that another desk had before: since when, until when by its own rules, and under which number. */
  readonly before?: {
    readonly submittedAtMs: number
    readonly dueAtMs: number | undefined
    readonly words: string
  }
}

const newMatter = (
  { matterId, channel, request, isAsker, before }: Written,
  { access, region, nowMs }: OfficeContext,
  duty: Matter['duty'],
): Matter => {
  const rules = access.settings.matters
  const submittedAtMs = before?.submittedAtMs ?? nowMs
  const matter: Matter = {
    id: matterId,
    regionId: region?.id ?? '',
    channel,
    category: request.category,
    deadlineClass: classOf(request.category, rules),
    state: 'waiting',
    duty,
    responsible: null,
    joint: [],
    askerMemberId: isAsker ? access.actor.memberId : '',
    pause: { kind: 'none' },
    clockFromMs: submittedAtMs,
    dueAtMs: submittedAtMs,
    nextAlarmAtMs: 0,
    warned: false,
    escalations: 0,
    reopened: false,
    outcome: null,
    answeredAtMs: 0,
    rating: null,
    laterRating: null,
    mergedInto: '',
    submittedAtMs,
    changedAtMs: nowMs,
  }
  return startClock(matter, submittedAtMs, rules, before?.dueAtMs)
}

/** Answers its number and until when it is due. */
const writeMatter = async (
  written: Written,
  context: OfficeContext,
): Promise<Result<{ readonly number: string; readonly dueAtMs: number }, Refusal>> => {
  const { access, region, nowMs } = context
  const { matterId } = written
  if (!region) return refuse('region-not-found')
  if (!access.settings.matters.categories.includes(written.request.category))
    return refuse('invalid', '类别不在清单里，请重选')
  const desk = deskOf(context)
  const [taken] = await findMatters(desk.files, [matterId])
  if (taken) return refuse('id-taken')
  const photoIds = await takeMatterPhotos(context, written.request.photoIds, matterId)
  const request = { ...written.request, photoIds: [...photoIds] }
  const duty = await nearestDuty(desk, region.path)
  const matter = newMatter(written, context, duty)
  const number = await nextMatterNumber(desk.files, nowMs)
  const writtenByMemberId = access.actor.memberId
  const publicity = request.isPublic ? 'checking' : 'private'
  const { path } = region
  const dutyPath = pathUpTo(path, duty.regionId)
  await insertMatter(desk.files, {
    ...{ matter, number, path, dutyPath, publicity, writtenByMemberId, request },
  })
  const kind = written.isAsker ? 'submit' : 'take-down'
  await addStep(desk.files, matter, {
    turn: 1,
    kind,
    atMs: nowMs,
    memberId: writtenByMemberId,
    isPrivate: false,
    publicity: 'private',
    byName: written.isAsker ? '' : access.actor.memberName,
    byPost: written.isAsker ? '' : await postTitle(desk, access, path),
    words: written.before?.words ?? '',
    photoIds: [],
    toName: '',
  })
  if (request.isPublic)
    await askContentCheck(
      { transaction: context.transaction, vault: context.vault, tenantId: desk.tenantId, nowMs },
      {
        ...{ kind: 'matter', subjectId: matterId, region, memberId: writtenByMemberId },
        ...{ texts: [request.text], photoIds: request.photoIds },
      },
    )
  const stored: StoredMatter = {
    ...{ matter, number, path, publicity, followers: 0, stepCount: 1, writtenByMemberId, request },
  }
  await writeMessages(
    { transaction: desk.files.database, vault: context.vault, tenantId: desk.tenantId, nowMs },
    await messagesOfStep(desk, stored, { kind, turn: 1, words: '' }),
  )
  return success({ number, dueAtMs: matter.dueAtMs })
}

export const submitMatter: OfficeHandler<'matter.submit'> = ({ matterId, request }, context) =>
  writeMatter({ matterId, channel: 'resident', request, isAsker: true }, context)

export const takeDownMatter: OfficeHandler<'matter.take-down'> = (
  { matterId, channel, request },
  context,
) => writeMatter({ matterId, channel, request, isAsker: false }, context)

/** A case that the hotline passed on. */
export const takeInCase = (
  {
    matterId,
    request,
    ...before
  }: Pick<Written, 'matterId' | 'request'> & NonNullable<Written['before']>,
  context: OfficeContext,
) => writeMatter({ matterId, channel: 'hotline', request, isAsker: false, before }, context)

/** A matter that neighbours see; whoever added a voice already is answered as before. */
export const addVoiceToMatter: OfficeHandler<'matter.add-voice'> = async (
  { matterId },
  context,
) => {
  const { access, nowMs } = context
  const { files } = deskOf(context)
  const stored = await lockMatter(files, matterId)
  if (stored?.publicity !== 'shown') return refuse('matter-not-found')
  if (!isOpen(stored.matter)) return refuse('already-done', '这件事已经有了结果')
  if (stored.matter.askerMemberId === access.actor.memberId)
    return refuse('already-done', '这是您自己提的')
  const followers = await addVoice(files, matterId, access.actor.memberId, nowMs)
  return success({ followers })
}

/** Whoever asked, and whoever added a voice, may say more; the rest is the asker's alone. */
const stepAsAsker = async (
  matterId: string,
  context: OfficeContext,
  told: StepWords,
  actOf: (stored: StoredMatter, desk: Desk) => Promise<AskerAct>,
): Promise<Result<unknown, Refusal>> => {
  const desk = deskOf(context)
  const { actor } = context.access
  const stored = await lockMatter(desk.files, matterId)
  if (!stored) return refuse('matter-not-found')
  const act = await actOf(stored, desk)
  const isVoice = act.kind === 'say' && (await hasVoice(desk.files, matterId, actor.memberId))
  const isAsker = stored.matter.askerMemberId === actor.memberId || isVoice
  const by = {
    memberId: actor.memberId,
    memberName: '',
    ...{ isAsker, handles: false, joint: [] },
  }
  const photoIds = isAsker ? await takeMatterPhotos(context, told.photoIds, matterId) : []
  const taken = await takeStep(desk, stored, act, { by, byPost: '', words: told.words, photoIds })
  return taken.ok ? success(undefined) : taken
}

export const sayMore: OfficeHandler<'matter.say'> = ({ matterId, words, photoIds }, context) =>
  stepAsAsker(matterId, context, { words, photoIds }, () => Promise.resolve({ kind: 'say' }))

export const withdrawMatter: OfficeHandler<'matter.withdraw'> = ({ matterId }, context) =>
  stepAsAsker(matterId, context, { words: '', photoIds: [] }, ({ followers }) =>
    Promise.resolve({ kind: 'withdraw', followers }),
  )

/** Where it goes when it was not solved: to where it was first taken up, or to the nearest who are there today. */
const homeOf = async (desk: Desk, { matter, path }: StoredMatter): Promise<Matter['duty']> => {
  const first = matter.responsible?.duty
  return first && (await isHeld(desk, first)) ? first : nearestDuty(desk, path)
}

const ratingAct =
  ({ rating, later }: Pick<Parameters<OfficeHandler<'matter.rate'>>[0], 'rating' | 'later'>) =>
  async (stored: StoredMatter, desk: Desk): Promise<AskerAct> => ({
    kind: later ? 'rate-later' : 'rate',
    rating,
    home: await homeOf(desk, stored),
  })

export const rateMatter: OfficeHandler<'matter.rate'> = (args, context) =>
  stepAsAsker(args.matterId, context, { words: args.words, photoIds: [] }, ratingAct(args))

export const rateForResident: OfficeHandler<'matter.rate-for'> = async (args, context) => {
  const { access } = context
  const desk = deskOf(context)
  const stored = await lockMatter(desk.files, args.matterId)
  if (!stored) return refuse('matter-not-found')
  const by = { ...actorOn(access, stored.matter, stored.path), isAsker: false }
  const byPost = await postTitle(desk, access, stored.path)
  const told = { words: args.words, photoIds: [], reached: args.reached, by, byPost }
  const taken = await takeStep(desk, stored, await ratingAct(args)(stored, desk), told)
  return taken.ok ? success(undefined) : taken
}
