/** The registry of office commands: those that need the network. A new feature adds a line here. */
import type * as v from 'valibot'
import { attendanceCommands } from './attendance/attendance-commands'
import { activityCommands } from './activity/activity-commands'
import { helpCommands } from './help/help-commands'
import { contentCheckCommands } from './content-check/content-check-commands'
import { homeCommands } from './home/home-commands'
import { matterCommands } from './matter/matter-commands'
import { mediationCommands } from './mediation/mediation-commands'
import { messageCommands } from './message/message-commands'
import { certificateCommands } from './certificate/certificate-commands'
import { organisationCommands } from './organisation/organisation-commands'
import { volunteerCommands } from './volunteer/volunteer-commands'
import { teamCommands } from './time-bank/team-commands'
import { timeBankCommands } from './time-bank/time-bank-commands'
import { deliberationCommands } from './deliberation/deliberation-commands'
import { announcementCommands } from './announcement/announcement-commands'
import { wishCommands } from './wish/wish-commands'

const definitions = [
  ...organisationCommands,
  ...attendanceCommands,
  ...volunteerCommands,
  ...activityCommands,
  ...messageCommands,
  ...contentCheckCommands,
  ...timeBankCommands,
  ...teamCommands,
  ...certificateCommands,
  ...homeCommands,
  ...matterCommands,
  ...helpCommands,
  ...wishCommands,
  ...announcementCommands,
  ...mediationCommands,
  ...deliberationCommands,
] as const

export type OfficeCommand = (typeof definitions)[number]
export type OfficeCommandName = OfficeCommand['name']
type Definition<Name extends OfficeCommandName> = Extract<OfficeCommand, { name: Name }>
export type OfficeCommandArgs<Name extends OfficeCommandName> = v.InferOutput<
  Definition<Name>['shape']
>

export const officeCommands: ReadonlyMap<string, OfficeCommand> = new Map(
  definitions.map((definition) => [definition.name, definition]),
)
