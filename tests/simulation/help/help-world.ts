/** A simulated world of help calls: phones that press, phones on duty, who is on duty when, and two servers. */
import type { Api } from '../../../cloudfunctions/api/api'
import type { CommandEnvelope, CommandResult } from '../../../src/protocol/envelope'
import type { WatchAnswer } from '../../../src/protocol/help'
import type { Application } from '../../../src/application'
import type { HelpActInput } from '../../../src/domain/help/help-commands'
import { pathOf, posts } from '../../support/api/test-street'
import type { Product } from '../mutation'
import { PhonesOnClock } from '../phones-on-clock'
import type { StreetServer } from '../street-server'
import { StrikeCounter, type FaultKind } from '../struck'
import type { HelpFault } from './help-faults'
import { owners } from './help-history'
import { addTo, HelpPromises } from './help-promises'

/** The clock of the second server is behind by so much. */
export const behindMs = 40_000

type Officer = keyof typeof posts

interface Term {
  readonly memberId: string
  readonly fromMs: number
  untilMs: number
}

const pushed = (input: unknown): readonly CommandEnvelope[] =>
  (input as { readonly commands: readonly CommandEnvelope[] }).commands

/** Notes what is said to the server and what it answers, whether or not the answer arrives. */
const listening = (product: Product, promises: HelpPromises): Product => ({
  ...product,
  arriving: async (path, input, server) => {
    await product.arriving?.(path, input, server)
    for (const { name, args } of path === 'sync.push' ? pushed(input) : []) {
      const { callId } = args as { readonly callId: string }
      if (name === 'help.cancel') addTo(promises.endings, callId, 'cancelled')
      if (name === 'help.call' && promises.arrived.has(callId)) promises.resent.add(callId)
      if (name === 'help.call')
        promises.arrived.set(callId, args as { registrationId: string; isDrill: boolean })
      if (name !== 'help.answer') continue
      const { act } = args as { readonly act: HelpActInput }
      if (act.kind === 'end') addTo(promises.endings, callId, act.outcome)
      if (act.kind === 'acknowledge' || act.kind === 'delay')
        promises.said.push({ callId, minutes: act.minutes })
    }
  },
  answered: async (path, reply, at) => {
    for (const { commandId, name, args } of path === 'sync.push' ? pushed(at.input) : []) {
      if (name !== 'help.call' || !reply.ok) continue
      const { results } = reply.output as { readonly results: readonly CommandResult[] }
      const result = results.find((one) => one.commandId === commandId)
      if (result?.status === 'rejected' || result?.status === 'retry-later') continue
      const given = result?.answer as { readonly callId: string } | undefined
      if (given) addTo(promises.answeredWith, (args as { callId: string }).callId, given.callId)
    }
    return (await product.answered?.(path, reply, at)) ?? reply
  },
})

/** What a phone on duty shows, for one run of the app. */
export interface Watching {
  tag: string
  calls: Extract<WatchAnswer, { same: false }>['calls']
}

interface LastCheck {
  readonly atMs: number
  readonly eventCounts: ReadonlyMap<string, number>
}

export class HelpWorld extends PhonesOnClock<HelpPromises, StrikeCounter<FaultKind | HelpFault>> {
  readonly secondApi: Api
  readonly watching = new WeakMap<Application, Watching>()
  /** What was there at the last check of the calls. */
  lastCheck: LastCheck = { atMs: 0, eventCounts: new Map() }
  private readonly terms: Term[]

  constructor(server: StreetServer, product: Product) {
    const promises = new HelpPromises()
    const struck = new StrikeCounter<FaultKind | HelpFault>()
    super({ server, product: listening(product, promises), promises, struck, owners })
    this.secondApi = { ...server.api, nowMs: () => server.now() - behindMs }
    this.terms = Object.keys(posts).map((memberId) => ({
      ...{ memberId, fromMs: 0, untilMs: Infinity },
    }))
  }

  /** Now, and without a break since then. */
  isOnDuty(memberId: string, sinceMs = Infinity): boolean {
    return this.terms.some(
      (term) => term.memberId === memberId && term.untilMs === Infinity && term.fromMs <= sinceMs,
    )
  }

  async leave(memberId: Officer): Promise<void> {
    const term = this.terms.find((one) => one.memberId === memberId && one.untilMs === Infinity)
    if (!term) return
    term.untilMs = this.clock.nowMs
    await this.setEnd(memberId, this.clock.nowMs)
  }

  async comeBack(memberId: Officer): Promise<void> {
    if (this.isOnDuty(memberId)) return
    this.terms.push({ memberId, fromMs: this.clock.nowMs, untilMs: Infinity })
    await this.setEnd(memberId, null)
  }

  /** A post at or above the door was theirs at some moment of this time. */
  hadDuty(memberId: string, door: string, [fromMs, untilMs]: readonly [number, number]): boolean {
    const post = posts[memberId as Officer] as (typeof posts)[Officer] | undefined
    if (!post || !pathOf(door).startsWith(pathOf(post[1]))) return false
    return this.terms.some(
      (term) => term.memberId === memberId && term.fromMs <= untilMs && term.untilMs >= fromMs,
    )
  }

  private async setEnd(memberId: Officer, endedAtMs: number | null): Promise<void> {
    const isOver = endedAtMs !== null
    await this.server.api.database
      .updateTable('post')
      .set({
        ended_at_ms: endedAtMs,
        ...{ ended_by_member_id: isOver ? 'admin' : null, ended_by_name: isOver ? '管理员' : '' },
      })
      .where('id', '=', `post-${memberId}`)
      .execute()
    await this.server.api.database
      .updateTable('tenant')
      .set((set) => ({ structure_version: set('structure_version', '+', 1) }))
      .execute()
    this.server.lookAgain()
  }
}
