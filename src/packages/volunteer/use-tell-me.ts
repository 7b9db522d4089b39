/** 有进展告诉我, for whoever waits for an order, a gift or the own registration. */
import { useApplication, useLive } from '../../app-context'
import { useTellBy, type TellWish } from '../../components/server-answer/use-tell-by'

export const useTellMe = (wish: TellWish): (() => Promise<void>) | null => {
  const application = useApplication()
  const signedIn = useLive((snapshot) => snapshot.access !== null)
  const metAtMs = useLive((snapshot) => snapshot.lastSyncedAtMs)
  return useTellBy({ application, metAtMs, signedIn }, wish)
}
