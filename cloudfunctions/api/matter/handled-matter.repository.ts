/** A matter held by this transaction for somebody who acts on it: by this feature's commands, and by those of others. */
import type { MatterActor } from '../../../src/domain/matter/matter-acts'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import type { ActorAccess } from '../access/actor-access'
import { actorOn } from './matter-duty'
import { lockMatter, type MatterTransaction, type StoredMatter } from './matter.repository'

export interface HandledMatter {
  readonly stored: StoredMatter
  readonly by: MatterActor
}

/** At or below the region in whose name it is done, and theirs to handle or to work on; else told as one that there is not. */
export const lockHandledMatter = async (
  files: MatterTransaction,
  access: ActorAccess,
  { matterId, path }: { readonly matterId: string; readonly path: string },
): Promise<Result<HandledMatter, Refusal>> => {
  const stored = await lockMatter(files, matterId)
  if (!stored?.path.startsWith(path)) return refuse('matter-not-found')
  const by = { ...actorOn(access, stored.matter, stored.path), isAsker: false }
  const isTheirs = by.handles || by.joint.length > 0
  return isTheirs ? success({ stored, by }) : refuse('matter-not-found')
}
