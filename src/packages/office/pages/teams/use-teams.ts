/** The teams of a region, and one office command at a time about them. */
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { recordId } from '../../record-id'
import { useOffice } from '../../use-office'
import { useOfficeAct } from '../../use-office-act'

export const useTeams = () => {
  const office = useOffice('volunteer.manage')
  const { application, region } = office
  const teams = useServerAnswer(region?.id ?? '', async () =>
    region ? application.server.timeBank.keptTeams({ regionId: region.id }) : [],
  )
  const { problem, setProblem, busy, act } = useOfficeAct(application, region?.id, teams.askAgain)

  return {
    ...office,
    ...{ teams, problem, setProblem, busy, act },
    newId: () => recordId(application),
  }
}

export type TeamsPage = ReturnType<typeof useTeams>
