/** Whoever is concerned by a wish is asked whether to be told of its next turn. */
import { useApplication, useLive } from '../../../../app-context'
import { useConsentBy } from '../../../../components/server-answer/use-consent-by'
import { showToast } from '../../../../components/toast'
import type { MessageTemplate } from '../../../../domain/message/message-commands'
import type { WishView } from '../../../../protocol/wish'

const ended: readonly WishView['state'][] = ['confirmed', 'declined', 'withdrawn', 'lapsed']

const isConcerned = ({ state, side, manages }: WishView): boolean =>
  !ended.includes(state) && (manages || side !== 'neighbour')

const wantedOf = (view: WishView | null | undefined): readonly MessageTemplate[] => {
  if (!view || !isConcerned(view)) return []
  return [view.manages ? 'wish-duty' : 'wish-turn']
}

/** null where there is nothing to ask: no messages are sent here, it is nobody's, or it was just agreed to. */
export const useTellMe = (view: WishView | null | undefined): (() => Promise<void>) | null => {
  const application = useApplication()
  const signedIn = useLive((snapshot) => snapshot.access !== null)
  const metAtMs = useLive((snapshot) => snapshot.lastSyncedAtMs)
  const parts = { application, metAtMs, signedIn }
  return useConsentBy(parts, wantedOf(view), async (templates) => {
    if (!view) return false
    const args = { templates: [...templates] }
    const outcome = await application.request('message.consent', view.regionId, args)
    if (outcome.ok) showToast({ text: '好的，下一次有进展就告诉您。' })
    return outcome.ok
  })
}
