/** Signing in and out while the app runs: first everything under way comes to rest, then the name changes. */
import type { Application } from '../application'
import type { MemberStore } from '../store/member-store'
import type { MemberSession } from './member-session'
import type { SyncLoop } from './sync-loop'

const isUnsent = ({ shelves: { outbox, photos, scans, letters, aside } }: MemberStore): boolean => {
  return (
    letters.all().some(({ state }) => state.kind !== 'sent') ||
    outbox.entries().some(({ acknowledged }) => !acknowledged) ||
    photos.waitingKeys().length > 0 ||
    scans.waiting().length > 0 ||
    // My value of a field that two people changed is nowhere else until I have chosen.
    aside.conflicts.length > 0
  )
}

export const createSessionSwitch = (
  session: MemberSession,
  loop: SyncLoop,
): Application['session'] => ({
  // Nothing may be on its way to the server while the name under which the phone sends is changing.
  signIn: (token) => loop.atRest(() => session.signIn(token)),
  async signOut({ evenIfUnsent }) {
    const store = await session.current()
    const keeps = (left: MemberStore) => !evenIfUnsent && isUnsent(left)
    // Asked twice: now, to answer at once, and when all is at rest, because what is saved meanwhile is unsent, too.
    return store && keeps(store) ? false : loop.atRest(() => session.signOut(keeps))
  },
})
