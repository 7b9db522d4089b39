/** Planted faults of gates, seats and hours: on phones, in answers, in tables. */
import type { JudgedScan } from '../../../src/domain/attendance/scan'
import type { CommandResult } from '../../../src/protocol/envelope'
import type { Reply } from '../../../src/protocol/wire'
import type { VolunteerMutation } from './volunteer-mutation'

const inResults =
  <Result extends object>(
    of: string,
    change: (results: readonly Result[]) => readonly (Result | CommandResult)[],
  ) =>
  (path: string, reply: Reply): Reply => {
    if (path !== of || !reply.ok) return reply
    const { results } = reply.output as { readonly results: readonly Result[] }
    return { ok: true, output: { results: change(results) } }
  }

interface Pushed {
  readonly commands: readonly { commandId: string }[]
}

let arrivals = 0

const seldom = (everyNth: number, otherwise: string) =>
  `if nextval('planted_count') % ${everyNth} = 0 then ${otherwise} end if; return new;`

export const mutationsOfGates: readonly VolunteerMutation[] = [
  {
    name: 'scan-kept-in-memory-only',
    what: 'A scan is called kept before it is written; whoever closes the app has lost it.',
    breaks: 'kept',
    often: ['kill', 'shift-at-gate'],
    storage: (storage) => ({
      ...storage,
      write: (key, text) =>
        key.includes('/scan/') && text.includes('"judged":false')
          ? Promise.resolve()
          : storage.write(key, text),
    }),
  },
  {
    name: 'scan-not-kept-by-server',
    what: 'A scan of who has come already is judged and not kept.',
    breaks: 'kept',
    often: ['shift-at-gate'],
    table: {
      table: 'scan',
      when: 'insert',
      body: `if new.result = 'again-in' then return null; end if; return new;`,
    },
    posting: { right: 'if missed > 0 then', wrong: 'if false then' },
  },
  {
    name: 'results-in-the-wrong-order',
    what: 'The results of scans that come together are told of one another.',
    breaks: 'kept',
    often: ['shift-at-gate'],
    answered: inResults<JudgedScan>('attendance.scan', (results) =>
      results.map((result, at) => ({
        ...result,
        result: results[results.length - 1 - at]?.result ?? result.result,
      })),
    ),
  },
  {
    name: 'gate-that-came-first-counts',
    what: 'A check-in that comes later counts no more, though it happened before.',
    breaks: 'attendance',
    often: ['shift-at-gate', 'sign-up'],
    table: {
      table: 'attendance',
      when: 'update',
      body: 'new.in_at_ms := coalesce(old.in_at_ms, new.in_at_ms); return new;',
    },
  },
  {
    name: 'check-out-overwritten',
    what: 'The check-out that comes last counts, though another one was later.',
    breaks: 'attendance',
    often: ['shift-at-gate', 'sign-up'],
    table: {
      table: 'attendance',
      when: 'update',
      body: 'new.out_at_ms := coalesce(old.out_at_ms, new.out_at_ms); return new;',
    },
  },
  {
    name: 'tick-taken-back-counts-on',
    what: 'A tick that its leader took back counts on.',
    breaks: 'attendance',
    often: ['shift-at-gate', 'sign-up'],
    table: {
      table: 'attendance',
      when: 'update',
      body: `new.in_at_ms := coalesce(new.in_at_ms, old.in_at_ms);
        new.out_at_ms := coalesce(new.out_at_ms, old.out_at_ms); return new;`,
    },
  },
  {
    name: 'seat-not-counted',
    what: 'Some seats that are taken are not counted.',
    breaks: 'seats',
    often: ['sign-up'],
    table: {
      table: 'shift',
      when: 'update',
      body: seldom(4, 'new.seats_taken := old.seats_taken;'),
    },
  },
  {
    name: 'newcomers-pass-who-waits',
    what: 'Whoever signs up last stands first in the list.',
    breaks: 'seats',
    often: ['busy-evening', 'sign-up', 'cancel-sign-up'],
    table: { table: 'sign_up', when: 'insert', body: 'new.turn := -new.turn; return new;' },
  },
  {
    name: 'no-public-notice',
    what: 'Hours count at once.',
    breaks: 'hours',
    often: ['shift-at-gate', 'confirm', 'timer'],
    table: {
      table: 'service',
      when: 'insert',
      body: 'new.notice_until_ms := new.confirmed_at_ms; return new;',
    },
  },
  {
    name: 'refused-shown-as-done',
    what: 'What the server refused is shown as done.',
    breaks: 'told',
    answered: inResults<CommandResult>('sync.push', (results) =>
      results.map((result) =>
        result.status === 'rejected'
          ? { commandId: result.commandId, status: 'applied', conflicts: [] }
          : result,
      ),
    ),
  },
  {
    name: 'refusal-forgotten',
    what: 'What was refused is kept as if it had never come, so that a late copy may still take effect.',
    breaks: 'told',
    table: {
      table: 'command',
      when: 'update',
      body: `if new.outcome = 'rejected' then return old; end if; return new;`,
    },
  },
  {
    name: 'command-id-forgotten',
    what: 'A command that comes again is a new one to the server.',
    breaks: 'twice',
    often: ['lose-reply', 'twice-request', 'gift', 'donation', 'sync'],
    arriving: (path, input) => {
      for (const command of path === 'sync.push' ? (input as Pushed).commands : [])
        command.commandId = `${command.commandId.replace(/\.\d+$/, '')}.${++arrivals}`
      return Promise.resolve()
    },
    answered: inResults<CommandResult>('sync.push', (results) =>
      results.map((result) => ({
        ...result,
        commandId: result.commandId.replace(/\.\d+$/, ''),
      })),
    ),
  },
]
