/**
 * The open question of the privacy dialog: the platform asks it when a private API is about to be used, and every
 * page can show it, because in WeChat only a page can draw. Answered once, by whichever page is on the screen.
 */
import { create } from 'zustand'

interface PrivacyQuestion {
  readonly answer: ((agreed: boolean) => void) | null
}

export const usePrivacyQuestion = create<PrivacyQuestion>(() => ({ answer: null }))

/** Shows the dialog; resolves with what the user chose. A second call while it is open gives up the first. */
export const askForPrivacy = (): Promise<boolean> =>
  new Promise((resolve) => {
    usePrivacyQuestion.getState().answer?.(false)
    usePrivacyQuestion.setState({
      answer: (agreed) => {
        usePrivacyQuestion.setState({ answer: null })
        resolve(agreed)
      },
    })
  })
