/** What waits for a colleague's approval, a volunteer's account to find what is wrong, and sending of either. */
import { useState } from 'react'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { neighbourMonth } from '../../../../components/words/month-words'
import { useOffice } from '../../use-office'
import { useOfficeAct } from '../../use-office-act'

export const isVolunteerNumber = (text: string): boolean => /^[0-9A-Za-z-]{3,40}$/.test(text)

export const useProposals = (firstNumber: string) => {
  const office = useOffice('volunteer.manage')
  const { application, region, today } = office
  const thisMonth = today.slice(0, 7)
  const [number, setNumber] = useState(firstNumber)
  /** The one whose account is shown; '' for none. */
  const [shown, setShown] = useState(isVolunteerNumber(firstNumber) ? firstNumber : '')
  const [month, setMonth] = useState(thisMonth)
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

  const { problem, setProblem, busy, act } = useOfficeAct(application, region?.id, () => {
    waiting.askAgain()
    if (shown !== '') account.askAgain()
  })

  return {
    ...office,
    ...{ waiting, account, number, setNumber, shown, month, problem, setProblem, busy, act },
    isThisMonth: month === thisMonth,
    show: () => setShown(number.trim()),
    turn: (step: -1 | 1) => setMonth(neighbourMonth(month, step)),
  }
}

export type ProposalsPage = ReturnType<typeof useProposals>
