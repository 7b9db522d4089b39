/** Which of those who keep mediations are told of a step; a message says nothing of who is in dispute, or about what. */
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

const dayMs = 24 * 3_600_000

const remarks: Readonly<Partial<Record<MediationStepKind, string>>> = {
  open: '请您来调解',
  assign: '请您来调解',
  'session-near': '明天约好了调解',
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

export const tellMediators = async (
  desk: MediationDesk,
  stored: StoredMediation,
  { kind, memberId }: { readonly kind: MediationStepKind; readonly memberId: string },
): Promise<void> => {
  const remark = remarks[kind]
  if (remark === undefined) return
  const { files, nowMs } = desk
  const { mediation, number, stepCount } = stored
  const text = {
    page: `packages/mediation/pages/mediation/index?mediationId=${mediation.id}`,
    title: `人民调解 ${number}`,
    startsAtMs: mediation.nextSessionAtMs || nowMs,
    place: mediationStepNames[kind],
    remark,
  }
  const told = (await receivers(desk, stored, kind)).filter((one) => one !== memberId)
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
