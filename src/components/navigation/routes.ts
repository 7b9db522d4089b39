/** The addresses of all pages, so that a link is checked by the compiler. Parameters stand beside each. */
export const routes = {
  today: 'pages/today/index',
  files: 'pages/files/index',
  volunteer: 'pages/volunteer/index',
  me: 'pages/me/index',
  /** regionId, estate, building */
  building: 'packages/files/pages/building/index',
  /** householdId */
  household: 'packages/files/pages/household/index',
  /** householdId */
  history: 'packages/files/pages/history/index',
  due: 'packages/files/pages/due/index',
  /** householdId */
  visit: 'packages/files/pages/visit/index',
  /** visitId */
  visitEntry: 'packages/files/pages/visit-entry/index',
  /** residentId; or householdId to add somebody */
  residentEdit: 'packages/files/pages/resident-edit/index',
  /** householdId */
  householdChange: 'packages/files/pages/household-change/index',
  /** residentId */
  merge: 'packages/files/pages/merge/index',
  /** houseId; or regionId (and estate, building, unit, floor, room) to add one */
  houseEdit: 'packages/files/pages/house-edit/index',
  outbox: 'packages/me/pages/outbox/index',
  /** conflictId */
  conflict: 'packages/me/pages/conflict/index',
  /** back=1: to the page that asked for it */
  signIn: 'packages/me/pages/sign-in/index',
  /** code, when it came with a link */
  join: 'packages/me/pages/join/index',
  largeText: 'packages/me/pages/large-text/index',
  privacy: 'packages/me/pages/privacy/index',
  about: 'packages/me/pages/about/index',
  /** Becoming a volunteer. */
  register: 'packages/volunteer/pages/register/index',
  /** activityId */
  activity: 'packages/volunteer/pages/activity/index',
  /** All that is to come, for everybody; nearRegionId comes first */
  coming: 'packages/volunteer/pages/coming/index',
  /** activityId to change one */
  publish: 'packages/volunteer/pages/publish/index',
  /** shiftId, regionId */
  signUps: 'packages/volunteer/pages/sign-ups/index',
  /** Activities of one's own region, for who runs them. */
  activities: 'packages/volunteer/pages/activities/index',
  /** The own record. */
  record: 'packages/volunteer/pages/record/index',
  volunteers: 'packages/office/pages/volunteers/index',
  /** 代为登记: for who has no phone. */
  enrol: 'packages/office/pages/enrol/index',
  /** volunteerId, regionId */
  volunteerFile: 'packages/office/pages/volunteer/index',
  posts: 'packages/office/pages/posts/index',
  invite: 'packages/office/pages/invite/index',
  regions: 'packages/office/pages/regions/index',
  refused: 'packages/office/pages/refused/index',
  settings: 'packages/office/pages/settings/index',
  accessLog: 'packages/office/pages/access-log/index',
  counts: 'packages/office/pages/counts/index',
  roster: 'packages/office/pages/roster/index',
  volunteerRoster: 'packages/office/pages/volunteer-roster/index',
  /** scene: the wall code, when a 小程序码 brought it */
  scan: 'packages/volunteer/pages/scan/index',
  myCode: 'packages/volunteer/pages/my-code/index',
  /** shiftId */
  gate: 'packages/volunteer/pages/gate/index',
  /** shiftId */
  hours: 'packages/volunteer/pages/hours/index',
  notices: 'packages/volunteer/pages/notices/index',
  objections: 'packages/volunteer/pages/objections/index',
  /** 时间银行: one's own account. */
  bank: 'packages/volunteer/pages/bank/index',
  /** teamId */
  team: 'packages/volunteer/pages/team/index',
  teams: 'packages/office/pages/teams/index',
  redeem: 'packages/volunteer/pages/redeem/index',
  certificates: 'packages/volunteer/pages/certificates/index',
  /** code, when a QR code on paper brought it; scene, when a 小程序码 did */
  certificate: 'packages/volunteer/pages/certificate/index',
  /** 我家: one's homes. */
  home: 'packages/resident/pages/home/index',
  /** number: of the volunteer whose account is looked at first */
  proposals: 'packages/office/pages/proposals/index',
  audit: 'packages/office/pages/audit/index',
  /** Homes that residents gave, to be found among the files. */
  homes: 'packages/office/pages/homes/index',
  /** Cases that 12345 passed on. */
  hotline: 'packages/office/pages/hotline/index',
  /** What the content check held. */
  held: 'packages/office/pages/held/index',
  /** 一键呼叫: the key, and how the call stands. */
  helpCall: 'packages/help/pages/call/index',
  /** Those on duty: who calls now, and who did. */
  helpDuty: 'packages/help/pages/duty/index',
  /** callId */
  helpAnswer: 'packages/help/pages/answer/index',
  /** Who is registered for it. */
  helpRegister: 'packages/help/pages/register/index',
  officeCertificates: 'packages/office/pages/certificates/index',
  /** 提诉求; forOthers=1: taken down by a worker. */
  request: 'packages/matter/pages/request/index',
  matters: 'packages/matter/pages/matters/index',
  /** matterId */
  matter: 'packages/matter/pages/matter/index',
  matterDesk: 'packages/matter/pages/desk/index',
  mediations: 'packages/mediation/pages/mediations/index',
  /** mediationId */
  mediation: 'packages/mediation/pages/mediation/index',
  /** matterId and regionId, of a matter that is taken to it */
  mediationOpen: 'packages/mediation/pages/open/index',
  matterRates: 'packages/matter/pages/rates/index',
  /** 微心愿 that everybody may read. */
  wishes: 'packages/wish/pages/wishes/index',
  /** wishId */
  wish: 'packages/wish/pages/wish/index',
  /** forOthers=1: written by a worker for somebody without WeChat. */
  wishPublish: 'packages/wish/pages/publish/index',
  wishesMine: 'packages/wish/pages/mine/index',
  wishDesk: 'packages/wish/pages/desk/index',
  /** 公告: what everybody there may read. */
  announcements: 'packages/announcement/pages/announcements/index',
  /** announcementId */
  announcement: 'packages/announcement/pages/announcement/index',
  /** announcementId; large plain text and nothing else */
  announcementPlain: 'packages/announcement/pages/plain/index',
  announcementDesk: 'packages/announcement/pages/desk/index',
  /** announcementId to go on with one */
  announcementEdit: 'packages/announcement/pages/edit/index',
  /** 居民议事厅 */
  topics: 'packages/deliberation/pages/topics/index',
  /** topicId */
  topic: 'packages/deliberation/pages/topic/index',
  topicPropose: 'packages/deliberation/pages/propose/index',
  topicDesk: 'packages/deliberation/pages/desk/index',
  /** topicId to open a proposal or change one */
  topicEdit: 'packages/deliberation/pages/edit/index',
} as const
