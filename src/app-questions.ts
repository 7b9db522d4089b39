/** What pages of every area ask of the server through the application: an answer that is kept on the phone, and to be told of news. */
import { useApplication, useLive } from './app-context'
import type { OfficeLink } from './components/office-card/office-links'
import {
  useAnswerKeptBy,
  type KeptAnswerState,
} from './components/server-answer/use-answer-kept-by'
import type { ConsentParts } from './components/server-answer/use-consent-by'
import { useAskedAgainOnReturn } from './components/server-answer/use-asked-again-on-return'
import { useTellBy, type TellWish } from './components/server-answer/use-tell-by'
import type { OfficeWaiting } from './domain/volunteer/office-waiting'

/** Of whoever asks for WeChat's consent. */
export const useConsentParts = (): ConsentParts => ({
  application: useApplication(),
  signedIn: useLive((snapshot) => snapshot.access !== null),
  metAtMs: useLive((snapshot) => snapshot.lastSyncedAtMs),
})

/**
 * One question whose last answer is kept on this phone.
 * @param key under which the answer is kept; it names the question and whose answer it is. '' asks nothing.
 */
export const useKeptAnswer = <Value>(
  key: string,
  ask: () => Promise<Value>,
): KeptAnswerState<Value> => {
  const application = useApplication()
  const metAtMs = useLive((snapshot) => snapshot.lastSyncedAtMs)
  return useAnswerKeptBy({ application, metAtMs }, key, ask)
}

/** 有进展告诉我, for whoever waits for something or has to do something about it. */
export const useTellMe = (wish: TellWish): (() => Promise<void>) | null =>
  useTellBy(useConsentParts(), wish)

/** How much waits behind the rows of the office; undefined where none of them is counted, and until it is known. */
export const useOfficeWaiting = (links: readonly OfficeLink[]): OfficeWaiting | undefined => {
  const { server } = useApplication()
  const isCounted = links.some(({ waits }) => waits !== undefined)
  const { value, askAgain } = useKeptAnswer(isCounted ? 'volunteer.waiting' : '', () =>
    server.volunteer.waiting({}),
  )
  useAskedAgainOnReturn(askAgain)
  return isCounted ? value : undefined
}
