/** A planted fault in a world of help calls. */
import type { Mutation } from '../mutation'
import type { Invariant } from '../promises'
import type { HelpStepKind } from './help-history'
import type { HelpInvariant } from './help-promises'

export type HelpMutation = Mutation<HelpStepKind, HelpInvariant | Invariant>
