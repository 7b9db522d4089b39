/** What waits for a colleague's approval, a volunteer's account to find what is wrong, and sending of either. */
import { useState } from 'react'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { showToast } from '../../../../components/toast'
import { neighbourMonth } from '../../../../components/words/month-words'
import type { OfficeCommandArgs, OfficeCommandName } from '../../../../domain/office-commands'
import { sendOffice, useOffice } from '../../use-office'

export const isVolunteerNumber = (text: string): boolean => /^[0-9A-Za-z-]{3,40}$/.test(text)

export const useProposals = (firstNumber: string) => {
  const office = useOffice('volunteer.manage')
  const { application, region, today } = office
  const thisMonth = today.slice(0, 7)
  const [number, setNumber] = useState(firstNumber)
  /** The one whose account is shown; '' for none. */
  const [shown, setShown] = useState(isVolunteerNumber(firstNumber) ? firstNumber : '')
  const [month, setMonth] = useState(thisMonth)
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const waiting = useServerAnswer(region?.id ?? '', async () =>
    region ? application.server.timeBank.proposals({ regionId: region.id }) : [],
  )
  const account = useServerAnswer(
    region && shown !== '' ? `${region.id} ${shown} ${month}` : '',
    async () =>
      region
        ? application.server.timeBank.ofVolunteer({ regionId: region.id, number: shown, month })
        : null,
  )

  /** True when it took effect. Everything is shown anew either way: somebody else may have been first. */
  const act = async <Name extends OfficeCommandName>(
    name: Name,
    args: OfficeCommandArgs<Name>,
    done: string,
  ): Promise<boolean> => {
    if (!region) return false
    setBusy(true)
    const failure = await sendOffice(application, name, region.id, args)
    setBusy(false)
    setProblem(failure)
    waiting.askAgain()
    if (shown !== '') account.askAgain()
    if (failure === '') showToast({ text: done })
    return failure === ''
  }

  return {
    ...office,
    ...{ waiting, account, number, setNumber, shown, month, problem, setProblem, busy, act },
    isThisMonth: month === thisMonth,
    show: () => setShown(number.trim()),
    turn: (step: -1 | 1) => setMonth(neighbourMonth(month, step)),
  }
}

export type ProposalsPage = ReturnType<typeof useProposals>
