/** Phones of the help call with answers as the server gives them, and what they rang and dialled. */
import type { Alarm } from '../../src/ports'
import type { HelpCallLine, HelpCallView, MyHelpAnswer } from '../../src/protocol/help'
import { createFixtureApplication, type FixtureOptions } from './fixture-application'
import { fixtureAccess } from './fixture-building'
import { createManualClock } from './manual-clock'

export const dutyAccess: typeof fixtureAccess = {
  ...fixtureAccess,
  settings: {
    ...fixtureAccess.settings,
    postKinds: fixtureAccess.settings.postKinds.map((kind) => ({
      ...kind,
      permissions: [...kind.permissions, 'help.answer'],
    })),
  },
}
export const regionId = fixtureAccess.posts[0]?.regionId ?? ''
export const line: HelpCallLine = {
  ...{ id: 'call-1', registrationId: 'key-1', regionId, door: '1幢101', name: '沈*琴' },
  ...{ state: 'calling', round: 1, isDrill: false, isLate: false, pressedAtMs: 1, calledAtMs: 1 },
  ...{ outcome: null, responder: null },
}
export const had = {
  ...{ name: '李网格', minutes: 5, atMs: 1, isSelf: false },
  ...{ isReminded: false, delaysLeft: 2 },
}
export const event = { byName: '', byPost: '', regionName: '', round: 1, words: '', atMs: 1 }
export const calling: HelpCallView = {
  ...line,
  ...{ relativesTold: false, isAtTop: false },
  events: [
    { ...event, turn: 1, kind: 'called' },
    { ...event, turn: 2, kind: 'alerted', regionName: '15幢' },
  ],
}
export const person = {
  ...{ stationPhone: '', note: '耳背', phone: '13905730001', relation: '' },
  relatives: [{ name: '沈小梅', relation: '女儿', phone: '13905730009' }],
}
export const mineWith = (call: HelpCallView | null): MyHelpAnswer => ({
  ...{ drillsAllowed: true, pollSeconds: 3, dialNumber: '120' },
  mine: [
    {
      ...{ registrationId: 'key-1', state: 'registered', name: '沈慧琴', door: '1幢101', regionId },
      ...{ relation: '', mayPress: true, dialNumber: '0573-88110001', details: null },
      ...{ call, looks: [] },
    },
  ],
})

export const phone = (options: FixtureOptions = {}, isOnline = true) => {
  const dialled: string[] = []
  const rung: string[] = []
  const clock = createManualClock()
  const alarm: Alarm = { ring: () => rung.push('ring'), quiet: () => rung.push('quiet') }
  const answers = options.answers ?? {}
  const application = createFixtureApplication({
    ...options,
    device: {
      clock,
      alarm,
      telephone: {
        dial: (number) => {
          dialled.push(number)
          return Promise.resolve()
        },
      },
      network: {
        /** An answer may be promised: it has not come yet. */
        call: async (path) =>
          path in answers
            ? { kind: 'answer', body: { ok: true, output: await answers[path] } }
            : { kind: 'unreachable' },
        maxRequestBytes: 100 * 1024,
        isOnline: () => Promise.resolve(isOnline),
        onChange: () => () => undefined,
      },
    },
  })
  return { application, clock, dialled, rung }
}

export const drawn = () => new Promise((resolve) => setTimeout(resolve, 60))
