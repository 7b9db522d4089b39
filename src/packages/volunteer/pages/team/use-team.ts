/** The account of a team that I keep: what it holds, a month of its statement, and donating from it. */
import { useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { useFollowingPages } from '../../../../components/server-answer/use-following-pages'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { showToast } from '../../../../components/toast'
import { neighbourMonth } from '../../../../components/words/month-words'
import { chinaDate } from '../../../../domain/calendar'
import { minutesWords } from '../../../../domain/minutes-words'
import type { LinesPage, TimeLine } from '../../../../protocol/time-bank'
import { ownRegion, useHoursLetters } from '../../use-hours-letters'

const givings = ['team.donate'] as const

/** Somebody else keeps it meanwhile. */
const noPage: LinesPage = { lines: [], next: null }

export const useTeam = (teamId: string) => {
  const { server, device } = useApplication()
  const access = useLive((snapshot) => snapshot.access)
  const thisMonth = chinaDate(device.clock.nowMs()).slice(0, 7)
  const [month, setMonth] = useState(thisMonth)
  const who = access?.memberId ?? ''
  const team = useServerAnswer(who && `${who} ${teamId} ${month}`, async () =>
    teamId === '' ? null : server.timeBank.team({ teamId, month }),
  )
  const pages = useFollowingPages<LinesPage, TimeLine>(
    `${who} ${teamId} ${month}`,
    team.answer.kind === 'answer' ? (team.answer.value ?? undefined) : undefined,
    async (after) => (await server.timeBank.team({ teamId, month, after })) ?? noPage,
    ({ lines }) => lines,
  )
  const hours = useHoursLetters(givings, team.askAgain)
  const { busy, problem, setProblem, send, letters, doubt } = hours

  const donate = async (minutes: number): Promise<boolean> => {
    const sent = await send({
      ...{ name: 'team.donate', regionId: ownRegion, args: { teamId, minutes, words: '' } },
      title: `队里捐给社区 ${minutesWords(minutes)}`,
    })
    if (sent?.answered) {
      showToast({ text: '已捐给社区，谢谢大家。' })
      team.askAgain()
    }
    return sent !== null
  }

  return {
    ...{
      team,
      pages,
      month,
      isThisMonth: month === thisMonth,
      busy,
      problem,
      setProblem,
      donate,
      letters,
      doubt,
    },
    onTheWay: hours.onTheWay(teamId),
    mayDonate: access?.settings.timeBank.mayDonate ?? false,
    turn: (step: -1 | 1) => setMonth(neighbourMonth(month, step)),
  }
}
