/** What a post allows, as a closed list. Which kind of post allows what is data of the tenant (settings). */
export const permissions = [
  /** Hold the region's files on the phone and read them. */
  'file.read',
  /** Write houses, households and residents. */
  'file.write',
  'visit.write',
  /** Merge two files of one person, and undo it. */
  'file.merge',
  'roster.import',
  /** See a whole ID number, online, with a reason that is logged. */
  'id-number.reveal',
  'access-log.read',
  'post.manage',
  'region.manage',
  /** Look at refused entries and adopt them. */
  'refused.adopt',
  'settings.change',
  /** Publish activities, stand at the gate, confirm the hours. */
  'activity.run',
  /** Verify volunteers, decide objections and disputes of the time bank, certify. */
  'volunteer.manage',
  /** Take down what a resident says, at the door, on the phone, at the desk. */
  'matter.report',
  /** Take matters up, pass them on, answer them. */
  'matter.handle',
  /** Be alerted by help calls, and answer them. */
  'help.answer',
  /** Decide whether what the content check held may be shown to neighbours. */
  'content.review',
  /** Take in the cases that the hotline (12345) passed on. */
  'hotline.import',
  /** Check wishes before everybody reads them, connect who wishes with who helps. */
  'wish.manage',
  /** Tell the own region, and those below it, what everybody may read. */
  'announcement.publish',
  /** Mediate disputes (人民调解), and give a mediation to another mediator. */
  'mediation.keep',
  /** Check and open topics of the residents' council, remove opinions with a reason. */
  'deliberation.run',
] as const

export type Permission = (typeof permissions)[number]

/** Either is enough to be told how many houses and people a region has: numbers only, no file is opened. */
export const countingPermissions: readonly Permission[] = ['file.read', 'post.manage']
