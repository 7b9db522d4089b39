/** Everybody on file who may be somebody of these rows, with what the decision about a row has to know of them. */
import type { ImportDay } from '../../../../src/domain/volunteer-roster/decide-volunteer'
import type { VolunteerOnFile } from '../../../../src/domain/volunteer-roster/match-volunteer'
import type { VolunteerRow } from '../../../../src/domain/volunteer-roster/volunteer-roster'
import type { Actor } from '../../access/actor-access'
import type { Database } from '../../database/connect'
import type { Vault } from '../../secrets/vault'
import { findSharedHours } from '../../time-bank/involvement.repository'
import { findListedHours } from '../../time-bank/listed-hours.repository'
import { findOpenings } from '../../time-bank/opening.repository'
import { findCarriedService } from '../../volunteer/carried-service.repository'
import { findPossibleVolunteers } from '../../volunteer/volunteer-match.repository'
import { loadImportedOf } from '../roster-imported.repository'

export interface OnFileContext {
  readonly database: Database
  readonly vault: Vault
  readonly tenantId: string
  /** Of the region of the import. */
  readonly path: string
}

/** In whose hours the importer has a share: of the people on file, and of those whom a row only brings. */
export const loadSharedHours = (
  { database, vault }: Pick<OnFileContext, 'database' | 'vault'>,
  importer: Pick<Actor, 'tenantId' | 'memberId'>,
  {
    rows,
    onFile,
  }: { readonly rows: readonly VolunteerRow[]; readonly onFile: readonly VolunteerOnFile[] },
): Promise<ImportDay['shares']> =>
  findSharedHours({ database, vault }, importer, {
    volunteerIds: onFile.map(({ id }) => id),
    idNumbers: rows.map(({ details }) => details.idNumber),
  })

/** The people on file for each row of a portion. */
export const loadVolunteersOnFile = async (
  { database, vault, tenantId, path }: OnFileContext,
  rows: readonly VolunteerRow[],
  { held }: { readonly held: boolean },
): Promise<readonly VolunteerOnFile[]> => {
  const found = await findPossibleVolunteers({ database, vault }, tenantId, {
    idNumbers: rows.map(({ details }) => details.idNumber),
    numbers: rows.map(({ number }) => number),
    phones: rows.map(({ details }) => details.phone),
    held,
  })
  const ids = found.map(({ id }) => id)
  const openings = await findOpenings(database, tenantId, ids)
  const listed = await findListedHours(database, tenantId, { volunteerIds: ids, held: false })
  const carried = await findCarriedService(database, tenantId, ids)
  const imported = await loadImportedOf(database, vault, tenantId, ids)
  return found.map(({ regionId: _regionId, path: own, ...volunteer }) => ({
    ...volunteer,
    isHere: own.startsWith(path),
    imported: imported.get(volunteer.id) ?? {},
    openingMinutes: openings.get(volunteer.id)?.openingMinutes ?? null,
    listedMinutes: listed.get(volunteer.id) ?? null,
    balanceMinutes: openings.get(volunteer.id)?.balanceMinutes ?? 0,
    carriedMinutes: carried.get(volunteer.id)?.minutes ?? null,
  }))
}
