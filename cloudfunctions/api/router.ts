/** All procedures that this server has, by the contract's names. A feature adds its line here. */
import { attendanceProcedures } from './attendance/attendance.procedures'
import { activityProcedures } from './activity/activity.procedures'
import { certificateProcedures } from './certificate/certificate.procedures'
import { contentProcedures } from './content-check/content-check.procedures'
import { fileProcedures } from './file/file.procedures'
import { historyProcedures } from './history/history.procedures'
import { helpProcedures } from './help/help.procedures'
import { homeProcedures } from './home/home.procedures'
import { matterProcedures } from './matter/matter.procedures'
import { mediationProcedures } from './mediation/mediation.procedures'
import { messageProcedures } from './message/message.procedures'
import { organisationProcedures } from './organisation/organisation.procedures'
import { privacyProcedures } from './privacy/privacy.procedures'
import { refusedProcedures } from './refused/refused.procedures'
import { rosterProcedures } from './roster/roster.procedures'
import { hotlineProcedures } from './hotline/hotline.procedures'
import { volunteerRosterProcedures } from './roster/volunteers/volunteer-roster.procedures'
import { sessionProcedures } from './session/session.procedures'
import { syncProcedures } from './sync/sync.procedures'
import { volunteerProcedures } from './volunteer/volunteer.procedures'
import { deliberationProcedures } from './deliberation/deliberation.procedures'
import { announcementProcedures } from './announcement/announcement.procedures'
import { wishProcedures } from './wish/wish.procedures'
import { timeBankProcedures } from './time-bank/time-bank.procedures'

export const router = {
  session: sessionProcedures,
  sync: syncProcedures,
  file: fileProcedures,
  roster: rosterProcedures,
  volunteerRoster: volunteerRosterProcedures,
  hotline: hotlineProcedures,
  history: historyProcedures,
  privacy: privacyProcedures,
  organisation: organisationProcedures,
  refused: refusedProcedures,
  attendance: attendanceProcedures,
  volunteer: volunteerProcedures,
  activity: activityProcedures,
  timeBank: timeBankProcedures,
  matter: matterProcedures,
  mediation: mediationProcedures,
  wish: wishProcedures,
  announcement: announcementProcedures,
  deliberation: deliberationProcedures,
  message: messageProcedures,
  content: contentProcedures,
  home: homeProcedures,
  help: helpProcedures,
  certificate: certificateProcedures,
}
