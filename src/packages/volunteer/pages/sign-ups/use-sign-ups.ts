/**
 * Who signed up for a shift, a place for somebody without a phone, one that is given back for who cannot come, a call that was
 * made, and the whole number of one of them: the server logs each look before it answers.
 */
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import * as v from 'valibot'
import { useApplication } from '../../../../app-context'
import { textParam } from '../../../../components/navigation/open-page'
import { sentenceOf } from '../../../../components/server-answer/failure-words'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { showToast } from '../../../../components/toast'
import { recordIdShape, regionIdShape } from '../../../../domain/shapes'
import type { SignedUpVolunteer } from '../../../../protocol/activity'
import { useRequest } from '../../use-request'

const placeShape = v.object({ state: v.string() })
const toldShape = v.object({ told: v.boolean() })

const shiftShape = v.object({ shiftId: recordIdShape, regionId: regionIdShape })

export const useSignUps = () => {
  const { server, device } = useApplication()
  const { params } = useRouter()
  const named = v.safeParse(shiftShape, {
    shiftId: textParam(params.shiftId),
    regionId: textParam(params.regionId),
  })
  const shift = named.success ? named.output : null
  const [shown, setShown] = useState<SignedUpVolunteer | null>(null)
  /** Whole; '' until it was asked for. */
  const [phone, setPhone] = useState('')
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const request = useRequest()
  const { send } = request
  const asked = useServerAnswer(shift?.shiftId ?? '', async () =>
    shift ? server.activity.signUps(shift) : [],
  )

  const show = (person: SignedUpVolunteer | null): void => {
    setShown(person)
    setPhone('')
    setProblem('')
  }

  const call = async (): Promise<void> => {
    if (!shift || !shown) return
    setBusy(true)
    try {
      const volunteerId = v.parse(recordIdShape, shown.volunteerId)
      const answer =
        phone === '' ? await server.activity.phone({ ...shift, volunteerId }) : { phone }
      setPhone(answer.phone)
      setProblem('')
      await device.telephone.dial(answer.phone)
    } catch (error) {
      setProblem(sentenceOf(error))
    }
    setBusy(false)
  }

  /** For who has no phone. Answers whether it took effect. */
  const place = async (volunteerId: string): Promise<boolean> => {
    if (!shift) return false
    const { shiftId, regionId } = shift
    const args = { shiftId, volunteerId, comes: true }
    const sent = await send('activity.place-somebody', regionId, args)
    asked.askAgain()
    if (!sent) return false
    const held = v.safeParse(placeShape, sent.answer)
    const isWaiting = held.success && held.output.state === 'waiting'
    showToast({ text: isWaiting ? '名额满了，先候补。' : '报上了。' })
    return true
  }

  /** For whoever cannot come. Answers whether it took effect. */
  const takeBack = async (person: SignedUpVolunteer, reason: string): Promise<boolean> => {
    if (!shift) return false
    const { shiftId, regionId } = shift
    const args = { shiftId, volunteerId: person.volunteerId, comes: false, reason }
    const sent = await send('activity.place-somebody', regionId, args)
    asked.askAgain()
    if (!sent) return false
    const heard = v.safeParse(toldShape, sent.answer)
    const isTold = heard.success && heard.output.told
    show(null)
    showToast({ text: `替他取消了。${isTold ? '会通知他。' : '他收不到通知，请打电话告诉他。'}` })
    return true
  }

  /** Of what the list said; what has come since then is still to be told. */
  const noteCall = async (person: SignedUpVolunteer): Promise<void> => {
    if (!shift) return
    const { shiftId, regionId } = shift
    const { volunteerId, newsId = '', isUntoldSeat = false } = person
    const told = { shiftId, volunteerId, newsId, isUntoldSeat }
    if (!(await send('activity.note-call', regionId, told))) return
    asked.askAgain()
    show(null)
    showToast({ text: '记下了，已经告诉他了。' })
  }

  return {
    regionId: shift?.regionId,
    shiftId: shift?.shiftId ?? '',
    place,
    takeBack,
    noteCall,
    placing: request.busy,
    placeProblem: request.problem,
    isNamed: shift !== null,
    asked,
    shown,
    show,
    phone,
    problem,
    busy,
    call,
  }
}
