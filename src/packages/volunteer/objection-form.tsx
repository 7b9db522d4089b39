/** What somebody writes who finds hours on public notice wrong, be they one's own or another's. */
import { Text } from '@tarojs/components'
import * as v from 'valibot'
import { useApplication } from '../../app-context'
import { Button } from '../../components/button'
import { useDraftForm } from '../../components/asking/use-draft-form'
import { Field } from '../../components/field'
import { Loading } from '../../components/loading'
import { showToast } from '../../components/toast'
import type { RegionId } from '../../domain/shapes'
import { useRequest } from './use-request'

const formShape = v.strictObject({ objectionId: v.string(), text: v.string() })

interface ObjectionFormProps {
  readonly service: { readonly serviceId: string; readonly regionId: RegionId }
  /** Whose hours, of what and how many. */
  readonly words: string
  readonly onDone: () => void
}

export function ObjectionForm({ service, words, onDone }: ObjectionFormProps) {
  const application = useApplication()
  const { form, change, forget } = useDraftForm({
    ...{ application, draftKey: `hours.object ${service.serviceId}`, shape: formShape },
    fresh: () => ({ objectionId: application.device.identifiers.newId(), text: '' }),
  })
  const { busy, problem, send } = useRequest()
  if (!form) return <Loading rows={2} />
  const { objectionId, text } = form
  const object = async (): Promise<void> => {
    const { serviceId, regionId } = service
    const args = { objectionId, serviceId, text: text.trim() }
    if (!(await send('hours.object', regionId, args))) return
    forget()
    showToast({ text: '收到了，社区工作者会核对。' })
    onDone()
  }
  return (
    <>
      <Text className="page__subtitle">{words}</Text>
      <Field
        label="哪里不对"
        value={text}
        onChange={(words) => change({ text: words })}
        mistake={problem}
        placeholder="只有社区工作者看得到"
        maxLength={500}
        lines
      />
      <Button
        kind="primary"
        busy={busy}
        disabled={text.trim() === ''}
        onPress={() => void object()}
      >
        交给社区核对
      </Button>
    </>
  )
}
