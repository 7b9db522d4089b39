/** 有进展告诉我: one tap, one consent that the server keeps, one message. Asked nowhere but where somebody taps. */
import * as v from 'valibot'
import type { MessageTemplate } from '../../domain/message/message-commands'
import { regionIdShape } from '../../domain/shapes'
import { showToast } from '../toast'
import { useConsentBy, type ConsentParts } from './use-consent-by'

export interface TellWish {
  /** Of what one wants to be told; '' asks for nothing. */
  readonly regionId: string
  /** At most three. */
  readonly wanted: readonly MessageTemplate[]
  /** What is said when the server knows. */
  readonly words: string
}

/** null where there is nothing to ask: no messages are sent here, or it was just agreed to. */
export const useTellBy = (
  parts: ConsentParts,
  { regionId, wanted, words }: TellWish,
): (() => Promise<void>) | null => {
  const region = v.safeParse(regionIdShape, regionId)
  return useConsentBy(parts, {
    ...{ subject: regionId, wanted: region.success ? wanted : [] },
    agree: async (accepted) => {
      const args = { templates: [...accepted] }
      const asked = v.parse(regionIdShape, regionId)
      const outcome = await parts.application.request('message.consent', asked, args)
      if (outcome.ok) showToast({ text: words })
      return outcome
    },
  })
}
