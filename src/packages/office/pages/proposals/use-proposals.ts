/** What waits for a colleague's approval, a volunteer's account to find what is wrong, and sending of either. */
import * as v from 'valibot'
import { useState } from 'react'
import { useFollowingPages } from '../../../../components/server-answer/use-following-pages'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { showToast } from '../../../../components/toast'
import { neighbourMonth } from '../../../../components/words/month-words'
import { volunteerNumber } from '../../../../domain/time-bank/command-shapes'
import type { LinesPage, OfficeTimeLine } from '../../../../protocol/time-bank'
import { useOffice } from '../../use-office'
import { useOfficeAct } from '../../use-office-act'

export const isVolunteerNumber = (text: string): boolean => v.is(volunteerNumber, text)

/** A list of which some are still to be posted; an older server posts all at once. */
const agreedShape = v.object({ moved: v.literal(false), agreed: v.literal(true) })

const leftOutShape = v.object({ leftOut: v.array(v.string()) })

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
  const { problem, setProblem, busy, send, act } = useOfficeAct(application, region?.id, () => {
    waiting.askAgain()
    if (shown !== '') account.askAgain()
    // What stands of an older line may have changed, too.
    lines.forget()
  })

  /** Portion by portion; what was cut off is gone on with by the same key. */
  const agreeToList = async (proposalId: string, minutes: number): Promise<void> => {
    for (;;) {
      const sent = await send('proposal.approve', { proposalId, minutes, inPortions: true })
      if (!sent) return
      if (v.is(agreedShape, sent.answer)) continue
      const left = v.safeParse(leftOutShape, sent.answer)
      if (!left.success) return showToast({ text: '时长都记进账户了。' })
      // Longer than a toast: somebody has to look into it.
      return setProblem(
        `其余都记好了。编号 ${left.output.leftOut.join('、')} 另有期初余额，没有记，请找他们核对。`,
      )
    }
  }

  return {
    ...office,
    ...{ waiting, account, lines, number, setNumber, shown, month, problem, setProblem, busy, act },
    agreeToList,
    isThisMonth: month === thisMonth,
    show: () => setShown(number.trim()),
    turn: (step: -1 | 1) => setMonth(neighbourMonth(month, step)),
  }
}

export type ProposalsPage = ReturnType<typeof useProposals>
