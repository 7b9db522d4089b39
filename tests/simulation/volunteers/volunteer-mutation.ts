/** A planted fault in a world of volunteers. */
import type { Mutation } from '../mutation'
import type { Invariant } from '../promises'
import type { VolunteerStepKind } from './volunteer-history'
import type { VolunteerInvariant } from './volunteer-promises'

export type VolunteerMutation = Mutation<VolunteerStepKind, VolunteerInvariant | Invariant>
