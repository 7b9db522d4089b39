/** The steps of mediations: added, never changed. Who did it and what was said lie sealed. */
import type { MediationStepKind } from '../../../src/domain/mediation/mediation-step'
import type { MediationFiles, MediationTransaction } from './mediation.repository'

export interface StepDetails {
  readonly byName: string
  /** When, where, who was there, with covered names. */
  readonly lines: readonly string[]
  readonly words: string
}

export interface StoredStep extends StepDetails {
  readonly turn: number
  readonly kind: MediationStepKind
  readonly atMs: number
  readonly memberId: string
}

const place = (tenantId: string, mediationId: string, turn: number) => ({
  ...{ tenantId, recordId: `${mediationId}.${turn}`, field: 'mediation-step' },
})

/** The next steps of a mediation whose row the caller holds and saves with their count. */
export const addSteps = async (
  { database, vault, tenantId }: MediationTransaction,
  mediationId: string,
  steps: readonly StoredStep[],
): Promise<void> => {
  const rows = steps.map(({ turn, kind, atMs, memberId, ...details }) => ({
    ...{ tenant_id: tenantId, mediation_id: mediationId, turn, kind },
    ...{ at_ms: atMs, member_id: memberId },
    details_cipher: vault.seal(place(tenantId, mediationId, turn), JSON.stringify(details)),
  }))
  await database.insertInto('mediation_step').values(rows).execute()
}

/** Oldest first. */
export const listSteps = async (
  { database, vault, tenantId }: MediationFiles,
  mediationId: string,
): Promise<readonly StoredStep[]> => {
  const rows = await database
    .selectFrom('mediation_step')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('mediation_id', '=', mediationId)
    .orderBy('turn')
    .execute()
  return rows.map((row) => ({
    turn: row.turn,
    // Written by addSteps only.
    kind: row.kind as MediationStepKind,
    atMs: row.at_ms,
    memberId: row.member_id,
    ...(JSON.parse(
      vault.open(place(tenantId, mediationId, row.turn), row.details_cipher),
    ) as StepDetails),
  }))
}
