/** What an elder, a son and a relative do: press the key, look at how it stands, say that all is well. */
import * as v from 'valibot'
import { CallFailed, type Application } from '../../../src/application'
import { longestWaitMs, pressHelpKey } from '../../../src/components/help-key/press-help-key'
import { isOver } from '../../../src/domain/help/help-call'
import { regionIdShape } from '../../../src/domain/shapes'
import type { MyHelp, MyHelpAnswer } from '../../../src/protocol/help'
import { pick } from '../chance'
import type { SimulatedPhone } from '../simulated-phone'
import type { PressMade } from './help-promises'
import type { HelpWorld } from './help-world'

/** As the pages keep it (use-my-help.ts). */
const myHelpKey = 'help.mine'

/** null: no answer came. What is broken in the app itself is not swallowed. */
export const answerOf = <Answer>(asking: Promise<Answer>): Promise<Answer | null> =>
  asking.catch((error: unknown) => {
    if (error instanceof CallFailed) return null
    throw error
  })

export const look = (world: HelpWorld, phone: SimulatedPhone): void => {
  const app = phone.app()
  const askedAtMs = world.clock.nowMs
  const looking = async (): Promise<void> => {
    const answer = await answerOf(app.server.help.mine({}))
    if (!answer) return
    // Kept before it is shown, as the page does.
    await app.answers.keep(myHelpKey, answer)
    for (const { call } of answer.mine) {
      if (!call) continue
      world.promises.claims.push({ phoneId: phone.id, view: call })
      const { nowMs: answeredAtMs } = world.clock
      const seen = { memberId: phone.owner, callId: call.id, how: 'help.mine' }
      world.promises.sightings.push({ ...seen, askedAtMs, answeredAtMs })
    }
  }
  phone.unasked('help.mine', looking())
}

/** What the page has kept: a key is there without a network too. */
const kept = async (app: Application): Promise<readonly MyHelp[]> => {
  const answer = await app.answers.read<MyHelpAnswer>(myHelpKey).catch(() => null)
  return answer?.answer.mine.filter(({ mayPress }) => mayPress) ?? []
}

const isDialling = (phone: SimulatedPhone, { key, atMs }: PressMade): boolean =>
  phone.dialled.some((call) => call.number === key.dialNumber && call.atMs >= atMs)

/** Whoever could not be told that the call is there hears the telephone ring by now. */
const checkSoon = (world: HelpWorld, phone: SimulatedPhone, made: PressMade): void => {
  const app = phone.app()
  world.clock.after(longestWaitMs + 500, () => {
    if (made.isDrill || !phone.isRunning() || phone.app() !== app) return
    if (made.told !== 'sent' && !isDialling(phone, made))
      world.promises.break('pressed', `${phone.id} neither called nor dialled for ${made.pressId}`)
  })
}

export const press = async (
  world: HelpWorld,
  phone: SimulatedPhone,
  isDrill: boolean,
): Promise<void> => {
  const app = phone.app()
  const [key] = await kept(app)
  if (!key || !phone.isRunning() || phone.app() !== app) return
  const pressing = pressHelpKey(app, key, isDrill)
  // It has taken its id already, before it waits for anything.
  const pressId = phone.lastId()
  const made: PressMade = {
    ...{ pressId, phoneId: phone.id, key, isDrill, atMs: world.clock.nowMs },
    told: '',
  }
  world.promises.presses.push(made)
  checkSoon(world, phone, made)
  const telling = async (): Promise<void> => {
    made.told = (await pressing).press
    if (made.told === 'kept') world.struck.count('dialled without a network')
  }
  phone.unasked('press', telling())
}

export const cancel = async (phone: SimulatedPhone, dice: number): Promise<void> => {
  const app = phone.app()
  const open = (await kept(app)).flatMap(({ call, regionId }) =>
    call && !isOver(call) ? [{ callId: call.id, regionId }] : [],
  )
  const one = pick(open, dice)
  if (!one || !phone.isRunning() || phone.app() !== app) return
  const regionId = v.parse(regionIdShape, one.regionId)
  phone.unasked('cancel', app.request('help.cancel', regionId, { callId: one.callId }))
}
