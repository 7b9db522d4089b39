/** 有进展告诉我, for whoever wished, helps or has to do something about it. */
import { useApplication, useLive } from '../../app-context'
import { useTellBy, type TellWish } from '../../components/server-answer/use-tell-by'

export const useTellMe = (wish: TellWish): (() => Promise<void>) | null => {
  const application = useApplication()
  const signedIn = useLive((snapshot) => snapshot.access !== null)
  const metAtMs = useLive((snapshot) => snapshot.lastSyncedAtMs)
  return useTellBy({ application, metAtMs, signedIn }, wish)
}
