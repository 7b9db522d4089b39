/** Signing in and out while the app runs: first everything under way comes to rest, then the name changes. */
import type { Application } from '../application'
import type { MemberSession } from './member-session'
import type { SyncLoop } from './sync-loop'

const isUnsent = (session: MemberSession): boolean => {
  const store = session.known()
  if (!store) return false
  const { outbox, photos, aside } = store.shelves
  return (
    outbox.entries().some(({ acknowledged }) => !acknowledged) ||
    photos.waitingKeys().length > 0 ||
    // My value of a field that two people changed is nowhere else until I have chosen.
    aside.conflicts.length > 0
  )
}

export const createSessionSwitch = (
  session: MemberSession,
  loop: SyncLoop,
): Application['session'] => {
  /** Nothing may be on its way to the server while the name under which the phone sends is changing. */
  const atRest = async (change: () => Promise<void>): Promise<void> => {
    const active = loop.isActive()
    loop.stop()
    await loop.settled()
    try {
      await change()
    } finally {
      if (active) loop.start()
    }
  }
  return {
    signIn: (token) => atRest(() => session.signIn(token)),
    async signOut({ evenIfUnsent }) {
      await session.current()
      if (isUnsent(session) && !evenIfUnsent) return false
      await atRest(() => session.signOut())
      return true
    },
  }
}
