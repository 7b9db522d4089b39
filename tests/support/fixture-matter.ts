/** A matter that just came in on a Monday morning. */
import type { Matter } from '../../src/domain/matter/matter'
import { startClock } from '../../src/domain/matter/matter-clock'
import { defaultMatters } from '../../src/domain/settings/matter-rules'

const submittedAtMs = Date.parse('2026-11-16T08:30:00+08:00')

export const newMatter: Matter = startClock(
  {
    id: 'matter-1',
    regionId: 'building',
    channel: 'resident',
    category: '设施维修',
    deadlineClass: 'seven-days',
    state: 'waiting',
    duty: { regionId: 'building', kindId: '' },
    responsible: null,
    joint: [],
    askerMemberId: 'asker',
    pause: { kind: 'none' },
    clockFromMs: submittedAtMs,
    dueAtMs: submittedAtMs,
    nextAlarmAtMs: 0,
    warned: false,
    escalations: 0,
    reopened: false,
    outcome: null,
    answeredAtMs: 0,
    rating: null,
    laterRating: null,
    mergedInto: '',
    submittedAtMs,
    changedAtMs: submittedAtMs,
  },
  submittedAtMs,
  defaultMatters,
)
