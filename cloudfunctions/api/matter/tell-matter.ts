/** Whom a step of a matter is told, and in which words: the resident at each turn, the handler when there is something to do. */
import { dayMs } from '../../../src/domain/calendar'
import { matterOutcomeNames } from '../../../src/domain/matter/matter'
import { stepNames, type MatterStepKind } from '../../../src/domain/matter/matter-step'
import type { NewMessage } from '../message/message.repository'
import { listHolders, overseers } from './matter-duty'
import type { StoredMatter } from './matter.repository'
import type { Desk } from './desk'

/** The page that a message about a matter opens. */
export const matterPage = (matterId: string): string =>
  `packages/matter/pages/matter/index?matterId=${matterId}`

/** Turns at which the resident gets a message, as a parcel's receiver does. */
const toldToAsker: readonly MatterStepKind[] = [
  ...(['accept', 'dispatch', 'hand-up', 'progress', 'call-in', 'ask-back', 'pause'] as const),
  ...(['resume', 'answer', 'merge', 'asked-again'] as const),
]

const remarkOf = ({ matter }: StoredMatter, kind: MatterStepKind): string => {
  if (kind === 'answer' && matter.outcome !== null)
    return `${matterOutcomeNames[matter.outcome]}，请您看看好不好`
  if (kind === 'asked-again') return '过了四周，请您再看看'
  if (kind === 'ask-back') return '请您补充几句'
  return stepNames[kind]
}

/** Everybody who follows it: who asked and who added a voice, and the same of those merged into it. */
const listFollowers = async (
  { files }: Desk,
  { matter }: StoredMatter,
): Promise<readonly string[]> => {
  const { database, tenantId } = files
  const merged = await database
    .selectFrom('matter')
    .select(['id', 'asker_member_id as memberId'])
    .where('tenant_id', '=', tenantId)
    .where('merged_into', '=', matter.id)
    .execute()
  const voices = await database
    .selectFrom('matter_voice')
    .select('member_id as memberId')
    .where('tenant_id', '=', tenantId)
    .where('matter_id', 'in', [matter.id, ...merged.map(({ id }) => id)])
    .execute()
  const all = [matter.askerMemberId, ...merged.map((one) => one.memberId ?? '')]
  return [...new Set([...all, ...voices.map(({ memberId }) => memberId)])].filter(Boolean)
}

/** Those who have to do something about it now. */
const listHandlers = async (
  desk: Desk,
  stored: StoredMatter,
  kind: MatterStepKind,
): Promise<readonly string[]> => {
  const { matter, path } = stored
  const onDuty = async () =>
    (await listHolders(desk, [matter.duty.regionId], matter.duty.kindId)).map(
      ({ memberId }) => memberId,
    )
  switch (kind) {
    case 'submit':
    case 'take-down':
    case 'dispatch':
    case 'hand-up':
      return onDuty()
    case 'say':
    case 'report-in':
    case 'warned':
    case 'resumed':
      return matter.responsible ? [matter.responsible.memberId] : onDuty()
    case 'rate':
    case 'rate-later':
      return matter.state === 'working' ? onDuty() : []
    case 'escalated':
      return (await overseers(desk, matter, path))[matter.escalations - 1] ?? []
    case 'call-in': {
      const called = matter.joint.at(-1)
      if (!called) return []
      const holders = await listHolders(desk, [called.regionId], called.kindId)
      return holders.map(({ memberId }) => memberId)
    }
    default:
      return []
  }
}

export const messagesOfStep = async (
  desk: Desk,
  stored: StoredMatter,
  step: { readonly kind: MatterStepKind; readonly turn: number; readonly words: string },
): Promise<readonly NewMessage[]> => {
  const { matter, number, request } = stored
  const { kind, turn, words } = step
  const remark = remarkOf(stored, kind)
  const text = {
    page: matterPage(matter.id),
    title: `${request.category} ${number}`,
    startsAtMs: matter.dueAtMs,
    place: request.place,
    remark: words === '' ? remark : `${remark}：${words}`,
  }
  /** Who only follows it reads neither the door nor words that nobody has checked yet. */
  const publicText = { ...text, place: '', remark }
  const message = (memberId: string, template: NewMessage['template']): NewMessage => ({
    id: `matter.${matter.id}.${turn}.${memberId}`,
    memberId,
    template,
    text: template === 'matter-turn' && memberId !== matter.askerMemberId ? publicText : text,
    usefulUntilMs: desk.nowMs + 7 * dayMs,
  })
  const followers = toldToAsker.includes(kind) ? await listFollowers(desk, stored) : []
  const handlers = await listHandlers(desk, stored, kind)
  return [
    ...followers.map((memberId) => message(memberId, 'matter-turn')),
    ...handlers
      .filter((memberId) => !followers.includes(memberId))
      .map((memberId) => message(memberId, 'matter-duty')),
  ]
}
