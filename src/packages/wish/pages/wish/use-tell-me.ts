/** WeChat's one consent for one message: whoever is concerned is asked whether to be told of the next turn. */
import { useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { showToast } from '../../../../components/toast'
import type { MessageTemplate } from '../../../../domain/message/message-commands'
import type { WishView } from '../../../../protocol/wish'
import { useKeptAnswer } from '../../use-kept-answer'

const ended: readonly WishView['state'][] = ['confirmed', 'declined', 'withdrawn', 'lapsed']

const isConcerned = ({ state, side, manages }: WishView): boolean =>
  !ended.includes(state) && (manages || side !== 'neighbour')

/** null where there is nothing to ask: no messages are sent here, it is nobody's, or it was just agreed to. */
export const useTellMe = (view: WishView | null | undefined): (() => Promise<void>) | null => {
  const application = useApplication()
  const { server, device } = application
  const signedIn = useLive((snapshot) => snapshot.access !== null)
  const known = useKeptAnswer('message.templates', () => server.message.templates({}))
  const [agreed, setAgreed] = useState(false)
  if (!view || !signedIn || agreed || !isConcerned(view)) return null
  const wanted: MessageTemplate = view.manages ? 'wish-duty' : 'wish-turn'
  const offered = known.value?.find(({ template }) => template === wanted)
  if (!offered) return null
  return async () => {
    // From the tap itself, as WeChat wants it.
    const accepted = await device.subscriptions.ask([offered.id])
    if (!accepted.includes(offered.id)) return
    const args = { templates: [wanted] }
    const outcome = await application.request('message.consent', view.regionId, args)
    if (!outcome.ok) return
    setAgreed(true)
    showToast({ text: '好的，下一次有进展就告诉您。' })
  }
}
