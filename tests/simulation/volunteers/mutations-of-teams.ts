/** Planted faults of the accounts of teams. */
import { conditionOf } from './mutations-of-ledger'
import type { VolunteerMutation } from './volunteer-mutation'

export const mutationsOfTeams: readonly VolunteerMutation[] = [
  {
    name: 'team-spent-twice',
    what: 'What a team has is not asked for when it is donated.',
    breaks: 'balance',
    often: ['team-evening'],
    posting: {
      right: `when t.phase = 'post' or kinds[debited] = 'issuance'`,
      wrong: `when t.phase = 'post' or kinds[debited] in ('issuance', 'team')`,
      without: [
        conditionOf('time_account', `(a.kind = 'issuance' or a.balance >= 0)`),
        conditionOf('time_entry', `(e.balance_after >= 0 or e.account_id like 'issuance:%')`),
      ],
    },
  },
  {
    name: 'ended-team-keeps-its-hours',
    what: 'What a team has when it is ended stays in its account for ever.',
    breaks: 'team',
    often: ['team-evening'],
    asking: {
      right: 'from "time_account" where "tenant_id" = $1 and "id" = $2',
      wrong: `from "time_account" where "tenant_id" = $1 and "id" = $2 and "kind" <> 'team'`,
    },
  },
  {
    name: 'ended-team-takes-hours',
    what: 'Nobody looks whether a team has ended.',
    breaks: 'team',
    often: ['team-evening'],
    asking: { right: '"t"."state", "r"."path"', wrong: `'active' as "state", "r"."path"` },
  },
  {
    name: 'team-credited-twice',
    what: 'What is given to a team, or donated by it, moves two times.',
    breaks: 'twice',
    often: ['give-to-team'],
    posting: {
      right: `t := asked[nth];
    transfer_id`,
      wrong: `t := asked[nth];
      if t.id like 'team/%' then t.minutes := 2 * t.minutes; end if;
      transfer_id`,
    },
  },
  {
    name: 'end-of-team-not-told',
    what: 'A team is ended behind the back of its keeper.',
    breaks: 'team',
    often: ['team-evening'],
    table: {
      table: 'message',
      when: 'insert',
      body: `if new.id like 'team-end.%' then return null; end if; return new;`,
    },
  },
  {
    name: 'keeper-decides-of-own-team',
    what: 'A worker agrees to putting right what they answer for themselves.',
    breaks: 'estate',
    often: ['team-evening'],
    asking: { right: '"t"."keeper_id" as "keeperId"', wrong: `'v-v1' as "keeperId"` },
  },
  {
    name: 'proposal-outlives-its-team',
    what: 'What was proposed about a team that has ended can be neither agreed to nor declined.',
    breaks: 'quiet',
    often: ['team-evening'],
    asking: {
      right: '"t"."id" = $2 for update of "t"',
      wrong: `"t"."id" = $2 and "t"."state" = 'active' for update of "t"`,
    },
  },
]
