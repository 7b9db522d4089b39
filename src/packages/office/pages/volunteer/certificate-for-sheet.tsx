/** Asking for a certificate in the place of a volunteer without a phone, who is at the desk; a colleague issues it. */
import { CertificateFields } from '../../../../components/asking/certificate-fields'
import { useCertificateForm } from '../../../../components/asking/use-certificate-form'
import { Notice } from '../../../../components/notice'
import { Sheet } from '../../../../components/sheet'
import type { VolunteerRecord } from '../../../../protocol/volunteer'
import type { VolunteerFileState } from './use-volunteer-file'

interface CertificateForSheetProps {
  readonly page: VolunteerFileState
  readonly record: VolunteerRecord
  readonly onClose: () => void
}

export function CertificateForSheet({
  page,
  record: { details },
  onClose,
}: CertificateForSheetProps) {
  const { application, today, busy, problem } = page
  const { form, change } = useCertificateForm(application, today)
  const send = async (): Promise<void> => {
    if (await page.askCertificateFor(form)) onClose()
  }
  return (
    <Sheet open title={`替${details.name}申请证明`} onClose={onClose}>
      <Notice
        tone="grey"
        text="公示期满入账的时长才写进证明。申请后请同事看着证件出具，打印出来交给本人。"
      />
      <CertificateFields
        form={form}
        onChange={change}
        today={today}
        hasIdNumber={details.idNumber !== ''}
        busy={busy}
        problem={problem}
        act="提出申请"
        onAsk={() => void send()}
      />
    </Sheet>
  )
}
