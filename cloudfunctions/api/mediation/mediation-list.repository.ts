/** Lists of mediations at or below a region: mine, sessions and revisits that are due, all that are open, and those that ended. */
import type { MediationListName } from '../../../src/protocol/mediation'
import { atOrBelow } from '../access/at-or-below'
import { findMediations, type MediationFiles, type StoredMediation } from './mediation.repository'

const most = 100
const open = ['preparing', 'mediating', 'signing'] as const

export interface ListQuestion {
  readonly list: MediationListName
  readonly path: string
  readonly memberId: string
}

export const listMediations = async (
  files: MediationFiles,
  { list, path, memberId }: ListQuestion,
): Promise<readonly StoredMediation[]> => {
  const { database, tenantId } = files
  const here = database
    .selectFrom('mediation')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('region_path', 'like', atOrBelow(path))
    .limit(most)
  const newest = here.orderBy('opened_at_ms', 'desc').orderBy('id')
  const mine = newest
    .where((e) => e.or([e('state', 'in', open), e('revisit_on', 'is not', null)]))
    .where((e) =>
      e.exists(
        e
          .selectFrom('mediation_mediator as m')
          .select('m.member_id')
          .whereRef('m.tenant_id', '=', 'mediation.tenant_id')
          .whereRef('m.mediation_id', '=', 'mediation.id')
          .where('m.member_id', '=', memberId),
      ),
    )
  const asked = {
    mine,
    sessions: here
      .where('next_session_at_ms', 'is not', null)
      .orderBy('next_session_at_ms')
      .orderBy('id'),
    revisits: here.where('revisit_on', 'is not', null).where('state', '=', 'agreed'),
    open: newest.where('state', 'in', open),
    ended: newest.where('state', 'not in', open).where('revisit_on', 'is', null),
  }
  const lines =
    list === 'revisits' ? asked.revisits.orderBy('revisit_on').orderBy('id') : asked[list]
  const rows = await lines.execute()
  return findMediations(
    files,
    rows.map(({ id }) => id),
  )
}

/** The newest that the matter was taken to. */
export const findMediationOfMatter = async (
  files: MediationFiles,
  matterId: string,
): Promise<StoredMediation | undefined> => {
  const row = await files.database
    .selectFrom('mediation')
    .select('id')
    .where('tenant_id', '=', files.tenantId)
    .where('matter_id', '=', matterId)
    .orderBy('opened_at_ms', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && (await findMediations(files, [row.id]))[0]
}

/** All that some matters were taken to, newest first. */
export const findMediationsOfMatters = async (
  files: MediationFiles,
  matterIds: readonly string[],
): Promise<readonly StoredMediation[]> => {
  if (matterIds.length === 0) return []
  const rows = await files.database
    .selectFrom('mediation')
    .select('id')
    .where('tenant_id', '=', files.tenantId)
    .where('matter_id', 'in', [...matterIds])
    .orderBy('opened_at_ms', 'desc')
    .orderBy('id')
    .execute()
  return findMediations(
    files,
    rows.map(({ id }) => id),
  )
}
