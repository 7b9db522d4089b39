/**
 * Taking down what a volunteer without a phone finds wrong with hours on public notice; a colleague decides it. What is typed
 * outlives the page and keeps one id: however often it is sent, because no answer came, it is one objection.
 */
import { Text } from '@tarojs/components'
import * as v from 'valibot'
import { useDraftForm } from '../../../../components/asking/use-draft-form'
import { Button } from '../../../../components/button'
import { Field } from '../../../../components/field'
import { Loading } from '../../../../components/loading'
import { Notice } from '../../../../components/notice'
import { Sheet } from '../../../../components/sheet'
import { minutesWords } from '../../../../domain/minutes-words'
import type { VolunteerRecord } from '../../../../protocol/volunteer'
import { recordId } from '../../record-id'
import type { NoticedHours } from './hours-card'
import type { VolunteerFileState } from './use-volunteer-file'

const formShape = v.strictObject({ objectionId: v.string(), text: v.string() })

interface ObjectionForSheetProps {
  readonly page: VolunteerFileState
  readonly record: VolunteerRecord
  readonly hours: NoticedHours
  readonly onClose: () => void
}

export function ObjectionForSheet({ page, record, hours, onClose }: ObjectionForSheetProps) {
  const { application, busy, problem } = page
  const { serviceId } = hours
  const { form, change, forget } = useDraftForm({
    ...{ application, draftKey: `hours.object-for ${serviceId}`, shape: formShape },
    fresh: () => ({ objectionId: recordId(application), text: '' }),
  })
  const send = async (): Promise<void> => {
    if (!form || !(await page.objectFor({ ...form, serviceId, text: form.text.trim() }))) return
    forget()
    onClose()
  }
  return (
    <Sheet open title={`替${record.details.name}提异议`} onClose={onClose}>
      <Text className="page__subtitle">
        {`${hours.title} · 公示的是 ${minutesWords(hours.minutes)}`}
      </Text>
      <Notice
        tone="grey"
        text="照本人的话记，只有社区工作者看得到。由另一位同事核对，结果写在这一页，请转告本人。"
      />
      <Notice text={problem} />
      {form ? (
        <>
          <Field
            label="本人说哪里不对"
            value={form.text}
            maxLength={500}
            lines
            placeholder="比如：少记了半小时"
            onChange={(text) => change({ text })}
          />
          <Button
            kind="primary"
            busy={busy}
            disabled={form.text.trim() === ''}
            onPress={() => void send()}
          >
            交给同事核对
          </Button>
        </>
      ) : (
        <Loading rows={2} />
      )}
    </Sheet>
  )
}
