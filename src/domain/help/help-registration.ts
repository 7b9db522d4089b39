/** A registration for the help call: who may press, at which door, and whom those who come should know. */

/** asked 申请中: by the resident, waits for the grid member; registered 已登记; ended 已停用, or the asking was declined. */
export const helpRegistrationStates = ['asked', 'registered', 'ended'] as const
export type HelpRegistrationState = (typeof helpRegistrationStates)[number]
