/** Takes one step of a matter: the rule decides, the row and the step are written together, and those are told whom it concerns. */
import type { Duty } from '../../../src/domain/matter/matter'
import type { Reached } from '../../../src/domain/matter/matter-commands'
import type { MatterAct, MatterActor } from '../../../src/domain/matter/matter-acts'
import { privateSteps, type MatterStepKind } from '../../../src/domain/matter/matter-step'
import { stepMatter } from '../../../src/domain/matter/step-matter'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { askContentCheck } from '../content-check/content-check.repository'
import { writeMessages } from '../message/message.repository'
import { dutyName, type Desk } from './desk'
import { idsOnPath, pathUpTo } from '../access/on-duty'
import { overseers } from './matter-duty'
import { addStep, stepSubject } from './matter-step.repository'
import { repointMerged, saveMatter, type StoredMatter } from './matter.repository'
import { tellFollowUp } from './tell-follow-up'
import { messagesOfStep } from './tell-matter'

export interface StepWords {
  readonly words: string
  readonly photoIds: readonly string[]
  readonly reached?: Reached
}

const dutyOf = (act: MatterAct): Duty | null => ('duty' in act ? act.duty : null)

export interface Taken {
  readonly stored: StoredMatter
  readonly kind: MatterStepKind
}

/** `stored` is held by the caller's transaction. */
export const takeStep = async (
  desk: Desk,
  stored: StoredMatter,
  act: MatterAct,
  told: StepWords & { readonly by: MatterActor; readonly byPost: string },
): Promise<Result<Taken, Refusal>> => {
  const { files, settings, nowMs } = desk
  const duty = dutyOf(act)
  if (duty && pathUpTo(stored.path, duty.regionId) === '')
    return refuse('invalid', '只能交给这件事所在的区域和它的上级')
  const step = stepMatter(stored.matter, act, { by: told.by, nowMs, rules: settings.matters })
  if (!step.ok) return step
  const { matter, event } = step.value
  await saveMatter(files, stored.matter, matter, (id) => pathUpTo(stored.path, id))
  if (act.kind === 'merge') await repointMerged(files, matter)
  const kind: MatterStepKind = act.kind === 'alarm' ? (event ?? 'filed') : act.kind
  const turn = stored.stepCount + 1
  const isPrivate = privateSteps.includes(kind)
  // Those who added a voice read them too: once they were checked. What was held is nobody's to read.
  const isForOthers =
    stored.publicity !== 'private' && !isPrivate && kind !== 'rewrite' && told.words !== ''
  await addStep(files, matter, {
    turn,
    kind,
    atMs: matter.changedAtMs,
    memberId: told.by.memberId,
    isPrivate,
    publicity: isForOthers ? 'checking' : 'private',
    byName: told.by.memberName,
    byPost: told.byPost,
    words: told.words,
    photoIds: told.photoIds,
    toName: duty ? await dutyName(desk, duty) : '',
    ...(told.reached ? { reached: told.reached } : {}),
  })
  const after = { ...stored, matter, stepCount: turn }
  const { database: transaction, vault, tenantId } = files
  if (isForOthers)
    await askContentCheck(
      { transaction, vault, tenantId, nowMs },
      {
        ...{ kind: 'matter-step', subjectId: stepSubject(matter.id, turn), photoIds: [] },
        ...{ region: { id: matter.regionId, path: stored.path }, texts: [told.words] },
        memberId: told.by.memberId,
      },
    )
  await writeMessages(
    { transaction, vault, tenantId, nowMs },
    await messagesOfStep(desk, after, { kind, turn, words: told.words }),
  )
  await tellFollowUp(files, matter, turn, told.by)
  return success({ stored: after, kind })
}

/** How many levels can be told that it is late. */
export const levelsAbove = async (desk: Desk, stored: StoredMatter): Promise<number> =>
  (await overseers(desk, stored.matter, stored.path)).length

/** One region above its duty; null at the top. */
export const regionAbove = ({ matter, path }: StoredMatter): string | null => {
  const ids = idsOnPath(path)
  return ids[ids.indexOf(matter.duty.regionId) - 1] ?? null
}
