/** The teams of a region, and one office command at a time about them. */
import { useState } from 'react'
import * as v from 'valibot'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { showToast } from '../../../../components/toast'
import type { OfficeCommandArgs, OfficeCommandName } from '../../../../domain/office-commands'
import { recordIdShape } from '../../../../domain/shapes'
import { sendOffice, useOffice } from '../../use-office'

type TeamCommand = Extract<OfficeCommandName, 'team.found' | 'team.change' | 'team.end'>

export const useTeams = () => {
  const office = useOffice('volunteer.manage')
  const { application, region } = office
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const teams = useServerAnswer(region?.id ?? '', async () =>
    region ? application.server.timeBank.keptTeams({ regionId: region.id }) : [],
  )

  /** True when it took effect. */
  const act = async <Name extends TeamCommand>(
    name: Name,
    args: OfficeCommandArgs<Name>,
    done: string,
  ): Promise<boolean> => {
    if (!region) return false
    setBusy(true)
    const failure = await sendOffice(application, name, region.id, args)
    setBusy(false)
    setProblem(failure)
    teams.askAgain()
    if (failure === '') showToast({ text: done })
    return failure === ''
  }

  return {
    ...office,
    ...{ teams, problem, setProblem, busy, act },
    newId: () => v.parse(recordIdShape, application.device.identifiers.newId()),
  }
}

export type TeamsPage = ReturnType<typeof useTeams>
