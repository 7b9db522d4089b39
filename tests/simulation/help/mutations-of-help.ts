/** The planted faults that the simulation of help calls must find, one at a time. */
import type { CommandEnvelope, CommandResult } from '../../../src/protocol/envelope'
import type { MyHelp, MyHelpAnswer, WatchAnswer } from '../../../src/protocol/help'
import type { Reply } from '../../../src/protocol/wire'
import type { StreetServer } from '../street-server'
import type { HelpMutation } from './help-mutation'

const seldom = (everyNth: number, then: string) =>
  `if nextval('planted_count') % ${everyNth} = 0 then ${then} end if; return new;`

const inMine =
  (change: (mine: MyHelp) => MyHelp) =>
  (path: string, reply: Reply): Reply => {
    if (path !== 'help.mine' || !reply.ok) return reply
    const output = reply.output as MyHelpAnswer
    return { ok: true, output: { ...output, mine: output.mine.map(change) } }
  }

const showingAll = async (reply: Reply, { api }: StreetServer): Promise<Reply> => {
  if (!reply.ok) return reply
  const open = await api.database
    .selectFrom('help_call')
    .select(['id', 'registration_id as registrationId', 'region_id as regionId'])
    .where('state', '=', 'calling')
    .execute()
  const answer = reply.output as WatchAnswer
  const output: WatchAnswer = {
    ...{ same: false, tag: 'all', pollSeconds: answer.pollSeconds },
    calls: open.map((call) => ({
      ...{ ...call, door: '', name: '', state: 'calling', round: 1, isDrill: false, isLate: false },
      ...{ pressedAtMs: 0, calledAtMs: 0, outcome: null, responder: null },
    })),
  }
  return { ok: true, output }
}

const alertedOnce = {
  drop: 'drop index help_event_alerted',
  restore: `create unique index help_event_alerted on help_event (tenant_id, call_id, round, region_id)
    where kind = 'alerted'`,
}
const toldOnce = {
  drop: 'drop index help_event_once_a_round',
  restore: `create unique index help_event_once_a_round on help_event (tenant_id, call_id, round, kind)
    where kind in ('relatives-told', 'overdue')`,
}

export const helpMutations: readonly HelpMutation[] = [
  {
    name: 'helper-never-late',
    what: 'Who has acknowledged a call keeps it, whether they come or not.',
    breaks: 'answered',
    often: ['acknowledge', 'poll-all'],
    table: {
      table: 'help_call',
      when: 'update',
      body: `if new.state = 'acknowledged' then new.next_alarm_at_ms := 9999999999999; end if; return new;`,
    },
  },
  {
    name: 'clock-forgotten',
    what: 'Now and then nobody knows any more when the next level is due.',
    breaks: 'answered',
    often: ['press'],
    table: {
      table: 'help_call',
      when: 'insert or update',
      body: `if new.state = 'calling' and not new.is_at_top then
        new.next_alarm_at_ms := 9999999999999; end if; return new;`,
    },
  },
  {
    name: 'who-was-alerted-forgotten',
    what: 'A call forgets whom it has alerted, and begins again from the door.',
    breaks: 'levels',
    often: ['press', 'timer'],
    table: {
      table: 'help_call',
      when: 'update',
      body: `if new.state = 'calling' then new.alerted := '{}'; end if; return new;`,
      without: [alertedOnce, toldOnce],
    },
  },
  {
    name: 'event-dated-back',
    what: 'Now and then an event is written with an earlier time.',
    breaks: 'times',
    table: {
      table: 'help_event',
      when: 'insert',
      body: seldom(7, 'new.at_ms := new.at_ms - 90000;'),
    },
  },
  {
    name: 'press-forgotten',
    what: 'Which call a press came to is forgotten: sent again after the end it calls once more.',
    breaks: 'one-call',
    often: ['kept-too-long'],
    table: {
      table: 'help_press',
      when: 'insert',
      body: `return null;`,
    },
  },
  {
    name: 'pressed-in-vain',
    what: 'A press after somebody has arrived, or in earnest during a drill, is only noted.',
    breaks: 'heard',
    often: ['press', 'drill', 'arrive', 'acknowledge', 'poll-all'],
    table: {
      table: 'help_event',
      when: 'insert',
      body: `if new.kind = 'pressed-anew' then new.kind := 'pressed-again'; end if; return new;`,
    },
  },
  {
    name: 'failure-shown-as-sent',
    what: 'A call over which the server failed is shown as sent, and nobody dials.',
    breaks: 'pressed',
    often: ['server-dies', 'press'],
    answered: (path, reply, { input }) => {
      if (path !== 'sync.push') return reply
      const { commands } = input as { readonly commands: readonly CommandEnvelope[] }
      const { results = [] } = reply.ok ? (reply.output as { results?: CommandResult[] }) : {}
      const applied = commands.map(
        ({ commandId }): CommandResult =>
          results.find((one) => one.commandId === commandId && one.status !== 'retry-later') ?? {
            ...{ commandId, status: 'applied', conflicts: [] },
          },
      )
      return { ok: true, output: { results: applied } }
    },
  },
  {
    name: 'kept-in-memory-only',
    what: 'A call that was kept without a network is lost when the app is closed.',
    breaks: 'pressed',
    often: ['offline', 'kill', 'press'],
    storage: (storage) => ({
      ...storage,
      write: (key, text) =>
        key.includes('/letter/') ? Promise.resolve() : storage.write(key, text),
    }),
  },
  {
    name: 'comes-sooner-than-said',
    what: 'The caller reads fewer minutes than were said.',
    breaks: 'told',
    often: ['look', 'acknowledge', 'poll-all'],
    answered: inMine((mine) => {
      const responder = mine.call?.responder
      if (!mine.call || !responder) return mine
      const minutes = responder.minutes / 2 + 0.5
      return { ...mine, call: { ...mine.call, responder: { ...responder, minutes } } }
    }),
  },
  {
    name: 'still-said-to-come',
    what: 'Who was asked and did not come is still shown as coming.',
    breaks: 'told',
    often: ['look', 'acknowledge', 'pass-on', 'poll-all'],
    answered: inMine((mine) => {
      const { call } = mine
      const gone = call?.events.find(({ kind }) => kind === 'overdue' || kind === 'passed-on')
      if (!call || !gone || call.state !== 'calling') return mine
      const still = { name: gone.byName, minutes: 0, atMs: gone.atMs, isSelf: false }
      const responder = { ...still, isReminded: false, delaysLeft: 0 }
      return { ...mine, call: { ...call, state: 'acknowledged', responder } }
    }),
  },
  {
    name: 'everybody-watches',
    what: 'Whoever asks is shown every open call of the street.',
    breaks: 'sight-of-call',
    often: ['poll', 'press'],
    answered: (path, reply, { server }) =>
      path === 'help.watch' ? showingAll(reply, server) : reply,
  },
  {
    name: 'message-to-a-stranger',
    what: 'Now and then the wrong person gets the message.',
    breaks: 'sight-of-call',
    table: {
      table: 'message',
      when: 'insert',
      body: seldom(2, `new.member_id := 'stranger';`),
    },
  },
  {
    name: 'ends-beautified',
    what: 'However a call ended, it is kept as help that was given.',
    breaks: 'as-it-was',
    often: ['end', 'poll-all'],
    table: {
      table: 'help_call',
      when: 'update',
      body: `if new.outcome <> 'cancelled' then new.outcome := 'helped'; end if; return new;`,
    },
  },
]

/** One against each promise, those that are found soonest: these at every run. */
export const oneAgainstEach: readonly string[] = [
  'helper-never-late',
  'who-was-alerted-forgotten',
  'event-dated-back',
  'press-forgotten',
  'pressed-in-vain',
  'failure-shown-as-sent',
  'still-said-to-come',
  'message-to-a-stranger',
  'ends-beautified',
]

export const findHelpMutation = (name: string): HelpMutation => {
  const found = helpMutations.find((mutation) => mutation.name === name)
  if (!found)
    throw new Error(`Known mutations: ${helpMutations.map((each) => each.name).join(', ')}`)
  return found
}
