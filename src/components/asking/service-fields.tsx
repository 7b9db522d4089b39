/** What is asked of every service of the time bank: which and for how long; then where to come, when, and what to know. */
import { chinaDate } from '../../domain/calendar'
import { dayMistake, lastDayAhead } from '../../domain/time-bank/kept-request'
import { Chips, Segments } from '../choice'
import { wordOptions } from '../choice/word-options'
import { DateField } from '../date-field'
import { DurationField } from '../duration-field'
import { Field, FieldFrame } from '../field'
import type { ServiceForm } from './service-form'

interface PartProps {
  readonly form: ServiceForm
  readonly onChange: (part: Partial<ServiceForm>) => void
}

interface ServiceFieldsProps extends PartProps {
  /** Of the menu. */
  readonly services: readonly string[]
  /** Of how long. */
  readonly mistake?: string
}

export function ServiceFields({ form, services, mistake = '', onChange }: ServiceFieldsProps) {
  const { service, minutes } = form
  return (
    <>
      <FieldFrame label="要什么服务">
        <Chips
          options={wordOptions(services)}
          value={service === '' ? null : service}
          onChange={(next) => onChange({ service: next })}
        />
      </FieldFrame>
      <DurationField
        minutes={minutes}
        mistake={mistake}
        onChange={(next) => onChange({ minutes: next })}
      />
    </>
  )
}

const days = [
  { value: 'any', label: '哪天都行' },
  { value: 'day', label: '定一天' },
] as const

interface ComingFieldsProps extends PartProps {
  readonly nowMs: number
  /** What else to write beside telephone and address; '' = nothing. */
  readonly alsoWrite?: string
  /** Who gets to see telephone and address. */
  readonly readers?: string
}

export function ComingFields(props: ComingFieldsProps) {
  const { form, nowMs, alsoWrite = '', readers = '接的志愿者和社区', onChange } = props
  const { contact, when, wantedOn, wish } = form
  return (
    <>
      <Field
        label="电话和地址"
        hint={`${alsoWrite}只给${readers}看`}
        maxLength={100}
        value={contact}
        onChange={(next) => onChange({ contact: next })}
        lines
      />
      <FieldFrame label="哪一天">
        <Segments options={days} value={when} onChange={(next) => onChange({ when: next })} />
      </FieldFrame>
      {when === 'day' && (
        <DateField
          label="要哪一天"
          value={wantedOn}
          earliest={chinaDate(nowMs)}
          latest={lastDayAhead(nowMs)}
          mistake={dayMistake(wantedOn, nowMs)}
          onChange={(next) => onChange({ wantedOn: next })}
        />
      )}
      <Field
        label="几点，要注意什么"
        maxLength={200}
        value={wish}
        onChange={(next) => onChange({ wish: next })}
        placeholder="上午，去中医院，走路慢"
        lines
      />
    </>
  )
}
