/** WeChat's privacy authorisation: called back when a private API is about to be used for the first time. */
import { privacyAgreeButtonId, type Privacy } from '../ports'

type Answer = (
  choice: { readonly event: 'agree'; readonly buttonId: string } | { readonly event: 'disagree' },
) => void

/** WeChat passes the function that takes the answer; its published types do not say so. */
const isAnswer = (value: unknown): value is Answer => typeof value === 'function'

export const createPrivacy = (): Privacy => ({
  onAuthorizationNeeded(ask) {
    wx.onNeedPrivacyAuthorization((answer: unknown) => {
      if (!isAnswer(answer)) return
      void ask().then((agreed) =>
        answer(agreed ? { event: 'agree', buttonId: privacyAgreeButtonId } : { event: 'disagree' }),
      )
    })
  },
  openContract: () =>
    new Promise((resolve) => wx.openPrivacyContract({ complete: () => resolve() })),
})
