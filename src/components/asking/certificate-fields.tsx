/** What a certificate is asked for with: the days, the document and its number where none is on file, and the asking. */
import { idTypes } from '../../domain/certificate/certificate'
import { Button } from '../button'
import { Chips } from '../choice'
import { wordOptions } from '../choice/word-options'
import { DateField } from '../date-field'
import { Field, FieldFrame } from '../field'
import { Notice } from '../notice'
import type { CertificateForm } from './use-certificate-form'

interface CertificateFieldsProps {
  readonly form: CertificateForm
  readonly onChange: (part: Partial<CertificateForm>) => void
  readonly today: string
  readonly hasIdNumber: boolean
  readonly busy: boolean
  /** Beside the button, where a long form would hide it; '' where the page says it. */
  readonly problem: string
  /** On the button. */
  readonly act: string
  readonly onAsk: () => void
}

export function CertificateFields({
  form: { fromDate, toDate, idType, idNumber },
  onChange,
  today,
  hasIdNumber,
  busy,
  problem,
  act,
  onAsk,
}: CertificateFieldsProps) {
  const mistake = fromDate > toDate ? '开始日期在结束日期之后' : ''
  return (
    <>
      <DateField
        label="从哪一天"
        value={fromDate}
        onChange={(next) => onChange({ fromDate: next })}
        latest={today}
      />
      <DateField
        label="到哪一天"
        value={toDate}
        onChange={(next) => onChange({ toDate: next })}
        latest={today}
        mistake={mistake}
      />
      {!hasIdNumber && (
        <>
          <FieldFrame label="证件">
            <Chips
              options={wordOptions(idTypes)}
              value={idType}
              onChange={(next) => onChange({ idType: next })}
            />
          </FieldFrame>
          <Field
            label="证件号码"
            keyboard="idcard"
            value={idNumber}
            onChange={(next) => onChange({ idNumber: next })}
            maxLength={20}
            hint="印在证明上，加密保存，只用于这一份。"
          />
        </>
      )}
      <Notice text={problem} />
      <Button
        kind="primary"
        busy={busy}
        disabled={mistake !== '' || (!hasIdNumber && idNumber.trim() === '')}
        onPress={onAsk}
      >
        {act}
      </Button>
    </>
  )
}
