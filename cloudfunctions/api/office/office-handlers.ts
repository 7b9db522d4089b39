/** The registry of office handlers: what the server does for each command of domain/office-commands.ts. */
import type { OfficeCommandName } from '../../../src/domain/office-commands'
import type { GivingName } from '../time-bank/give-together'
import type { OfficeHandler } from './office-handler'
import { volunteeringHandlers } from './volunteering-handlers'
import {
  correctAnnouncement,
  draftAnnouncement,
  publishAnnouncement,
  withdrawAnnouncement,
} from '../announcement/announcement.commands'
import { keepContentHeld, releaseContent } from '../content-check/content-check.commands'
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
import { answerHelp, callForHelp, cancelHelp } from '../help/help.commands'
import {
  askForHelpKey,
  changeHelpKey,
  endHelpKey,
  registerForHelp,
} from '../help/registration.commands'
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
import { appointPost, endPost, handOverPost } from '../organisation/post.commands'
import { addRegion, renameRegion } from '../organisation/region.commands'
import { changeSettings } from '../organisation/settings.commands'
import { adoptRefused, dismissRefused } from '../refused/refused.commands'
import { handleWish } from '../wish/handle-wish.commands'
import { pledgeToWish, takeBackPledge } from '../wish/pledge.commands'
import { rewriteWish } from '../wish/rewrite-wish.commands'
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

export const officeHandlers: {
  readonly [Name in Exclude<OfficeCommandName, GivingName>]: OfficeHandler<Name>
} = {
  ...volunteeringHandlers,
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
  'message.consent': consentToMessages,
  'message.follow': followNews,
  'content.release': releaseContent,
  'content.keep-held': keepContentHeld,
  'home.set': setHome,
  'home.remove': forgetHome,
  'home.confirm': confirmHome,
  'home.decline': declineHome,
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
