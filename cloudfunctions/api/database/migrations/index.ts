/** All migrations in order. A released one is never edited: a change is a new number. */
import { proxyVotes } from './0049-proxy-vote.sql'
import { followerTables } from './0047-follower.sql'
import { fileTables } from './0001-file.sql'
import { organisationTables } from './0001-organisation.sql'
import { syncTables } from './0001-sync.sql'
import { rosterTables } from './0002-roster.sql'
import { wrongCodeTables } from './0003-wrong-code.sql'
import { lighterWrites } from './0004-lighter-writes.sql'
import { failingCommandTables } from './0005-failing-command.sql'
import { photoSweep } from './0006-photo-sweep.sql'
import { lighterVisits } from './0007-lighter-visits.sql'
import { volunteerAccess } from './0021-volunteer-access.sql'
import { volunteering } from './0008-volunteering.sql'
import { activityTables } from './0009-activity.sql'
import { timeBankTables } from './0010-time-bank.sql'
import { attendanceTables } from './0011-attendance.sql'
import { volunteerRecordTables } from './0012-volunteer-records.sql'
import { timeOrderTables } from './0013-time-orders.sql'
import { certificateTables } from './0014-certificate.sql'
import { standingService } from './0015-standing-service.sql'
import { residentPhoto } from './0016-resident-photo.sql'
import { keptScans } from './0017-kept-scans.sql'
import { homeTables } from './0018-home.sql'
import { helpTables } from './0026-help-call.sql'
import { matterTables } from './0019-matter.sql'
import { hotlineImport } from './0042-hotline.sql'
import { shownAskers } from './0043-shown-askers.sql'
import { ledgerInBulk } from './0046-ledger-in-bulk.sql'
import { ledgerChecks } from './0053-ledger-checks.sql'
import { followUpHandling } from './0038-follow-up-handling.sql'
import { stepPublicity } from './0035-step-publicity.sql'
import { ledgerByKeys } from './0020-ledger-by-keys.sql'
import { refusedGiving } from './0025-refused-giving.sql'
import { scanFacts } from './0020-scan-facts.sql'
import { phoneClock } from './0022-phone-clock.sql'
import { shiftReason } from './0023-shift-reason.sql'
import { volunteerRosterTables } from './0024-volunteer-roster.sql'
import { placeCheck } from './0027-place-check.sql'
import { contentCheckTables } from './0028-content-check.sql'
import { proposalTables } from './0029-proposals.sql'
import { sealedWords } from './0030-sealed-words.sql'
import { shownContacts } from './0031-shown-contacts.sql'
import { auditTables } from './0032-audits.sql'
import { mediationTables } from './0039-mediation.sql'
import { wishTables } from './0033-wish.sql'
import { secondTop } from './0034-second-top.sql'
import { deliberationTables } from './0041-deliberation.sql'
import { announcementTables } from './0036-announcement.sql'
import { wishThanks } from './0037-wish-thanks.sql'
import { helpPress } from './0045-help-press.sql'
import { helpRounds } from './0044-help-rounds.sql'
import { volunteerTeams } from './0040-volunteer-teams.sql'
import { helpRelatives } from './0052-help-relatives.sql'
import { peopleOfOnePhone } from './0055-people-of-one-phone.sql'
import { amendedEntries } from './0057-amended-entries.sql'
import { twoForInheritance } from './0058-inheritance-approvals.sql'
import { messagePrecedence } from './0051-message-precedence.sql'
import { sealedReasons } from './0048-sealed-reasons.sql'
import { sealedSettlements } from './0059-sealed-settlements.sql'
import { endedMatters } from './0050-ended-matters.sql'
import { verifiedDetails } from './0060-verified-details.sql'
import { checkedActivities } from './0061-checked-activities.sql'
import { checkedReasons } from './0063-checked-reasons.sql'
import { shownVolunteers } from './0064-shown-volunteers.sql'
import { checkedTeamNames } from './0066-checked-team-names.sql'
import { endedPosts } from './0070-ended-posts.sql'
import { shownPoliticalStatus } from './0072-shown-political-status.sql'
import { accountReopening } from './0074-account-reopening.sql'
import { letGoBy } from './0077-let-go-by.sql'
import { giftsByKeys } from './0078-gifts-by-keys.sql'
import { failedAudits } from './0079-failed-audits.sql'
import { enrolment } from './0080-enrolment.sql'
import { scansOfWhoCame } from './0082-scans-of-who-came.sql'
import { saidAge } from './0083-said-age.sql'
import { volunteerMoves } from './0084-volunteer-moves.sql'
import { ledgerFaults } from './0087-ledger-faults.sql'
import { takenOrders } from './0088-taken-orders.sql'
import { toldPlaces } from './0090-told-places.sql'
import { scansByKeys } from './0091-scans-by-keys.sql'
import { residentsByIdNumber } from './0093-residents-by-id-number.sql'
import { amendedCarriedService } from './0096-amended-carried-service.sql'
import { openedCertificates } from './0097-opened-certificates.sql'
import { movedUp } from './0098-moved-up.sql'
import { askedAtTheDesk } from './0099-asked-at-the-desk.sql'
import { shownReceivers } from './0100-shown-receivers.sql'
import { listedHours } from './0101-listed-hours.sql'
import { lateScans } from './0102-late-scans.sql'
import { takenBackPlaces } from './0102-taken-back-places.sql'
import { keptIdentity } from './0104-kept-identity.sql'
import { openLines } from './0105-open-lines.sql'
import { identityBy } from './0106-identity-by.sql'
import { objectionsAtTheDesk } from './0109-objections-at-the-desk.sql'
import { takenBackTicks } from './0110-taken-back-ticks.sql'
import { takenBackCorrections } from './0113-taken-back-corrections.sql'
import { seatMessages } from './0115-seat-messages.sql'
import { listedPortions } from './0116-listed-portions.sql'
import { giveTime } from './0118-give-time.sql'
import { ordersByPayer } from './0122-orders-by-payer.sql'
import { askedServices } from './0123-asked-services.sql'
import { keepScans } from './keep-scans.sql'

export interface Migration {
  readonly number: number
  readonly name: string
  /** One statement each, PostgreSQL 15 syntax; all run in one transaction. */
  readonly statements: readonly string[]
}

export const migrations: readonly Migration[] = [
  {
    number: 1,
    name: 'foundation',
    statements: [...organisationTables, ...fileTables, ...syncTables],
  },
  { number: 2, name: 'roster comparison and photo search', statements: rosterTables },
  { number: 3, name: 'wrong invitation codes', statements: wrongCodeTables },
  { number: 4, name: 'lighter writes', statements: lighterWrites },
  { number: 5, name: 'commands that keep failing', statements: failingCommandTables },
  { number: 6, name: 'photo sweep', statements: photoSweep },
  { number: 7, name: 'lighter visits', statements: lighterVisits },
  { number: 8, name: 'volunteering', statements: volunteering },
  { number: 9, name: 'activities', statements: activityTables },
  { number: 10, name: 'time bank', statements: timeBankTables },
  { number: 11, name: 'attendance and hours', statements: attendanceTables },
  { number: 12, name: 'volunteer records and messages', statements: volunteerRecordTables },
  { number: 13, name: 'orders of the time bank', statements: timeOrderTables },
  { number: 14, name: 'certificates', statements: certificateTables },
  { number: 15, name: 'standing services', statements: standingService },
  { number: 16, name: 'photos of residents', statements: residentPhoto },
  { number: 17, name: 'scans kept in one statement', statements: keptScans },
  { number: 18, name: 'homes of residents', statements: homeTables },
  { number: 19, name: 'matters', statements: matterTables },
  { number: 20, name: 'asked by keys only', statements: [...scanFacts, ...ledgerByKeys] },
  { number: 21, name: 'access to volunteers', statements: volunteerAccess },
  { number: 22, name: 'clocks of phones', statements: phoneClock },
  { number: 23, name: 'cancelled shifts', statements: shiftReason },
  { number: 24, name: 'lists of volunteers', statements: volunteerRosterTables },
  { number: 25, name: 'refused givings', statements: refusedGiving },
  { number: 26, name: 'help call', statements: helpTables },
  { number: 27, name: 'coarse place check', statements: placeCheck },
  { number: 28, name: 'content check', statements: contentCheckTables },
  { number: 29, name: 'proposals of the office', statements: proposalTables },
  { number: 30, name: 'sealed words', statements: sealedWords },
  { number: 31, name: 'shown contacts', statements: shownContacts },
  { number: 32, name: 'audits', statements: auditTables },
  { number: 33, name: 'micro-wishes', statements: wishTables },
  { number: 34, name: 'second top of a help call', statements: secondTop },
  { number: 35, name: 'checked words in matters', statements: stepPublicity },
  { number: 36, name: 'announcements', statements: announcementTables },
  { number: 37, name: 'thanks for wishes', statements: wishThanks },
  { number: 38, name: 'follow-ups that became matters', statements: followUpHandling },
  { number: 39, name: 'mediation', statements: mediationTables },
  { number: 40, name: 'volunteer teams', statements: volunteerTeams },
  { number: 41, name: 'residents council', statements: deliberationTables },
  { number: 42, name: 'cases of the hotline', statements: hotlineImport },
  { number: 43, name: 'shown askers', statements: shownAskers },
  { number: 44, name: 'rounds of a help call', statements: helpRounds },
  { number: 45, name: 'presses of the help key', statements: helpPress },
  { number: 46, name: 'ledger in bulk', statements: ledgerInBulk },
  { number: 47, name: 'followers', statements: followerTables },
  { number: 48, name: 'sealed reasons', statements: sealedReasons },
  { number: 49, name: 'proxied votes', statements: proxyVotes },
  { number: 50, name: 'ended matters', statements: endedMatters },
  { number: 51, name: 'precedence of messages', statements: messagePrecedence },
  { number: 52, name: 'relatives of a help call', statements: helpRelatives },
  { number: 53, name: 'checks of the ledger', statements: ledgerChecks },
  { number: 55, name: 'people of one phone', statements: peopleOfOnePhone },
  { number: 57, name: 'amended entries', statements: amendedEntries },
  { number: 58, name: 'two for an inheritance', statements: twoForInheritance },
  { number: 59, name: 'sealed settlements', statements: sealedSettlements },
  { number: 60, name: 'verified details', statements: verifiedDetails },
  { number: 61, name: 'checked activities', statements: checkedActivities },
  { number: 63, name: 'checked reasons', statements: checkedReasons },
  { number: 64, name: 'shown volunteers', statements: shownVolunteers },
  { number: 66, name: 'checked team names', statements: checkedTeamNames },
  { number: 70, name: 'ended posts', statements: endedPosts },
  { number: 72, name: 'shown political status', statements: shownPoliticalStatus },
  { number: 74, name: 'reopened accounts', statements: accountReopening },
  { number: 77, name: 'registrations let go', statements: letGoBy },
  { number: 78, name: 'gifts by keys', statements: giftsByKeys },
  { number: 79, name: 'failed audits', statements: failedAudits },
  { number: 80, name: 'enrolment', statements: enrolment },
  { number: 82, name: 'scans of who came', statements: scansOfWhoCame },
  { number: 83, name: 'ages that are only said', statements: saidAge },
  { number: 84, name: 'moves of volunteers', statements: volunteerMoves },
  { number: 87, name: 'faults of the ledger', statements: ledgerFaults },
  { number: 88, name: 'taken orders', statements: takenOrders },
  { number: 90, name: 'told places', statements: toldPlaces },
  { number: 91, name: 'scans by keys', statements: scansByKeys },
  { number: 93, name: 'residents by ID number', statements: residentsByIdNumber },
  { number: 96, name: 'amended carried service', statements: amendedCarriedService },
  { number: 97, name: 'opened certificates', statements: openedCertificates },
  { number: 98, name: 'seats from the waiting list', statements: movedUp },
  { number: 99, name: 'certificates asked for at the desk', statements: askedAtTheDesk },
  { number: 100, name: 'shown receivers', statements: shownReceivers },
  { number: 101, name: 'hours of lists that wait', statements: listedHours },
  {
    number: 102,
    name: 'late scans, and places that were taken back',
    statements: [...lateScans, ...takenBackPlaces, keepScans],
  },
  { number: 104, name: 'kept identity', statements: keptIdentity },
  { number: 105, name: 'open lines', statements: openLines },
  { number: 106, name: 'identity put right by whom', statements: identityBy },
  { number: 109, name: 'objections at the desk', statements: objectionsAtTheDesk },
  { number: 110, name: 'ticks that were taken back', statements: takenBackTicks },
  { number: 113, name: 'corrections that were taken back', statements: takenBackCorrections },
  { number: 115, name: 'messages of seats', statements: seatMessages },
  { number: 116, name: 'portions of lists', statements: listedPortions },
  { number: 118, name: 'what is given all day long', statements: giveTime },
  { number: 120, name: 'scans that lead to no shift', statements: [keepScans] },
  { number: 122, name: 'orders by who pays', statements: ordersByPayer },
  { number: 123, name: 'services asked for', statements: askedServices },
]
