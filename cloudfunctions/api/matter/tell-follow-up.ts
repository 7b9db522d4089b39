/** A step of a matter that came from a visit, told in the follow-up that it came from: phones that hold it see where it is. */
import { effect } from '../../../src/domain/command'
import { followMatter } from '../../../src/domain/follow-up/hand-on-follow-up'
import type { Matter } from '../../../src/domain/matter/matter'
import { theClock, type MatterActor } from '../../../src/domain/matter/matter-acts'
import { ChangeSet } from '../record/change-set'
import { loadRecords } from '../record/load-records'
import { writeChanges } from '../record/write-changes'
import type { MatterTransaction } from './matter.repository'

/** Late in the transaction: others wait for the scope's version from here on. */
export const tellFollowUp = async (
  files: MatterTransaction,
  matter: Matter,
  turn: number,
  by: MatterActor,
): Promise<void> => {
  if (matter.channel !== 'visit') return
  const { database: transaction, vault, tenantId } = files
  const context = { transaction, vault, tenantId }
  const staged = await loadRecords(context, [{ kind: 'followUp', id: matter.id }])
  const followUp = staged.get('followUp', matter.id)
  if (!followUp) return
  const changes = new ChangeSet(staged)
  const author = {
    commandId: `${matter.id}.${turn}`,
    // The clock is nobody of the street: what it does stands under who noted the follow-up.
    memberId: by === theClock ? followUp.memberId : by.memberId,
    memberName: by.memberName,
    atMs: matter.changedAtMs,
  }
  const record = followMatter(followUp, matter, by.memberName)
  changes.add(author, effect([{ kind: 'followUp', record }]).value)
  await writeChanges(context, changes)
}
