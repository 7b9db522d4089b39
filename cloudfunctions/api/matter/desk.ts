/** What every step of a matter is taken with: the transaction, the tenant's rules, the moment; and names to tell it by. */
import type { Duty } from '../../../src/domain/matter/matter'
import { kindOf, type ActorAccess } from '../access/actor-access'
import type { DutyQuestion } from '../access/on-duty'
import type { MatterTransaction } from './matter.repository'

export interface Desk extends DutyQuestion {
  readonly files: MatterTransaction
}

const regionName = async ({ files }: Pick<Desk, 'files'>, regionId: string): Promise<string> => {
  const region = await files.database
    .selectFrom('region')
    .select('name')
    .where('tenant_id', '=', files.tenantId)
    .where('id', '=', regionId)
    .executeTakeFirst()
  return region?.name ?? ''
}

/** '二网格 网格长': as whom somebody acts in a matter; '' for a resident. */
export const postTitle = async (
  desk: Pick<Desk, 'files'>,
  access: ActorAccess,
  path: string,
): Promise<string> => {
  const post = access.posts
    .filter((held) => path.startsWith(held.path))
    .filter((held) => kindOf(access, held)?.permissions.includes('matter.handle') === true)
    .sort((one, other) => other.path.length - one.path.length)[0]
  if (!post) return ''
  const names = [await regionName(desk, post.regionId), kindOf(access, post)?.name ?? '']
  return names.filter(Boolean).join(' ')
}

/** '第二网格', or with the department's name. */
export const dutyName = async (
  desk: Pick<Desk, 'files' | 'settings'>,
  duty: Duty,
): Promise<string> => {
  const kind = desk.settings.postKinds.find(({ id }) => id === duty.kindId)
  return [await regionName(desk, duty.regionId), kind?.name ?? ''].filter(Boolean).join(' ')
}
