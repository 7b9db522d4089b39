/** Hours in letters that have no answer yet: they may be gone already, so nobody is offered them a second time. */
import type { Letter } from '../../application'
import type { OfficeCommandArgs, OfficeCommandName } from '../../domain/office-commands'

/** What a letter takes from an account: the writer's own, or a team's. Its args were checked when it was written. */
const takes = ({ envelope: { name, args } }: Letter, teamId: string | null): number => {
  if (teamId !== null) {
    const donated = args as OfficeCommandArgs<'team.donate'>
    return name === 'team.donate' && donated.teamId === teamId ? donated.minutes : 0
  }
  if (name === 'redeem.request') {
    const asked = args as OfficeCommandArgs<'redeem.request'>
    return asked.payFrom === 'own' ? asked.minutes : 0
  }
  const givings: readonly OfficeCommandName[] = ['gift.give', 'donation.give', 'team.give']
  return (givings as readonly string[]).includes(name)
    ? (args as OfficeCommandArgs<'donation.give'>).minutes
    : 0
}

/** @param teamId null: the own account. */
export const minutesOnTheWay = (letters: readonly Letter[], teamId: string | null): number =>
  letters
    .filter(({ state }) => state.kind === 'waiting')
    .reduce((sum, letter) => sum + takes(letter, teamId), 0)
