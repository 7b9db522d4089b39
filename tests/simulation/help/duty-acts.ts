/** What those on duty do: ask whether somebody calls, open a call, answer it; and outsiders, who try to. */
import * as v from 'valibot'
import type { HelpActInput } from '../../../src/domain/help/help-commands'
import { answererOutcomes } from '../../../src/domain/help/help-call'
import { regionIdShape } from '../../../src/domain/shapes'
import { posts } from '../../support/api/test-street'
import { pick } from '../chance'
import type { SimulatedPhone } from '../simulated-phone'
import { answerOf } from './caller-acts'
import type { HelpStep, HelpStepKind } from './help-history'
import type { HelpWorld, Watching } from './help-world'

const note = (
  world: HelpWorld,
  phone: SimulatedPhone,
  seen: { readonly how: string; readonly askedAtMs: number; readonly callIds: readonly string[] },
): void => {
  const { how, askedAtMs, callIds } = seen
  const { nowMs: answeredAtMs } = world.clock
  for (const callId of callIds)
    world.promises.sightings.push({
      ...{ memberId: phone.owner, callId, how, askedAtMs, answeredAtMs },
    })
}

/** As a page on duty does every few seconds (use-help-watch.ts). */
export const poll = (world: HelpWorld, phone: SimulatedPhone): void => {
  const app = phone.app()
  const askedAtMs = world.clock.nowMs
  const before: Watching = world.watching.get(app) ?? { tag: '', calls: [] }
  const polling = async (): Promise<void> => {
    const answer = await answerOf(app.server.help.watch({ tag: before.tag }))
    if (!answer || answer.same) return
    world.watching.set(app, answer)
    note(world, phone, { how: 'help.watch', askedAtMs, callIds: answer.calls.map(({ id }) => id) })
  }
  phone.unasked('help.watch', polling())
}

const openCall = (world: HelpWorld, phone: SimulatedPhone, callId: string): void => {
  const askedAtMs = world.clock.nowMs
  const opening = async (): Promise<void> => {
    const answer = await answerOf(phone.app().server.help.one({ callId }))
    if (answer) note(world, phone, { how: 'help.one', askedAtMs, callIds: [answer.id] })
  }
  phone.unasked('help.one', opening())
}

/** Whoever has nothing to do with a door tries all that there is to ask. */
export const snoop = (world: HelpWorld, phone: SimulatedPhone, dice: HelpStep['dice']): void => {
  const askedAtMs = world.clock.nowMs
  const pressed = pick(world.promises.presses, dice[1])
  if (pressed) openCall(world, phone, pressed.pressId)
  const listing = async (): Promise<void> => {
    const regionId = v.parse(regionIdShape, pick(['c1', 'b1', 'street'] as const, dice[2]) ?? 'c1')
    const answer = await answerOf(phone.app().server.help.calls({ regionId }))
    if (answer)
      note(world, phone, { how: 'help.calls', askedAtMs, callIds: answer.map(({ id }) => id) })
  }
  phone.unasked('help.calls', listing())
}

const actOf = (kind: HelpStepKind, [first, second]: HelpStep['dice']): HelpActInput | null => {
  const words = ''
  if (kind === 'acknowledge') return { kind, minutes: 1 + (first % 40), words }
  if (kind === 'delay') return { kind, minutes: 1 + (first % 25), words }
  if (kind === 'arrive' || kind === 'pass-on') return { kind, words }
  if (kind === 'note') return { kind, words: '老人说没事' }
  if (kind === 'end')
    return { kind, outcome: pick(answererOutcomes, second) ?? 'false-alarm', words }
  return null
}

const watchOf = (world: HelpWorld, phone: SimulatedPhone): Watching['calls'] =>
  phone.isRunning() ? (world.watching.get(phone.app())?.calls ?? []) : []

export const pollAll = (world: HelpWorld): void => {
  for (const phone of world.phones) if (phone.owner in posts) poll(world, phone)
}

/** By somebody whose screen shows a call: for what only who has it does, mostly by them. */
export const actOnDuty = (world: HelpWorld, { kind, phone: place, dice }: HelpStep): void => {
  const act = actOf(kind, dice)
  const showing = world.phones.flatMap((phone) =>
    watchOf(world, phone).map((call) => ({ phone, call })),
  )
  const isOfHolder = ['delay', 'arrive', 'pass-on'].includes(kind) && dice[3] % 5 > 0
  const holding = showing.filter(({ call }) => call.responder?.isSelf === true)
  const one = pick(isOfHolder && holding.length > 0 ? holding : showing, place + dice[2])
  if (!act || !one) return
  const { phone, call } = one
  if (dice[3] % 4 === 0) openCall(world, phone, call.id)
  const regionId = v.parse(regionIdShape, call.regionId)
  phone.unasked(kind, phone.app().request('help.answer', regionId, { callId: call.id, act }))
}

const officers = Object.keys(posts) as (keyof typeof posts)[]

/** Somebody's post ends in the midst of it, or is given back. */
export const changeDuty = async (world: HelpWorld, { kind, dice }: HelpStep): Promise<void> => {
  const anybody = pick(officers, dice[0]) ?? 'steward'
  if (kind === 'on-duty') return world.comeBack(anybody)
  const had = await world.server.api.database
    .selectFrom('help_call')
    .select('responder_member_id as memberId')
    .where('state', '=', 'acknowledged')
    .orderBy('id')
    .execute()
  const holder = officers.find((one) => one === pick(had, dice[1])?.memberId)
  if (holder && dice[2] % 2 === 0) world.struck.count('post ended while they had a call')
  await world.leave(holder && dice[2] % 2 === 0 ? holder : anybody)
}
