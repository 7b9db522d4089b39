/**
 * What holding the key does: calls over the network; where that does not get through, for whatever reason, the telephone
 * rings instead, and the call is kept, to be sent later. Nothing on the phone (no room, a slow disk) may keep it from dialling.
 */
import * as v from 'valibot'
import type { Application, MyHelp } from '../../application'
import type { Refusal } from '../../domain/refusal'
import { regionIdShape } from '../../domain/shapes'
import { explainFailure } from '../server-answer/failure-words'

/** Nobody who needs help waits longer for an answer than this; then the telephone rings. */
export const longestWaitMs = 8_000

/** kept: dialled, and goes out by itself later. dialled: the server would not have it, or there was no room to keep it. */
export type HelpPress = 'sent' | 'kept' | 'dialled' | 'drill-failed'

export interface Pressed {
  readonly press: HelpPress
  /** What to read then; '' when it was sent. */
  readonly words: string
}

type Failure = Refusal | 'unreachable'

/** What does not answer, or breaks, is given up. */
const soon = <Value>(
  { clock }: Application['device'],
  doing: Promise<Value>,
  otherwise: Value,
): Promise<Value> =>
  Promise.race([
    doing.catch(() => otherwise),
    new Promise<Value>((resolve) => {
      clock.later(longestWaitMs, () => resolve(otherwise))
    }),
  ])

export type PressedKey = Pick<MyHelp, 'registrationId' | 'regionId' | 'dialNumber'>

export const pressHelpKey = async (
  application: Application,
  { registrationId, regionId: region, dialNumber }: PressedKey,
  isDrill: boolean,
): Promise<Pressed> => {
  const { device, letters } = application
  const regionId = v.parse(regionIdShape, region)
  const [callId, pressedAtMs] = [device.identifiers.newId(), device.clock.nowMs()]
  const args = { callId, registrationId, pressedAtMs, isDrill }
  const asked = async (): Promise<Failure | null> => {
    if (!(await device.network.isOnline())) return 'unreachable'
    const sent = await application.request('help.call', regionId, args)
    return sent.ok ? null : sent.error
  }
  const failure = await soon<Failure | null>(device, asked(), 'unreachable')
  if (failure === null) return { press: 'sent', words: '' }
  if (isDrill)
    return {
      press: 'drill-failed',
      words:
        failure === 'unreachable'
          ? '没有网络，演练发不出去。要紧时按住大按钮会直接拨电话。'
          : explainFailure(failure),
    }
  const dialling = device.telephone.dial(dialNumber)
  if (failure !== 'unreachable') {
    await dialling
    return { press: 'dialled', words: `呼叫没有发出，正在拨电话。${explainFailure(failure)}` }
  }
  // The same id: should the first one have arrived after all, it is the same call.
  const keeping = letters.send('help.call', regionId, args).then(({ ok }) => ok)
  const isKept = await soon(device, keeping, false)
  await dialling
  return isKept
    ? { press: 'kept', words: '没有网络，正在拨电话。呼叫已记在本机，有网就自动发出。' }
    : { press: 'dialled', words: '没有网络，正在拨电话。' }
}
