/** Which of those who keep mediations are told of a step; a message says nothing of who is in dispute, or about what. */
import { chinaDate, dayMs, wholeDate } from '../../../src/domain/calendar'
import type { Mediation } from '../../../src/domain/mediation/mediation'
import { isMediator } from '../../../src/domain/mediation/step-mediation'
import type { Settings } from '../../../src/domain/settings/settings'
import {
  mediationStepNames,
  type MediationStepKind,
} from '../../../src/domain/mediation/mediation-step'
import { idsOnPath } from '../access/on-duty'
import { writeMessages } from '../message/message.repository'
import type { MediationTransaction, StoredMediation } from './mediation.repository'
import { listKeepers } from './mediators'

/** What every step is taken with. */
export interface MediationDesk {
  readonly files: MediationTransaction
  readonly settings: Settings
  readonly nowMs: number
}

const remarks: Readonly<Partial<Record<MediationStepKind, string>>> = {
  open: '请您来调解',
  assign: '请您来调解',
  'revisit-due': '今天该回访，看看协议履行得怎样',
  'revisit-late': '回访过了七天还没有做',
}

/** A mediator whose post has ended is not told: then it is those who keep mediations nearest above. */
const receivers = async (
  desk: MediationDesk,
  { mediation, path }: StoredMediation,
  kind: MediationStepKind,
): Promise<readonly string[]> => {
  const ids = idsOnPath(path)
  const keepers = new Set(await listKeepers(desk, ids))
  const mediators = mediation.mediators
    .map(({ memberId }) => memberId)
    .filter((memberId) => keepers.has(memberId))
  if (kind !== 'revisit-late' && mediators.length > 0) return mediators
  for (const regionId of [...ids].reverse()) {
    const here = (await listKeepers(desk, [regionId])).filter((one) => !mediators.includes(one))
    if (here.length > 0) return [...mediators, ...here]
  }
  return mediators
}

/** By its date: a session may be planned for the same day. */
const remarkOf = (
  kind: MediationStepKind,
  { nextSessionAtMs }: StoredMediation['mediation'],
): string | undefined =>
  kind === 'session-near' ? `${wholeDate(chinaDate(nextSessionAtMs))}约好了调解` : remarks[kind]

interface News {
  readonly kind: MediationStepKind
  readonly remark: string
}

const write = async (
  { files, nowMs }: MediationDesk,
  stored: StoredMediation,
  { kind, remark }: News,
  told: readonly string[],
): Promise<void> => {
  const { mediation, number, stepCount } = stored
  const text = {
    page: `packages/mediation/pages/mediation/index?mediationId=${mediation.id}`,
    title: `人民调解 ${number}`,
    startsAtMs: mediation.nextSessionAtMs || nowMs,
    place: mediationStepNames[kind],
    remark,
  }
  await writeMessages(
    { transaction: files.database, vault: files.vault, tenantId: files.tenantId, nowMs },
    told.map((one) => ({
      id: `mediation.${mediation.id}.${stepCount}.${one}`,
      memberId: one,
      template: 'matter-duty',
      text,
      usefulUntilMs: nowMs + 7 * dayMs,
    })),
  )
}

export const tellMediators = async (
  desk: MediationDesk,
  stored: StoredMediation,
  { kind, memberId }: { readonly kind: MediationStepKind; readonly memberId: string },
): Promise<void> => {
  const remark = remarkOf(kind, stored.mediation)
  if (remark === undefined) return
  const told = (await receivers(desk, stored, kind)).filter((one) => one !== memberId)
  await write(desk, stored, { kind, remark }, told)
}

/** Those who no longer mediate after an `assign`, where a post of theirs still lets them open it. */
export const tellReleased = async (
  desk: MediationDesk,
  stored: StoredMediation,
  { before, memberId }: { readonly before: Mediation; readonly memberId: string },
): Promise<void> => {
  const keepers = new Set(await listKeepers(desk, idsOnPath(stored.path)))
  const released = before.mediators
    .map((one) => one.memberId)
    .filter((one) => one !== memberId && keepers.has(one) && !isMediator(stored.mediation, one))
  await write(desk, stored, { kind: 'assign', remark: '已经换了调解员，您不用再跟了' }, released)
}
