/** Planted faults of the time bank: in the function by which minutes move, and in its tables. */
import type { Guard } from '../mutation'
import type { VolunteerMutation } from './volunteer-mutation'

/** One condition of what must hold of each row of a table. */
export const conditionOf = (table: string, condition: string): Guard => {
  const quoted = (text: string) => `'${text.replaceAll(`'`, `''`)}'`
  const rewrite = (from: string, to: string) => `do $$
    declare definition text := pg_get_functiondef('${table}_is_sound'::regproc);
    begin
      if position(${quoted(from)} in definition) = 0 then raise exception 'There is no such condition.'; end if;
      execute replace(definition, ${quoted(from)}, ${quoted(to)});
    end $$`
  return { drop: rewrite(condition, '(1 = 1)'), restore: rewrite('(1 = 1)', condition) }
}

const endsOnce: Guard = {
  drop: 'drop index time_transfer_ends_once',
  restore: `create unique index time_transfer_ends_once on time_transfer (tenant_id, pending_id)
    where pending_id is not null`,
}

const heldWithinBalance: readonly Guard[] = [
  conditionOf('time_account', 'a.held >= 0 and (a.held = 0 or a.held <= a.balance)'),
  conditionOf(
    'time_entry',
    'e.held_after >= 0 and (e.held_after = 0 or e.held_after <= e.balance_after)',
  ),
]

export const mutationsOfLedger: readonly VolunteerMutation[] = [
  {
    name: 'minute-made',
    what: 'Who is given hours gets a minute more than the giver loses.',
    breaks: 'balance',
    often: ['gift'],
    posting: {
      right: 'else moved.minutes end;\n        held_change',
      wrong: 'else moved.minutes + 1 end;\n        held_change',
    },
  },
  {
    name: 'transfer-without-its-entry',
    what: 'The digest in the chain is not that of the transfer.',
    breaks: 'ledger',
    often: ['gift'],
    posting: { right: 'digest := time_transfer_digest(moved);', wrong: `digest := 'none';` },
  },
  {
    name: 'balance-altered',
    what: 'Somebody with access to the database adds minutes to an account.',
    breaks: 'balance',
    often: ['gift'],
    table: {
      table: 'time_account',
      when: 'update',
      body: `if new.kind = 'volunteer' and nextval('planted_count') % 4 = 0 then
        new.balance := new.balance + 5; end if; return new;`,
    },
  },
  {
    name: 'held-hours-spent',
    what: 'Hours that are held can be given away.',
    breaks: 'balance',
    often: ['gift', 'request'],
    posting: {
      right: 'or balances[debited] - helds[debited] >= t.minutes then standing',
      wrong: 'or balances[debited] >= t.minutes then standing',
      without: heldWithinBalance,
    },
  },
  {
    name: 'hold-ends-again',
    what: 'What is held can be posted, voided and expired, one after the other.',
    breaks: 'holds',
    often: ['gift', 'decide-gift'],
    posting: {
      right: `when t.pending_id = any(known_ends) then 'ended'`,
      wrong: `when false then 'ended'`,
      without: [endsOnce, ...heldWithinBalance],
    },
  },
  {
    name: 'hold-not-released',
    what: 'When hours are posted, what was held for them stays held.',
    breaks: 'holds',
    often: ['order-evening', 'gift', 'decide-gift'],
    posting: {
      right: `when leg = 2 or moved.phase = 'posted' then 0`,
      wrong: `when leg = 2 or moved.phase in ('posted', 'post') then 0`,
      without: heldWithinBalance,
    },
  },
  {
    name: 'holds-never-expire',
    what: 'The timer does not end what is held.',
    breaks: 'quiet',
    often: ['request', 'gift'],
    posting: {
      right: `when t.phase = 'expire' and ended.expires_at_ms > now_ms then 'too-early'`,
      wrong: `when t.phase = 'expire' then 'too-early'`,
    },
  },
  {
    name: 'cap-not-kept',
    what: 'An account holds more than the rules allow.',
    breaks: 'balance',
    often: ['gift', 'done', 'confirm', 'shift-at-gate'],
    posting: {
      right: `coalesce((g.one->>'cap_minutes')::bigint, 0)`,
      wrong: '0::bigint',
    },
  },
  {
    name: 'transfer-id-forgotten',
    what: 'A giving that comes again is given again.',
    breaks: 'hours',
    often: ['shift-at-gate', 'confirm', 'timer'],
    posting: {
      right: `t := asked[nth];
    transfer_id`,
      wrong: `t := asked[nth];
      if t.kind = 'issue' then t.id := t.id || '.' || nextval('planted_count'); t.minutes := t.minutes + 1; end if;
      transfer_id`,
    },
  },
  {
    name: 'order-kept-as-cancelled',
    what: 'An order that is done stays open in its list.',
    breaks: 'holds',
    often: ['order-evening'],
    table: {
      table: 'time_order',
      when: 'update',
      body: `if new.state in ('done', 'cancelled') then new.state := old.state; end if; return new;`,
    },
  },
  {
    name: 'step-of-order-not-told',
    what: 'One in four messages about an order is never written.',
    breaks: 'heard',
    often: ['order-evening'],
    table: {
      table: 'message',
      when: 'insert',
      body: `if new.id like 'order.%' and nextval('planted_count') % 4 = 0 then return null; end if; return new;`,
    },
  },
  {
    name: 'estate-open-again',
    what: 'Hours come into an account whose estate has been passed on.',
    breaks: 'estate',
    often: ['pass-on'],
    posting: {
      right: `if t.kind = 'inheritance' and t.phase in ('posted', 'post') then closings[debited] := now_ms; end if;`,
      wrong: '',
    },
  },
]
