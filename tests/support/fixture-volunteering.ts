/** A volunteer's record and some activities, as the server would answer them. */
import type { ListedActivity, MySignUp, PublicShift } from '../../src/protocol/activity'
import type { VolunteerRecord } from '../../src/protocol/volunteer'
import type { Application } from '../../src/application'
import { noGuardian } from '../../src/domain/volunteer/volunteer'
import { createFixtureApplication } from './fixture-application'
import { regionId } from './fixture-building'
import { createManualClock } from './manual-clock'
import type { OfficeCommandName } from '../../src/domain/office-commands'
import type { FixtureOptions } from './fixture-application'

export const fixtureNowMs = createManualClock().nowMs()
const hour = 3_600_000

export const fixtureShift = (part: Partial<PublicShift> = {}): PublicShift => ({
  id: 'a.s1',
  startsAtMs: fixtureNowMs + 48 * hour,
  endsAtMs: fixtureNowMs + 50 * hour,
  quota: 3,
  seatsTaken: 1,
  waiting: 0,
  state: 'open',
  cancelledReason: '',
  ...part,
})

export const fixtureActivity = (part: Partial<ListedActivity> = {}): ListedActivity => ({
  id: 'a',
  title: '楼道清洁',
  serviceKind: '环境卫生',
  brand: '红色召集令',
  place: '迎凤二期 7 幢楼下',
  note: '请穿旧衣服',
  contactName: '李组长',
  contactPhone: '057388000001',
  photoId: '',
  regionId: regionId('s1'),
  regionName: '迎凤社区',
  seriesId: '',
  state: 'open',
  cancelledReason: '',
  hidden: false,
  placeCheck: null,
  shifts: [fixtureShift()],
  laterInSeries: 0,
  isNear: false,
  ...part,
})

export const fixtureRecord = (part: Partial<VolunteerRecord> = {}): VolunteerRecord => ({
  id: 'v1',
  number: '3304830010030001',
  state: 'verified',
  settledReason: '',
  regionId: regionId('s1'),
  regionName: '迎凤社区',
  registeredAtMs: fixtureNowMs - 1000 * hour,
  enrolled: null,
  details: {
    name: '沈慧琴',
    sex: 'female',
    birthDate: '1968-05-12',
    phone: '13905730001',
    idNumber: '33**************29',
    skills: ['理发'],
    serviceKinds: ['敬老助残'],
    team: '红梅队',
    politicalStatus: '',
    guardian: noGuardian,
  },
  carried: null,
  service: [],
  serviceSum: { times: part.service?.length ?? 0, minutes: 0 },
  entries: [],
  corrections: [],
  ...part,
})

export const fixtureSignUp = (part: Partial<MySignUp> = {}): MySignUp => ({
  activityId: 'a',
  shiftId: 'a.s1',
  title: '楼道清洁',
  place: '迎凤二期 7 幢楼下',
  startsAtMs: fixtureNowMs + 48 * hour,
  endsAtMs: fixtureNowMs + 50 * hour,
  state: 'seated',
  waitingPlace: 0,
  cancelled: false,
  cancelledReason: '',
  placeCheck: null,
  ...part,
})

export interface SentCommand {
  readonly name: OfficeCommandName
  readonly args: unknown
}

/**
 * An application whose office commands are written down and answered by name; others succeed without an answer. lettersWait:
 * letters get none.
 */
export const volunteeringApplication = (
  answers: Readonly<Record<string, unknown>>,
  told: Readonly<Record<string, unknown>> = {},
  options: FixtureOptions & { readonly lettersWait?: boolean } = {},
) => {
  const fixture = createFixtureApplication({ answers, ...options })
  const sent: SentCommand[] = []
  const request = (name: OfficeCommandName, _regionId: string, args: unknown) => {
    sent.push({ name, args })
    return Promise.resolve({ ok: true, value: told[name] } as const)
  }
  const letters: Application['letters'] = {
    ...fixture.letters,
    async send(name, regionId, args, more) {
      const written = await fixture.letters.send(name, regionId, args, more)
      sent.push({ name, args })
      if (options.lettersWait !== true)
        fixture.change({
          letters: fixture.snapshot().letters.map((letter) => ({
            ...letter,
            state: { kind: 'sent', answer: told[name], atMs: fixtureNowMs },
          })),
        })
      return written
    },
  }
  return { application: { ...fixture, request, letters }, sent }
}
