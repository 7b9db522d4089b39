/** The steps of matters: added, never changed. Who did it and what was said lie sealed. */
import type { Matter } from '../../../src/domain/matter/matter'
import type { Reached } from '../../../src/domain/matter/matter-commands'
import type { MatterStepKind } from '../../../src/domain/matter/matter-step'
import type { Publicity } from '../database/matter-schema'
import type { MatterFiles, MatterTransaction } from './matter.repository'

export interface StepDetails {
  /** '李网格' — and where: '二网格 网格长'; both '' for the resident. */
  readonly byName: string
  readonly byPost: string
  readonly words: string
  readonly photoIds: readonly string[]
  /** Where it went: '城管中队'. */
  readonly toName: string
  /** Of a rating that was asked for at the door or on the phone. */
  readonly reached?: Reached
}

export interface StoredStep extends StepDetails {
  readonly turn: number
  readonly kind: MatterStepKind
  readonly state: Matter['state']
  readonly atMs: number
  readonly memberId: string
  readonly isPrivate: boolean
  /** Whether those who added a voice read its words: shown, or not yet, or not. */
  readonly publicity: Publicity
}

const place = (tenantId: string, matterId: string, turn: number) => ({
  ...{ tenantId, recordId: `${matterId}.${turn}`, field: 'matter-step' },
})

/** What the content check calls the words of a step. */
export const stepSubject = (matterId: string, turn: number): string => `${matterId}.${turn}`

/** The next step of a matter whose row the caller holds. */
export const addStep = async (
  { database, vault, tenantId }: MatterTransaction,
  matter: Pick<Matter, 'id' | 'state'>,
  step: Omit<StoredStep, 'state'>,
): Promise<void> => {
  const { turn, kind, atMs, memberId, isPrivate, publicity, ...details } = step
  await database
    .insertInto('matter_step')
    .values({
      tenant_id: tenantId,
      matter_id: matter.id,
      turn,
      kind,
      state: matter.state,
      at_ms: atMs,
      member_id: memberId,
      is_private: isPrivate,
      publicity,
      details_cipher: vault.seal(place(tenantId, matter.id, turn), JSON.stringify(details)),
    })
    .execute()
  await database
    .updateTable('matter')
    .set({ step_count: turn })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', matter.id)
    .execute()
}

/** Whose step it is; null when there is none, or its words are nobody else's to read. */
export const settleStep = async (
  { database, tenantId }: MatterTransaction,
  { matterId, turn }: { readonly matterId: string; readonly turn: number },
  publicity: 'shown' | 'held',
): Promise<{ readonly memberId: string } | null> => {
  const row = await database
    .updateTable('matter_step')
    .set({ publicity })
    .where('tenant_id', '=', tenantId)
    .where('matter_id', '=', matterId)
    .where('turn', '=', turn)
    .where('publicity', '<>', 'private')
    .returning('member_id as memberId')
    .executeTakeFirst()
  return row ?? null
}

/** Oldest first. */
export const listSteps = async (
  { database, vault, tenantId }: MatterFiles,
  matterId: string,
): Promise<readonly StoredStep[]> => {
  const rows = await database
    .selectFrom('matter_step')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('matter_id', '=', matterId)
    .orderBy('turn')
    .execute()
  return rows.map((row) => ({
    turn: row.turn,
    // Written by addStep only.
    kind: row.kind as MatterStepKind,
    state: row.state,
    atMs: row.at_ms,
    memberId: row.member_id,
    isPrivate: row.is_private,
    publicity: row.publicity,
    ...(JSON.parse(
      vault.open(place(tenantId, matterId, row.turn), row.details_cipher),
    ) as StepDetails),
  }))
}
