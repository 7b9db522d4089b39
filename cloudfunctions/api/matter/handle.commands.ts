/** What handlers do about a matter: each act is decided by the rule on the row that this transaction holds. */
import { dayMs } from '../../../src/domain/calendar'
import type { HandlerAct } from '../../../src/domain/matter/matter-acts'
import type { HandlerActInput } from '../../../src/domain/matter/matter-commands'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import type { OfficeContext, OfficeHandler } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import { postTitle, type Desk } from './desk'
import { pathUpTo } from '../access/on-duty'
import { lockHandledMatter } from './handled-matter.repository'
import { actorOn, isHeld, nearestDuty } from './matter-duty'
import { lockMatter, type StoredMatter } from './matter.repository'
import { deskOf, takeMatterPhotos } from './matter.commands'
import { regionAbove, takeStep } from './take-step'

/** Up one level, or to the nearest above where somebody is. */
const upwards = async (desk: Desk, stored: StoredMatter): Promise<Result<HandlerAct, Refusal>> => {
  const above = regionAbove(stored)
  // A department hands back to the chain of its own region.
  const from = stored.matter.duty.kindId === '' ? above : stored.matter.duty.regionId
  if (from === null) return refuse('invalid', '已经在最上一级了')
  const duty = await nearestDuty(desk, pathUpTo(stored.path, from))
  return success({ kind: 'hand-up', duty, isHeld: await isHeld(desk, duty) })
}

const isDepartment = ({ settings }: Desk, kindId: string): boolean =>
  settings.postKinds.some((kind) => kind.id === kindId && kind.isDepartment === true)

/** The act with what only the server knows: who is on duty there, what the other matter is. */
const actOf = async (
  { desk, access }: { readonly desk: Desk; readonly access: OfficeContext['access'] },
  stored: StoredMatter,
  input: HandlerActInput,
): Promise<Result<HandlerAct, Refusal>> => {
  switch (input.kind) {
    case 'hand-up':
      return upwards(desk, stored)
    case 'dispatch':
    case 'call-in': {
      const { kind, duty } = input
      const isKnown = duty.kindId === '' ? kind === 'dispatch' : isDepartment(desk, duty.kindId)
      if (!isKnown) return refuse('invalid', '请选一个部门')
      return success({ kind, duty, isHeld: await isHeld(desk, duty) })
    }
    case 'release':
      return success({ kind: 'release', duty: input.duty })
    case 'pause':
      return success({ kind: 'pause', untilMs: desk.nowMs + input.days * dayMs })
    case 'answer':
      return success({ kind: 'answer', outcome: input.outcome })
    case 'reclass':
      return success({ kind: 'reclass', deadlineClass: input.deadlineClass })
    case 'merge': {
      const into = await lockMatter(desk.files, input.intoId)
      // Only into one that the same person handles: else somebody's matter would vanish into a stranger's.
      return into && actorOn(access, into.matter, into.path).handles
        ? success({ kind: 'merge', into: into.matter })
        : refuse('matter-not-found')
    }
    default:
      return success({ kind: input.kind })
  }
}

export const handleMatter: OfficeHandler<'matter.handle'> = async (
  { matterId, act: input, photoIds },
  context: OfficeContext,
) => {
  const desk = deskOf(context)
  const { access } = context
  const { path } = regionOf(context)
  const found = await lockHandledMatter(desk.files, access, { matterId, path })
  if (!found.ok) return found
  const { stored, by } = found.value
  const act = await actOf({ desk, access }, stored, input)
  if (!act.ok) return act
  const told = {
    by,
    byPost: await postTitle(desk, access, stored.path),
    words: input.words,
    photoIds: await takeMatterPhotos(context, photoIds, matterId),
  }
  const taken = await takeStep(desk, stored, act.value, told)
  return taken.ok ? success({ state: taken.value.stored.matter.state }) : taken
}
