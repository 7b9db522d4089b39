/**
 * A sample of every question about volunteers, and to whom it is answered, typed by the contract: a new one without a sample
 * does not compile. What a question is about is `<kind>-<region in which it lies>`.
 */
import type { InferContractRouterInputs } from '@orpc/contract'
import * as v from 'valibot'
import type { Permission } from '../../../src/domain/organisation/permission'
import { regionIdShape, type RegionId } from '../../../src/domain/shapes'
import type { contract } from '../../../src/protocol/contract'
import { scanOf } from './gate-scans'
import { testNowMs } from './test-api'

type Inputs = InferContractRouterInputs<typeof contract>

/** The parts of the contract that are about volunteers. */
export const volunteering = [
  'activity',
  'attendance',
  'certificate',
  'timeBank',
  'volunteer',
  'volunteerRoster',
] as const
type Part = (typeof volunteering)[number]

/** Answered to everybody; about nobody but the one who asks; or to volunteers, whatever post they have. */
interface OpenQuestion<Input> {
  readonly to: 'everybody' | 'self' | 'volunteers'
  readonly input: Input
}

/** Answered to whoever may do one of these where it lies. */
export interface GuardedQuestion<Input = unknown> {
  readonly to: readonly Permission[]
  /** Which region it names; that in which its subject lies decides; or the subject lies in the region that it names. */
  readonly by: 'region' | 'subject' | 'both'
  readonly ask: (regionId: RegionId, lies: string) => Input
}

export type Question<Input = unknown> = OpenQuestion<Input> | GuardedQuestion<Input>

type Questions = {
  readonly [P in Part]: { readonly [Name in keyof Inputs[P]]: Question<Inputs[P][Name]> }
}

const toAll = <Input>(input: Input): OpenQuestion<Input> => ({ to: 'everybody', input })
const toSelf = <Input>(input: Input): OpenQuestion<Input> => ({ to: 'self', input })

const inRegion = <Input>(
  ask: (regionId: RegionId) => Input,
  ...to: readonly Permission[]
): GuardedQuestion<Input> => ({ to, by: 'region', ask })

const about = <Input>(
  ask: (lies: string) => Input,
  ...to: readonly Permission[]
): GuardedQuestion<Input> => ({ to, by: 'subject', ask: (_regionId, lies) => ask(lies) })

const inRegionAbout = <Input>(
  ask: GuardedQuestion<Input>['ask'],
  ...to: readonly Permission[]
): GuardedQuestion<Input> => ({ to, by: 'both', ask })

const month = '2026-03'
const reason = '核对报名信息'

export const questions: Questions = {
  activity: {
    coming: toAll({}),
    one: toAll({ activityId: 'activity-shift-g1' }),
    photo: toAll({ activityId: 'activity-shift-g1' }),
    mySignUps: toSelf({}),
    signUps: inRegionAbout(
      (regionId, lies) => ({ shiftId: `shift-${lies}`, regionId }),
      'activity.run',
    ),
    phone: inRegionAbout(
      (regionId, lies) => ({
        ...{ shiftId: `shift-${lies}`, volunteerId: `volunteer-${lies}`, regionId },
      }),
      'activity.run',
    ),
    run: inRegion((regionId) => ({ regionId }), 'activity.run'),
  },
  attendance: {
    scan: toSelf({ scans: [scanOf({ scanId: 'scan-of-matrix', code: 'none' })] }),
    gate: about((lies) => ({ shiftId: `shift-${lies}` }), 'activity.run'),
    wallPicture: about((lies) => ({ shiftId: `shift-${lies}` }), 'activity.run'),
    wallPaper: about((lies) => ({ shiftId: `shift-${lies}` }), 'activity.run'),
    findVolunteer: inRegion((regionId) => ({ regionId, find: '13800000000' }), 'activity.run'),
    codePaper: inRegionAbout(
      (regionId, lies) => ({ volunteerId: `volunteer-${lies}`, regionId }),
      'volunteer.manage',
    ),
    mine: toSelf({}),
    sheet: about((lies) => ({ shiftId: `shift-${lies}` }), 'activity.run'),
    lateScans: inRegion((regionId) => ({ regionId }), 'activity.run'),
    notices: toAll({}),
    objections: inRegion((regionId) => ({ regionId }), 'volunteer.manage'),
    myObjections: toSelf({}),
    counts: inRegion(
      (regionId) => ({ regionId, fromMs: 0, toMs: testNowMs }),
      ...(['activity.run', 'file.read', 'post.manage'] as const),
    ),
  },
  certificate: {
    mine: toSelf({}),
    list: inRegion((regionId) => ({ regionId }), 'volunteer.manage'),
    pdf: about((lies) => ({ certificateId: `certificate-${lies}` }), 'volunteer.manage'),
    verify: toAll({ code: 'ABCDEFGHJKMNPQRSTUVW' }),
  },
  timeBank: {
    account: toSelf({}),
    statement: toSelf({ month }),
    chain: toSelf({ after: 0 }),
    orders: toSelf({}),
    contact: about((lies) => ({ orderId: `order-${lies}` }), 'volunteer.manage'),
    receiver: { to: 'volunteers', input: { number: 'Nvolunteer-g1' } },
    teams: toSelf({}),
    team: toSelf({ teamId: 'team-none', month }),
    keptTeams: inRegion((regionId) => ({ regionId }), 'volunteer.manage'),
    office: inRegion((regionId) => ({ regionId }), 'volunteer.manage'),
    proposals: inRegion((regionId) => ({ regionId }), 'volunteer.manage'),
    ofVolunteer: inRegionAbout(
      (regionId, lies) => ({ regionId, number: `Nvolunteer-${lies}`, month }),
      'volunteer.manage',
    ),
    audit: inRegion((regionId) => ({ regionId }), 'volunteer.manage'),
    auditOn: inRegion((regionId) => ({ regionId }), 'volunteer.manage'),
  },
  volunteer: {
    regions: toAll({}),
    mine: toSelf({}),
    served: toSelf({}),
    exportMine: toSelf({}),
    looks: toSelf({}),
    list: inRegion((regionId) => ({ regionId }), 'volunteer.manage'),
    waiting: toSelf({}),
    ruleChanges: inRegion((regionId) => ({ regionId }), 'volunteer.manage'),
    one: inRegionAbout(
      (regionId, lies) => ({ volunteerId: `volunteer-${lies}`, regionId }),
      'volunteer.manage',
    ),
    phone: inRegionAbout(
      (regionId, lies) => ({ volunteerId: `volunteer-${lies}`, regionId, reason }),
      'volunteer.manage',
    ),
    politicalStatus: inRegionAbout(
      (regionId, lies) => ({ volunteerId: `volunteer-${lies}`, regionId, reason }),
      'volunteer.manage',
    ),
  },
  volunteerRoster: {
    preview: inRegion((regionId) => ({ fileId: 'file-none', regionId }), 'volunteer.manage'),
    proceed: inRegion(
      (regionId) => ({ importId: `import-${regionId}`, regionId }),
      'volunteer.manage',
    ),
    defects: inRegion(
      (regionId) => ({ importId: `import-${regionId}`, regionId }),
      'volunteer.manage',
    ),
  },
}

export const regionOfId = (id: string): RegionId => v.parse(regionIdShape, id)
