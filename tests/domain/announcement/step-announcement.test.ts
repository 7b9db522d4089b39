/** Announcements over random histories: what is public is never changed in silence, and what is over stays over. */
import fc from 'fast-check'
import { addDays, chinaDate } from '../../../src/domain/calendar'
import {
  standingOf,
  type Announcement,
  type AnnouncementFields,
} from '../../../src/domain/announcement/announcement'
import {
  newAnnouncement,
  stepAnnouncement,
  type AnnouncementAct,
} from '../../../src/domain/announcement/step-announcement'
import {
  countUnread,
  isUnread,
  marksWith,
  mostMarks,
  trimmedMarks,
  type ReadMarks,
} from '../../../src/domain/announcement/unread'
import { regionId } from '../../support/fixture-building'

const dayMs = 86_400_000
const startMs = Date.parse('2026-11-16T08:30:00+08:00')
const today = chinaDate(startMs)

const fields: AnnouncementFields = {
  ...{ kind: 'outage', title: '停水通知', text: '周四停水', regionIds: [regionId('c1')] },
  ...{ fromDate: today, untilDate: addDays(today, 3), pinned: false, photoId: '', activityId: '' },
}
const someFields = fc
  .record({
    text: fc.constantFrom('周四停水', '周五停水'),
    from: fc.integer({ min: -3, max: 6 }),
    days: fc.integer({ min: -1, max: 400 }),
  })
  .map(({ text, from, days }) => {
    const fromDate = addDays(today, from)
    const written = { ...fields, text, fromDate, untilDate: addDays(fromDate, days) }
    return { fields: written, seenAtMs: 0 }
  })
const acts: fc.Arbitrary<AnnouncementAct> = fc.oneof(
  someFields.map((one) => ({ kind: 'draft' as const, ...one })),
  { weight: 3, arbitrary: someFields.map((one) => ({ kind: 'publish' as const, ...one })) },
  {
    weight: 4,
    arbitrary: someFields.map((one) => ({ kind: 'correct' as const, ...one, words: '改' })),
  },
  fc.constant({ kind: 'withdraw' as const, reason: '写错了' }),
)
const isStale = fc.nat(9).map((one) => one === 0)
const history = fc.array(fc.tuple(acts, fc.integer({ min: -30, max: 60 }), isStale), {
  maxLength: 40,
})

const shown = ({ fields: { title, text } }: Announcement) => `${title} ${text}`

test('what readers see changes only by a correction that keeps what stood there, or a withdrawal with its reason', () => {
  let published = 0
  let corrected = 0
  fc.assert(
    fc.property(history, (steps) => {
      let now = newAnnouncement('a', 'c1', fields)
      let clockMs = startMs
      for (const [given, hours, stale] of steps) {
        clockMs += hours * 3_600_000
        const before = now
        const seenAtMs = stale ? now.changedAtMs - 1 : now.changedAtMs
        const act = given.kind === 'withdraw' ? given : { ...given, seenAtMs }
        const next = stepAnnouncement(now, act, clockMs)
        if (!next.ok) continue
        now = next.value
        expect(now.changedAtMs).toBeGreaterThan(before.changedAtMs)
        if (stale && act.kind !== 'withdraw') expect(act.fields).toEqual(before.fields)
        if (now.publishedAtMs > 0 && before.publishedAtMs === 0) {
          published++
          expect(act.kind).toBe('publish')
          const standing = standingOf(now, chinaDate(now.changedAtMs))
          expect(['standing', 'coming']).toContain(standing)
        }
        if (before.publishedAtMs > 0) {
          expect(now.publishedAtMs).toBe(before.publishedAtMs)
          if (shown(now) !== shown(before)) {
            corrected++
            expect(now.corrections).toHaveLength(before.corrections.length + 1)
            expect(now.corrections.at(-1)).toMatchObject({ text: before.fields.text, words: '改' })
          }
          if (now.state === 'withdrawn') expect(now.withdrawnReason).toBe('写错了')
        }
        expect(before.state).not.toBe('withdrawn')
      }
      expect(now.corrections.length).toBeLessThanOrEqual(20)
    }),
    { numRuns: 500 },
  )
  expect([published, corrected].every((count) => count > 50)).toBe(true)
})

test('stands from its first day to its last, by itself', () => {
  const draft = newAnnouncement('a', 'c1', { ...fields, fromDate: addDays(today, 2) })
  const step = stepAnnouncement(
    draft,
    { kind: 'publish', fields: draft.fields, seenAtMs: 0 },
    startMs,
  )
  if (!step.ok) throw new Error('refused')
  const on = (days: number) => standingOf(step.value, addDays(today, days))
  expect([on(1), on(2), on(3), on(4)]).toEqual(['coming', 'standing', 'standing', 'expired'])
  const late = stepAnnouncement(
    step.value,
    {
      ...{ kind: 'correct', words: '延长', seenAtMs: step.value.changedAtMs },
      fields: { ...fields, untilDate: addDays(today, 90) },
    },
    startMs + 5 * dayMs,
  )
  expect(late).toMatchObject({ ok: false, error: { code: 'already-done' } })
})

test('what stands is not taken from its readers by a correction, and no correction loses a colleague’s', () => {
  const both = { ...fields, regionIds: [regionId('c1'), regionId('c2')] }
  const publish = { kind: 'publish', fields: both, seenAtMs: 0 } as const
  const step = stepAnnouncement(newAnnouncement('a', 'c1', both), publish, startMs)
  if (!step.ok) throw new Error('refused')
  const correct = (change: Partial<AnnouncementFields>, of: Announcement = step.value) => {
    const written = { ...both, ...change }
    const act = { kind: 'correct', words: '改', seenAtMs: step.value.changedAtMs } as const
    return stepAnnouncement(of, { ...act, fields: written }, startMs)
  }
  const gone = { ok: false, error: { detail: expect.stringContaining('撤回后重新发') as string } }
  expect(correct({ fromDate: addDays(today, 1) })).toMatchObject(gone)
  expect(correct({ regionIds: [regionId('c1'), regionId('c3')] })).toMatchObject(gone)
  const wider = correct({ regionIds: [...both.regionIds, regionId('c3')] })
  if (!wider.ok) throw new Error('refused')
  const late = { ok: false, error: { code: 'already-done' } }
  expect(correct({ text: '周五停水' }, wider.value)).toMatchObject(late)
  const coming = { ...step.value, fields: { ...both, fromDate: addDays(today, 1) } }
  expect(correct({ fromDate: addDays(today, 2), text: '周五停水' }, coming).ok).toBe(true)
})

test('is unread until it was read, and again when it was corrected or withdrawn', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(4), fc.boolean(), fc.nat(3)), { maxLength: 30 }),
      (reading) => {
        let marks: ReadMarks = {}
        const last = new Map<string, string>()
        for (const [which, isWithdrawn, count] of reading) {
          const state = isWithdrawn ? ('withdrawn' as const) : ('published' as const)
          const corrections = Array.from({ length: count }, () => ({ atMs: 0 }))
          const one = { id: `a${which}`, state, corrections }
          expect(isUnread(marks, one)).toBe(last.get(one.id) !== `${state}${count}`)
          marks = trimmedMarks(marksWith(marks, one))
          last.set(one.id, `${state}${count}`)
          expect(countUnread(marks, [one])).toBe(0)
        }
      },
    ),
  )
  const many = Array.from({ length: mostMarks + 5 }, (_, at) => [`a${at}`, 'published.0'])
  expect(Object.keys(trimmedMarks(Object.fromEntries(many) as ReadMarks))).toHaveLength(mostMarks)
})
