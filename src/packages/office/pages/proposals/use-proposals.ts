/** What waits for a colleague's approval, a volunteer's account to find what is wrong, and sending of either. */
import * as v from 'valibot'
import { useState } from 'react'
import { useFollowingPages } from '../../../../components/server-answer/use-following-pages'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { neighbourMonth } from '../../../../components/words/month-words'
import { volunteerNumber } from '../../../../domain/time-bank/command-shapes'
import type { LinesPage, OfficeTimeLine } from '../../../../protocol/time-bank'
import { useOffice } from '../../use-office'
import { useOfficeAct } from '../../use-office-act'

export const isVolunteerNumber = (text: string): boolean => v.is(volunteerNumber, text)

const noPage: LinesPage<OfficeTimeLine> = { lines: [], next: null }

export const useProposals = (firstNumber: string) => {
  const office = useOffice('volunteer.manage')
  const { application, region, today } = office
  const thisMonth = today.slice(0, 7)
  const [number, setNumber] = useState(firstNumber)
  /** The one whose account is shown; '' for none. */
  const [shown, setShown] = useState(isVolunteerNumber(firstNumber) ? firstNumber : '')
  const [month, setMonth] = useState(thisMonth)
  const waiting = useServerAnswer(region?.id ?? '', async () =>
    region
      ? application.server.timeBank.proposals({ regionId: region.id })
      : { open: [], declined: [] },
  )
  const account = useServerAnswer(
    region && shown !== '' ? `${region.id} ${shown} ${month}` : '',
    async () =>
      region
        ? application.server.timeBank.ofVolunteer({ regionId: region.id, number: shown, month })
        : null,
  )

  const lines = useFollowingPages<LinesPage<OfficeTimeLine>, OfficeTimeLine>(
    `${shown} ${month}`,
    account.answer.kind === 'answer' ? (account.answer.value ?? undefined) : undefined,
    async (after) =>
      region
        ? application.server.timeBank.ofVolunteer({
            ...{ regionId: region.id, number: shown, month, after },
          })
        : noPage,
    (page) => page.lines,
  )
  const { problem, setProblem, busy, act } = useOfficeAct(application, region?.id, () => {
    waiting.askAgain()
    if (shown !== '') account.askAgain()
    // What stands of an older line may have changed, too.
    lines.forget()
  })

  return {
    ...office,
    ...{ waiting, account, lines, number, setNumber, shown, month, problem, setProblem, busy, act },
    isThisMonth: month === thisMonth,
    show: () => setShown(number.trim()),
    turn: (step: -1 | 1) => setMonth(neighbourMonth(month, step)),
  }
}

export type ProposalsPage = ReturnType<typeof useProposals>
