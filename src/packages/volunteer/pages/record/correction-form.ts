/** The form of a correction: what is written over the own record, its draft, and what is sent of it. Pure. */
import * as v from 'valibot'
import { regionIdShape } from '../../../../domain/shapes'
import type {
  CorrectionChanges,
  Guardian,
  VolunteerDetails,
} from '../../../../domain/volunteer/volunteer'
import type { OpenRegion, VolunteerRecord } from '../../../../protocol/volunteer'
import { writtenDetails } from '../../written-details'

/** Also of who has left: nothing else of what they wrote is kept. The guardian is told apart. */
const keptFields = ['name', 'sex', 'birthDate', 'phone'] as const

/** Everything that somebody registered with. */
const fields = [...keptFields, 'skills', 'serviceKinds', 'team', 'politicalStatus'] as const

export interface CorrectionForm extends Pick<
  VolunteerDetails,
  (typeof fields)[number] | 'guardian'
> {
  /** '' leaves the number on file, of which only a mask is known here. */
  readonly idNumber: string
  readonly note: string
  /** Where somebody moved house to; null: nowhere. */
  readonly moveTo: OpenRegion | null
}

/**
 * Only what was written, so that what the community corrects meanwhile is not asked back. An ID number is not written to the
 * phone.
 */
export const correctionDraftShape = v.object({
  /** Made with the form: sent again after an answer that never came, it is the same request. */
  requestId: v.string(),
  written: v.object({
    ...writtenDetails,
    note: v.exactOptional(v.string()),
    moveTo: v.exactOptional(v.nullable(v.object({ id: regionIdShape, name: v.string() }))),
  }),
})
export type CorrectionDraft = v.InferOutput<typeof correctionDraftShape>
export type Written = CorrectionDraft['written']

/** One move waits at a time, of who is verified. */
export const mayMove = ({ state, corrections }: VolunteerRecord): boolean =>
  state === 'verified' && !corrections.some((one) => one.state === 'open' && one.moveTo !== null)

export const formOf = (
  record: VolunteerRecord,
  written: Written,
  idNumber: string,
): CorrectionForm => {
  const { guardian = record.details.guardian } = written
  return {
    ...{ ...record.details, note: '', ...written, idNumber },
    // What an older draft says of the telephone is not asked for either.
    guardian: record.state === 'left' ? { ...guardian, phone: '' } : guardian,
    moveTo: mayMove(record) ? (written.moveTo ?? null) : null,
  }
}

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** Another guardian consents today; a number or a relation put right leaves the day of the consent as it was. */
const guardianOf = (known: Guardian, form: Guardian, today: string): Guardian => ({
  ...form,
  consentedOn: known.name === form.name && known.consentedOn !== '' ? known.consentedOn : today,
})

/** Only what was written otherwise. */
export const changesOf = (
  { details, state }: VolunteerRecord,
  form: CorrectionForm,
  today: string,
): CorrectionChanges => ({
  ...Object.fromEntries(
    (state === 'left' ? keptFields : fields).flatMap((field) =>
      isSame(form[field], details[field]) ? [] : [[field, form[field]] as const],
    ),
  ),
  ...(form.idNumber === '' ? {} : { idNumber: form.idNumber }),
  ...(isSame(form.guardian, details.guardian)
    ? {}
    : { guardian: guardianOf(details.guardian, form.guardian, today) }),
})
