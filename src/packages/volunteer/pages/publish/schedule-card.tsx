/** When: one day, or a weekday over some months; each day has one shift or several. */
import { View } from '@tarojs/components'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Chips, Segments } from '../../../../components/choice'
import { DateField } from '../../../../components/date-field'
import { Field, FieldFrame } from '../../../../components/field'
import { maxShiftsInActivity } from '../../../../domain/activity/activity'
import { TimeField } from '../../../../components/time-field'
import type { ShiftForm } from './activity-form'
import type { PublishPageState } from './use-publish'

const kinds = [
  { value: 'once', label: '办一次' },
  { value: 'series', label: '每周都办' },
] as const

const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'].map((label, index) => ({
  value: String(index + 1),
  label,
}))

interface ScheduleCardProps {
  readonly page: PublishPageState
  /** One that is published already. */
  readonly onCancelShift: (shift: ShiftForm) => void
}

export function ScheduleCard({ page, onCancelShift }: ScheduleCardProps) {
  const { form, change, isNew, today } = page
  return (
    <Card title="什么时候">
      {isNew && (
        <FieldFrame label="">
          <Segments options={kinds} value={form.kind} onChange={(kind) => change({ kind })} />
        </FieldFrame>
      )}
      {isNew && form.kind === 'once' && (
        <DateField
          label="哪一天"
          value={form.date}
          earliest={today}
          onChange={(date) => change({ date })}
        />
      )}
      {isNew && form.kind === 'series' && (
        <>
          <FieldFrame label="每周哪天">
            <Chips
              options={weekdays}
              value={String(form.weekday)}
              onChange={(weekday) => change({ weekday: Number(weekday) })}
            />
          </FieldFrame>
          <DateField
            label="从哪天起"
            value={form.fromDate}
            earliest={today}
            onChange={(fromDate) => change({ fromDate })}
          />
          <DateField
            label="到哪天止"
            value={form.toDate}
            earliest={form.fromDate === '' ? today : form.fromDate}
            onChange={(toDate) => change({ toDate })}
          />
        </>
      )}
      {form.shifts.map((shift, index) => (
        <ShiftFields
          key={shift.shiftId || index}
          page={page}
          shift={shift}
          at={index}
          onCancel={onCancelShift}
        />
      ))}
      {form.shifts.length < maxShiftsInActivity && (
        <Button kind="quiet" onPress={page.addShift}>
          再加一班
        </Button>
      )}
    </Card>
  )
}

interface ShiftFieldsProps {
  readonly page: PublishPageState
  readonly shift: ShiftForm
  readonly at: number
  readonly onCancel: (shift: ShiftForm) => void
}

function ShiftFields({ page, shift, at, onCancel }: ShiftFieldsProps) {
  const { changeShift, isNew, form, today } = page
  const which = form.shifts.length > 1 ? `第 ${at + 1} 班 ` : ''
  return (
    <View>
      {!isNew && (
        <DateField
          label={`${which}哪一天`}
          value={shift.date}
          earliest={today}
          onChange={(date) => changeShift(at, { date })}
        />
      )}
      <TimeField
        label={`${which}开始`}
        value={shift.from}
        onChange={(from) => changeShift(at, { from })}
      />
      <TimeField
        label={`${which}结束`}
        value={shift.to}
        onChange={(to) => changeShift(at, { to })}
      />
      <Field
        label={`${which}名额`}
        keyboard="number"
        value={shift.quota}
        maxLength={4}
        onChange={(quota) => changeShift(at, { quota })}
      />
      {form.shifts.length > 1 && shift.shiftId === '' && (
        <Button kind="quiet" onPress={() => page.removeShift(at)}>
          {`去掉第 ${at + 1} 班`}
        </Button>
      )}
      {form.shifts.some((one) => one !== shift && one.shiftId !== '') && shift.shiftId !== '' && (
        <Button kind="quiet" onPress={() => onCancel(shift)}>
          {`取消第 ${at + 1} 班`}
        </Button>
      )}
    </View>
  )
}
