/** The office page of what colleagues have to agree to, and of one volunteer's account; what is sent is kept. */
import type { OfficeCommandName } from '../../src/domain/office-commands'
import type { OfficeTimeLine } from '../../src/protocol/time-bank'
import type { Proposals } from '../../src/protocol/time-proposal'
import { createFixtureApplication } from './fixture-application'
import { fixtureOfficeAccess } from './fixture-office'

interface Waiting extends Partial<Proposals> {
  /** Of 王小妹's account. */
  readonly lines?: readonly OfficeTimeLine[]
}

export const proposalsOffice = ({ open = [], declined = [], lines = [] }: Waiting) => {
  const fixture = createFixtureApplication({
    access: fixtureOfficeAccess,
    answers: {
      'timeBank.proposals': { open, declined },
      'timeBank.ofVolunteer': {
        name: '王小妹',
        balanceMinutes: 750,
        heldMinutes: 0,
        lines,
        next: null,
      },
    },
  })
  const sent: { name: OfficeCommandName; args: unknown }[] = []
  const request = (name: OfficeCommandName, _regionId: string, args: unknown) => {
    sent.push({ name, args })
    return Promise.resolve({ ok: true, value: null } as const)
  }
  return { application: { ...fixture, request }, sent }
}
