/** The registry of office handlers: what the server does for each command of domain/office-commands.ts. */
import { confirmHours, decideObjection, objectToHours } from '../attendance/hours.commands'
import type { OfficeCommandName } from '../../../src/domain/office-commands'
import { cancelActivity, changeActivity, publishActivity } from '../activity/activity.commands'
import { cancelSignUp, signUp } from '../activity/sign-up.commands'
import { consentToMessages } from '../message/message.commands'
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
import {
  acceptCorrection,
  appraiseVolunteer,
  askCorrection,
  commendVolunteer,
  declineCorrection,
  recordTraining,
} from '../volunteer/record.commands'
import {
  declineVolunteer,
  leaveVolunteers,
  registerVolunteer,
  verifyVolunteer,
} from '../volunteer/registration.commands'

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
  'volunteer.register': registerVolunteer,
  'volunteer.leave': leaveVolunteers,
  'volunteer.ask-correction': askCorrection,
  'volunteer.verify': verifyVolunteer,
  'volunteer.decline': declineVolunteer,
  'volunteer.accept-correction': acceptCorrection,
  'volunteer.decline-correction': declineCorrection,
  'volunteer.record-training': recordTraining,
  'volunteer.commend': commendVolunteer,
  'volunteer.appraise': appraiseVolunteer,
  'activity.publish': publishActivity,
  'activity.change': changeActivity,
  'activity.cancel': cancelActivity,
  'activity.sign-up': signUp,
  'activity.cancel-sign-up': cancelSignUp,
  'message.consent': consentToMessages,
}
