/** The registry of office handlers: what the server does for each command of domain/office-commands.ts. */
import { confirmHours } from '../attendance/hours.commands'
import { decideObjection, objectToHours } from '../attendance/objection.commands'
import {
  askForCertificate,
  declineCertificate,
  issueCertificate,
  revokeCertificate,
} from '../certificate/certificate.commands'
import type { OfficeCommandName } from '../../../src/domain/office-commands'
import { cancelActivity, cancelShift, publishActivity } from '../activity/activity.commands'
import { changeActivity } from '../activity/change-activity.commands'
import {
  correctAnnouncement,
  draftAnnouncement,
  publishAnnouncement,
  withdrawAnnouncement,
} from '../announcement/announcement.commands'
import {
  castVote,
  proposeTopic,
  sayOpinion,
  takeBackTopic,
  unsayOpinion,
} from '../deliberation/deliberation.commands'
import {
  callOffTopic,
  changeTopic,
  declineTopic,
  linkTopic,
  openTopic,
  removeOpinion,
} from '../deliberation/run-topic.commands'
import { voteFor } from '../deliberation/vote-for.commands'
import { noteCall } from '../activity/note-call.commands'
import { cancelSignUp, placeSomebody, signUp, signUpFollowing } from '../activity/sign-up.commands'
import { answerHelp, callForHelp, cancelHelp } from '../help/help.commands'
import {
  askForHelpKey,
  changeHelpKey,
  endHelpKey,
  registerForHelp,
} from '../help/registration.commands'
import { keepContentHeld, releaseContent } from '../content-check/content-check.commands'
import { confirmHome, declineHome, forgetHome, setHome } from '../home/home.commands'
import { handleMatter } from '../matter/handle.commands'
import {
  addVoiceToMatter,
  rateForResident,
  rateMatter,
  sayMore,
  submitMatter,
  takeDownMatter,
  withdrawMatter,
} from '../matter/matter.commands'
import { rewriteMatter } from '../matter/rewrite.commands'
import { handleMediation, takeToMediation } from '../mediation/mediation.commands'
import { consentToMessages, followNews } from '../message/message.commands'
import {
  acceptInvitation,
  issueInvitation,
  revokeInvitation,
} from '../organisation/invitation.commands'
import type { OfficeHandler } from './office-handler'
import { appointPost, endPost, handOverPost } from '../organisation/post.commands'
import { addRegion, renameRegion } from '../organisation/region.commands'
import { changeSettings } from '../organisation/settings.commands'
import { confirmGift, refuseGift } from '../time-bank/gift.commands'
import type { GivingName } from '../time-bank/give-together'
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
import {
  changeTeam,
  donateOfTeam,
  endTeam,
  foundTeam,
  giveToTeam,
} from '../time-bank/team.commands'
import { requestRedeemFor } from '../time-bank/request-for.commands'
import { requestRedeem } from '../time-bank/request.commands'
import { adoptRefused, dismissRefused } from '../refused/refused.commands'
import {
  acceptCorrection,
  askCorrection,
  askMoveFor,
  declineCorrection,
} from '../volunteer/correction.commands'
import {
  amendEntry,
  appraiseVolunteer,
  commendVolunteer,
  recordTraining,
} from '../volunteer/entry.commands'
import { amendCarried } from '../volunteer/carried-service.commands'
import { reissueCode, renewCode } from '../volunteer/code.commands'
import { endVolunteer, leaveVolunteers, releaseVolunteer } from '../volunteer/standing.commands'
import { handleWish } from '../wish/handle-wish.commands'
import { pledgeToWish, takeBackPledge } from '../wish/pledge.commands'
import {
  confirmWish,
  confirmWishFor,
  claimWish,
  fulfilWish,
  giveUpWish,
  publishWish,
  publishWishFor,
  withdrawWish,
} from '../wish/wish.commands'
import { rewriteWish } from '../wish/rewrite-wish.commands'
import { enrolVolunteer } from '../volunteer/enrolment.commands'
import {
  declineVolunteer,
  registerVolunteer,
  verifyVolunteer,
} from '../volunteer/registration.commands'

/** Gifts and donations have no handler of their own: push/push-group.ts hands them on, many at a time. */
export const officeHandlers: {
  readonly [Name in Exclude<OfficeCommandName, GivingName>]: OfficeHandler<Name>
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
  'volunteer.enrol': enrolVolunteer,
  'volunteer.leave': leaveVolunteers,
  'volunteer.renew-code': renewCode,
  'volunteer.reissue-code': reissueCode,
  'volunteer.ask-correction': askCorrection,
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
  'message.consent': consentToMessages,
  'message.follow': followNews,
  'content.release': releaseContent,
  'content.keep-held': keepContentHeld,
  'home.set': setHome,
  'home.remove': forgetHome,
  'home.confirm': confirmHome,
  'home.decline': declineHome,
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
  'certificate.issue': issueCertificate,
  'certificate.decline': declineCertificate,
  'certificate.revoke': revokeCertificate,
  'matter.submit': submitMatter,
  'matter.take-down': takeDownMatter,
  'matter.add-voice': addVoiceToMatter,
  'matter.say': sayMore,
  'matter.rewrite': rewriteMatter,
  'matter.withdraw': withdrawMatter,
  'matter.rate': rateMatter,
  'matter.rate-for': rateForResident,
  'matter.handle': handleMatter,
  'mediation.open': takeToMediation,
  'mediation.handle': handleMediation,
  'help.ask-registration': askForHelpKey,
  'help.register': registerForHelp,
  'help.change': changeHelpKey,
  'help.end': endHelpKey,
  'help.call': callForHelp,
  'help.cancel': cancelHelp,
  'help.answer': answerHelp,
  'wish.publish': publishWish,
  'wish.publish-for': publishWishFor,
  'wish.rewrite': rewriteWish,
  'wish.withdraw': withdrawWish,
  'wish.claim': claimWish,
  'wish.give-up': giveUpWish,
  'wish.fulfil': fulfilWish,
  'wish.confirm': confirmWish,
  'wish.confirm-for': confirmWishFor,
  'wish.pledge': pledgeToWish,
  'wish.take-back': takeBackPledge,
  'wish.handle': handleWish,
  'announcement.draft': draftAnnouncement,
  'announcement.publish': publishAnnouncement,
  'announcement.correct': correctAnnouncement,
  'announcement.withdraw': withdrawAnnouncement,
  'deliberation.propose': proposeTopic,
  'deliberation.take-back': takeBackTopic,
  'deliberation.say': sayOpinion,
  'deliberation.unsay': unsayOpinion,
  'deliberation.vote': castVote,
  'deliberation.vote-for': voteFor,
  'deliberation.open': openTopic,
  'deliberation.change': changeTopic,
  'deliberation.decline': declineTopic,
  'deliberation.call-off': callOffTopic,
  'deliberation.remove': removeOpinion,
  'deliberation.link': linkTopic,
}
