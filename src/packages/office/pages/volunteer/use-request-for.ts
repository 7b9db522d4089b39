/**
 * Asking for a service for a volunteer without a phone. What is typed outlives the page and keeps one id: however often it is
 * sent, because no answer came, it is one order; once it stands with other words, a second one is asked about first.
 */
import { useState } from 'react'
import * as v from 'valibot'
import { emptyService, serviceEntries, serviceOf } from '../../../../components/asking/service-form'
import { useDraftForm } from '../../../../components/asking/use-draft-form'
import { showToast } from '../../../../components/toast'
import { isEnded, orderStates } from '../../../../domain/time-bank/order'
import type { VolunteerRecord } from '../../../../protocol/volunteer'
import { recordId } from '../../record-id'
import type { VolunteerFileState } from './use-volunteer-file'

const formShape = v.object({ orderId: v.string(), ...serviceEntries })
type Form = v.InferOutput<typeof formShape>

const answerShape = v.object({
  state: v.picklist(orderStates),
  /** It was there already. */
  stands: v.exactOptional(
    v.object({ service: v.string(), minutes: v.number(), wantedOn: v.string(), same: v.boolean() }),
  ),
})

/** The order that an earlier sending of the form has made. */
export interface StandingOrder {
  readonly service: string
  readonly minutes: number
  readonly wantedOn: string
  readonly ended: boolean
}

export const useRequestFor = (
  { application, requestFor }: VolunteerFileState,
  { id: volunteerId }: VolunteerRecord,
  onDone: () => void,
) => {
  const kept = useDraftForm({
    application,
    draftKey: `redeem.request-for.${volunteerId}`,
    shape: formShape,
    fresh: (): Form => ({ orderId: recordId(application), ...emptyService() }),
  })
  const [standing, setStanding] = useState<StandingOrder | null>(null)

  const leave = (): void => {
    kept.forget()
    onDone()
  }
  const send = async (form: Form): Promise<void> => {
    const sent = await requestFor({ orderId: form.orderId, ...serviceOf(form) })
    if (!sent) return
    const told = v.safeParse(answerShape, sent.answer)
    const stands = told.success ? told.output.stands : undefined
    const ended = told.success && isEnded(told.output)
    if (stands && (ended || !stands.same)) return setStanding({ ...stands, ended })
    showToast({ text: '提好了，等志愿者来接。' })
    leave()
  }
  return {
    ...{ form: kept.form, isKept: kept.isKept, change: kept.change, standing, leave },
    send: async (): Promise<void> => {
      if (kept.form) await send(kept.form)
    },
    /** Another one, with the words as they are now. */
    sendAnother: async (): Promise<void> => {
      if (!kept.form) return
      const orderId = recordId(application)
      setStanding(null)
      kept.change({ orderId })
      await send({ ...kept.form, orderId })
    },
  }
}
