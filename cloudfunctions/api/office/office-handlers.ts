/** The registry of office handlers: what the server does for each command of domain/office-commands.ts. */
import { confirmHours, decideObjection, objectToHours } from '../attendance/hours.commands'
import type { OfficeCommandName } from '../../../src/domain/office-commands'
import {
  acceptInvitation,
  issueInvitation,
  revokeInvitation,
} from '../organisation/invitation.commands'
import type { OfficeHandler } from './office-handler'
import { appointPost, endPost, handOverPost } from '../organisation/post.commands'
import { addRegion, renameRegion } from '../organisation/region.commands'
import { changeSettings } from '../organisation/settings.commands'
import { adoptRefused, dismissRefused } from '../refused/refused.commands'

export const officeHandlers: {
  readonly [Name in OfficeCommandName]: OfficeHandler<Name>
} = {
  'invitation.issue': issueInvitation,
  'invitation.revoke': revokeInvitation,
  'invitation.accept': acceptInvitation,
  'post.appoint': appointPost,
  'post.end': endPost,
  'post.hand-over': handOverPost,
  'region.add': addRegion,
  'region.rename': renameRegion,
  'settings.change': changeSettings,
  'refused.adopt': adoptRefused,
  'refused.dismiss': dismissRefused,
  'hours.confirm': confirmHours,
  'hours.object': objectToHours,
  'hours.decide': decideObjection,
}
