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
  .map(({ text, from, days }): AnnouncementFields => {
    const fromDate = addDays(today, from)
    return { ...fields, text, fromDate, untilDate: addDays(fromDate, days) }
  })
const acts: fc.Arbitrary<AnnouncementAct> = fc.oneof(
  someFields.map((one) => ({ kind: 'draft' as const, fields: one })),
  { weight: 3, arbitrary: someFields.map((one) => ({ kind: 'publish' as const, fields: one })) },
  {
    weight: 4,
    arbitrary: someFields.map((one) => ({ kind: 'correct' as const, fields: one, words: '改' })),
  },
  fc.constant({ kind: 'withdraw' as const, reason: '写错了' }),
)
const history = fc.array(fc.tuple(acts, fc.integer({ min: -30, max: 60 })), { maxLength: 40 })

const shown = ({ fields: { title, text } }: Announcement) => `${title} ${text}`

test('what readers see changes only by a correction that keeps what stood there, or a withdrawal with its reason', () => {
  let published = 0
  let corrected = 0
  fc.assert(
    fc.property(history, (steps) => {
      let now = newAnnouncement('a', 'c1', fields, startMs)
      let clockMs = startMs
      for (const [act, hours] of steps) {
        clockMs += hours * 3_600_000
        const before = now
        const next = stepAnnouncement(now, act, clockMs)
        if (!next.ok) continue
        now = next.value
        expect(now.changedAtMs).toBeGreaterThanOrEqual(before.changedAtMs)
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
  const draft = newAnnouncement('a', 'c1', { ...fields, fromDate: addDays(today, 2) }, startMs)
  const step = stepAnnouncement(draft, { kind: 'publish', fields: draft.fields }, startMs)
  if (!step.ok) throw new Error('refused')
  const on = (days: number) => standingOf(step.value, addDays(today, days))
  expect([on(1), on(2), on(3), on(4)]).toEqual(['coming', 'standing', 'standing', 'expired'])
  const late = stepAnnouncement(
    step.value,
    { kind: 'correct', fields: { ...fields, untilDate: addDays(today, 90) }, words: '延长' },
    startMs + 5 * dayMs,
  )
  expect(late).toMatchObject({ ok: false, error: { code: 'already-done' } })
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
