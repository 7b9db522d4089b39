/** A matter as columns, there and back. */
import type { Selectable } from 'kysely'
import type { Matter, Pause, Rating } from '../../../src/domain/matter/matter'
import type { MatterJointTable, MatterTable } from '../database/matter-schema'

const pauseOf = (row: Selectable<MatterTable>): Pause =>
  row.pause_kind === 'none'
    ? { kind: 'none' }
    : {
        kind: row.pause_kind,
        sinceMs: row.paused_since_ms ?? 0,
        untilMs: row.paused_until_ms ?? 0,
      }

const ratingOf = (solved: boolean | null, satisfaction: number | null): Rating | null =>
  solved === null || satisfaction === null ? null : { solved, satisfaction }

export const toMatter = (
  row: Selectable<MatterTable>,
  joint: readonly Selectable<MatterJointTable>[],
): Matter => ({
  id: row.id,
  regionId: row.region_id,
  channel: row.channel,
  category: row.category,
  deadlineClass: row.deadline_class,
  state: row.state,
  duty: { regionId: row.duty_region_id, kindId: row.duty_kind_id },
  responsible:
    row.responsible_member_id === null
      ? null
      : {
          memberId: row.responsible_member_id,
          memberName: row.responsible_name,
          duty: { regionId: row.responsible_region_id ?? '', kindId: row.responsible_kind_id },
        },
  joint: joint.map(({ region_id, kind_id, state }) => ({
    ...{ regionId: region_id, kindId: kind_id, state },
  })),
  askerMemberId: row.asker_member_id ?? '',
  pause: pauseOf(row),
  clockFromMs: row.clock_from_ms,
  dueAtMs: row.due_at_ms,
  nextAlarmAtMs: row.next_alarm_at_ms ?? 0,
  warned: row.warned,
  escalations: row.escalations,
  reopened: row.reopened,
  outcome: row.outcome,
  answeredAtMs: row.answered_at_ms ?? 0,
  rating: ratingOf(row.solved, row.satisfaction),
  laterRating: ratingOf(row.later_solved, row.later_satisfaction),
  mergedInto: row.merged_into ?? '',
  submittedAtMs: row.submitted_at_ms,
  changedAtMs: row.changed_at_ms,
})

/** What steps may change. */
export const standing = (matter: Matter, dutyPath: string) => ({
  deadline_class: matter.deadlineClass,
  state: matter.state,
  duty_region_id: matter.duty.regionId,
  duty_path: dutyPath,
  duty_kind_id: matter.duty.kindId,
  responsible_member_id: matter.responsible?.memberId ?? null,
  responsible_name: matter.responsible?.memberName ?? '',
  responsible_region_id: matter.responsible?.duty.regionId ?? null,
  responsible_kind_id: matter.responsible?.duty.kindId ?? '',
  pause_kind: matter.pause.kind,
  paused_since_ms: matter.pause.kind === 'none' ? null : matter.pause.sinceMs,
  paused_until_ms: matter.pause.kind === 'none' ? null : matter.pause.untilMs,
  clock_from_ms: matter.clockFromMs,
  due_at_ms: matter.dueAtMs,
  next_alarm_at_ms: matter.nextAlarmAtMs === 0 ? null : matter.nextAlarmAtMs,
  warned: matter.warned,
  escalations: matter.escalations,
  reopened: matter.reopened,
  outcome: matter.outcome,
  answered_at_ms: matter.answeredAtMs === 0 ? null : matter.answeredAtMs,
  solved: matter.rating?.solved ?? null,
  satisfaction: matter.rating?.satisfaction ?? null,
  later_solved: matter.laterRating?.solved ?? null,
  later_satisfaction: matter.laterRating?.satisfaction ?? null,
  merged_into: matter.mergedInto === '' ? null : matter.mergedInto,
  changed_at_ms: matter.changedAtMs,
})
