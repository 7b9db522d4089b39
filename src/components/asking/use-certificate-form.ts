/**
 * A certificate as it is asked for, by its volunteer or at the desk. It keeps one id while its words stay, so that sending it
 * again, because no answer came, asks for no second one; with other words it is another. The ID number is not written to disk.
 */
import { useState } from 'react'
import type { Application } from '../../application'
import { idTypes } from '../../domain/certificate/certificate'
import type { OfficeCommandArgs } from '../../domain/office-commands'

export type CertificateForm = OfficeCommandArgs<'certificate.ask'>

export interface CertificateFormState {
  readonly form: CertificateForm
  readonly change: (part: Partial<CertificateForm>) => void
  /** It was sent. */
  readonly startAfresh: () => void
}

export const useCertificateForm = (
  { device: { identifiers } }: Application,
  today: string,
): CertificateFormState => {
  /** The year so far. */
  const fresh = (): CertificateForm => ({
    certificateId: identifiers.newId(),
    fromDate: `${today.slice(0, 4)}-01-01`,
    toDate: today,
    idType: idTypes[0],
    idNumber: '',
  })
  const [form, setForm] = useState(fresh)
  return {
    form,
    change: (part) => {
      const certificateId = identifiers.newId()
      setForm((before) => ({ ...before, ...part, certificateId }))
    },
    startAfresh: () => setForm(fresh()),
  }
}
