/** The fields of which the forms of a mediation are made; which of them an act has stands in act-forms.ts. */
import { Button } from '../../components/button'
import { Chips, MultiChips, Segments } from '../../components/choice'
import { DateField } from '../../components/date-field'
import { Field, FieldFrame } from '../../components/field'
import { TimeField } from '../../components/time-field'
import {
  keptNames,
  keptStates,
  otherWayNames,
  otherWays,
  sideNames,
} from '../../domain/mediation/mediation'
import { maxMediationWords } from '../../domain/mediation/mediation-commands'
import type { MediationView } from '../../protocol/mediation'
import type { ActDraft, FieldName } from './act-forms'

interface ActFieldProps {
  readonly name: FieldName
  readonly label: string
  readonly draft: ActDraft
  readonly set: (change: Partial<ActDraft>) => void
  readonly view: MediationView
}

const forms = [
  { value: 'written', label: '书面协议' },
  { value: 'oral', label: '口头协议' },
] as const

const answers = [
  { value: 'yes', label: '同意调解' },
  { value: 'no', label: '不同意' },
] as const

const court = [
  { value: 'yes', label: '告诉了' },
  { value: 'no', label: '还没有' },
] as const

export function ActField({ name, label, draft, set, view }: ActFieldProps) {
  switch (name) {
    case 'when':
      return (
        <>
          <DateField
            label={`${label}：哪一天`}
            value={draft.day}
            onChange={(day) => set({ day })}
          />
          <TimeField label="几点" value={draft.time} onChange={(time) => set({ time })} />
        </>
      )
    case 'performBy':
    case 'nextOn':
      return (
        <>
          <DateField label={label} value={draft[name]} onChange={(date) => set({ [name]: date })} />
          {draft[name] !== '' && (
            <Button kind="quiet" onPress={() => set({ [name]: '' })}>
              不定日子
            </Button>
          )}
        </>
      )
    case 'agreedOn':
    case 'revisitOn':
    case 'signedOn':
    case 'on':
      return (
        <DateField label={label} value={draft[name]} onChange={(date) => set({ [name]: date })} />
      )
    case 'form':
      return (
        <FieldFrame label={label} hint="口头的记下来就生效；书面的签了字才生效。">
          <Segments options={forms} value={draft.form} onChange={(form) => set({ form })} />
        </FieldFrame>
      )
    case 'presentIds':
      return (
        <FieldFrame label={label}>
          <MultiChips
            options={view.people.map((one) => ({
              ...{ value: one.id, label: `${sideNames[one.side]} ${one.name}` },
            }))}
            values={draft.presentIds}
            onChange={(presentIds) => set({ presentIds })}
          />
        </FieldFrame>
      )
    case 'toldWays':
      return (
        <FieldFrame label={label} hint="法律要求：没有调成，要告诉当事人还有这些路。">
          <MultiChips
            options={otherWays.map((way) => ({ value: way, label: otherWayNames[way] }))}
            values={draft.toldWays}
            onChange={(toldWays) => set({ toldWays })}
          />
        </FieldFrame>
      )
    case 'kept':
      return (
        <FieldFrame label={label}>
          <Chips
            options={keptStates.map((kept) => ({ value: kept, label: keptNames[kept] }))}
            value={draft.kept}
            onChange={(kept) => set({ kept })}
          />
        </FieldFrame>
      )
    case 'agreed':
      return (
        <FieldFrame
          label={label}
          hint="先告诉：调解不收费，自愿，随时可以不调，也可以去仲裁、诉讼；可以自己选调解员。"
        >
          <Segments options={answers} value={draft.agreed} onChange={(agreed) => set({ agreed })} />
        </FieldFrame>
      )
    case 'toldCourt':
      return draft.kept === 'kept' ? null : (
        <FieldFrame label={label}>
          <Segments
            options={court}
            value={draft.toldCourt}
            onChange={(toldCourt) => set({ toldCourt })}
          />
        </FieldFrame>
      )
    case 'place':
    case 'alsoPresent':
      return (
        <Field
          label={label}
          value={draft[name]}
          maxLength={name === 'place' ? 60 : 100}
          onChange={(text) => set({ [name]: text })}
        />
      )
    case 'words':
    case 'privateWords':
    case 'facts':
    case 'terms':
    case 'performance':
      return (
        <Field
          label={label}
          lines
          value={draft[name]}
          maxLength={maxMediationWords}
          onChange={(text) => set({ [name]: text })}
        />
      )
  }
}
