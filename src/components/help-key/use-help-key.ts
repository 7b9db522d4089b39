/** The key on a page: one press at a time, and what came of it in words. */
import { useState } from 'react'
import type { Application, MyHelp } from '../../application'
import { pressHelpKey, type HelpPress } from './press-help-key'

export const useHelpKey = (application: Application) => {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const { device } = application

  const dial = (mine: Pick<MyHelp, 'dialNumber'>): Promise<void> =>
    device.telephone.dial(mine.dialNumber)

  /** null: while another press is under way. */
  const press = async (mine: MyHelp, isDrill = false): Promise<HelpPress | null> => {
    if (busy) return null
    setBusy(true)
    setProblem('')
    device.vibrate()
    const { press: done, words } = await pressHelpKey(application, mine, isDrill)
    setBusy(false)
    setProblem(words)
    return done
  }

  return { press, dial, busy, problem }
}
