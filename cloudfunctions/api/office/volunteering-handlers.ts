/** The handlers of volunteers: activities, scans' hours, certificates, the time bank. */
import type { OfficeCommandName } from '../../../src/domain/office-commands'
import type { GivingName } from '../time-bank/give-together'
import type { OfficeHandler } from './office-handler'
import { cancelActivity, cancelShift, publishActivity } from '../activity/activity.commands'
import { changeActivity } from '../activity/change-activity.commands'
import { noteCall } from '../activity/note-call.commands'
import { cancelSignUp, placeSomebody, signUp, signUpFollowing } from '../activity/sign-up.commands'
import { confirmHours } from '../attendance/hours.commands'
import { noteLateScans } from '../attendance/late-scans.commands'
import { decideObjection } from '../attendance/objection.commands'
import { objectForSomebody, objectToHours } from '../attendance/objecting.commands'
import { askForCertificate, askForSomebody } from '../certificate/asking.commands'
import {
  declineCertificate,
  issueCertificate,
  revokeCertificate,
} from '../certificate/certificate.commands'
import { confirmGift, refuseGift } from '../time-bank/gift.commands'
import {
  approveRedeem,
  cancelRedeem,
  disputeRedeem,
  doneRedeem,
  settleRedeem,
  takeRedeem,
} from '../time-bank/order.commands'
import {
  approveProposal,
  declineProposal,
  proposeCorrection,
  proposeInheritance,
} from '../time-bank/proposal.commands'
import { requestRedeemFor } from '../time-bank/request-for.commands'
import { requestRedeem } from '../time-bank/request.commands'
import {
  changeTeam,
  donateOfTeam,
  endTeam,
  foundTeam,
  giveToTeam,
} from '../time-bank/team.commands'
import { amendCarried } from '../volunteer/carried-service.commands'
import { reissueCode, renewCode } from '../volunteer/code.commands'
import {
  acceptCorrection,
  askCorrection,
  askCorrectionFor,
  askMoveFor,
  declineCorrection,
} from '../volunteer/correction.commands'
import { enrolVolunteer } from '../volunteer/enrolment.commands'
import {
  amendEntry,
  appraiseVolunteer,
  commendVolunteer,
  recordTraining,
} from '../volunteer/entry.commands'
import {
  declineVolunteer,
  registerVolunteer,
  verifyVolunteer,
} from '../volunteer/registration.commands'
import { endVolunteer, leaveVolunteers, releaseVolunteer } from '../volunteer/standing.commands'
import { takeBackCorrection } from '../volunteer/take-back-correction.commands'

type Kind =
  | 'activity'
  | 'certificate'
  | 'correction'
  | 'gift'
  | 'hours'
  | 'inheritance'
  | 'proposal'
  | 'redeem'
  | 'team'
  | 'volunteer'

type VolunteeringName = Extract<OfficeCommandName, `${Kind}.${string}`>

/** Gifts and donations have no handler of their own: push/push-group.ts hands them on, many at a time. */
export const volunteeringHandlers: {
  readonly [Name in Exclude<VolunteeringName, GivingName>]: OfficeHandler<Name>
} = {
  'hours.confirm': confirmHours,
  'hours.object': objectToHours,
  'hours.object-for': objectForSomebody,
  'hours.decide': decideObjection,
  'hours.note-late-scans': noteLateScans,
  'volunteer.register': registerVolunteer,
  'volunteer.enrol': enrolVolunteer,
  'volunteer.leave': leaveVolunteers,
  'volunteer.renew-code': renewCode,
  'volunteer.reissue-code': reissueCode,
  'volunteer.ask-correction': askCorrection,
  'volunteer.take-back-correction': takeBackCorrection,
  'volunteer.ask-correction-for': askCorrectionFor,
  'volunteer.ask-move-for': askMoveFor,
  'volunteer.verify': verifyVolunteer,
  'volunteer.decline': declineVolunteer,
  'volunteer.release': releaseVolunteer,
  'volunteer.end': endVolunteer,
  'volunteer.accept-correction': acceptCorrection,
  'volunteer.decline-correction': declineCorrection,
  'volunteer.record-training': recordTraining,
  'volunteer.commend': commendVolunteer,
  'volunteer.appraise': appraiseVolunteer,
  'volunteer.amend-entry': amendEntry,
  'volunteer.amend-carried': amendCarried,
  'activity.publish': publishActivity,
  'activity.change': changeActivity,
  'activity.cancel': cancelActivity,
  'activity.cancel-shift': cancelShift,
  'activity.sign-up': signUp,
  'activity.sign-up-following': signUpFollowing,
  'activity.cancel-sign-up': cancelSignUp,
  'activity.place-somebody': placeSomebody,
  'activity.note-call': noteCall,
  'redeem.request': requestRedeem,
  'redeem.request-for': requestRedeemFor,
  'redeem.take': takeRedeem,
  'redeem.done': doneRedeem,
  'redeem.cancel': cancelRedeem,
  'redeem.dispute': disputeRedeem,
  'redeem.approve': approveRedeem,
  'redeem.settle': settleRedeem,
  'gift.confirm': confirmGift,
  'gift.refuse': refuseGift,
  'inheritance.propose': proposeInheritance,
  'correction.propose': proposeCorrection,
  'proposal.approve': approveProposal,
  'proposal.decline': declineProposal,
  'team.found': foundTeam,
  'team.change': changeTeam,
  'team.end': endTeam,
  'team.give': giveToTeam,
  'team.donate': donateOfTeam,
  'certificate.ask': askForCertificate,
  'certificate.ask-for': askForSomebody,
  'certificate.issue': issueCertificate,
  'certificate.decline': declineCertificate,
  'certificate.revoke': revokeCertificate,
}
