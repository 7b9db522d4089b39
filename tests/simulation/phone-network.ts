/**
 * The way between a phone and the server: it takes time, loses, delays and doubles what is sent, and notes which
 * regions the server let the phone hold when it answered.
 */
import type { Network, TransportReply } from '../../src/ports'
import type { CommandResult } from '../../src/protocol/envelope'
import type { Mutation } from './mutation'
import type { Promises } from './promises'
import { regionsOf, type Death, type Handled, type StreetServer } from './street-server'
import type { WorldClock } from './world-clock'

/** What happens to the next call of a phone. */
export type CallFault =
  | { readonly kind: 'lose-request' }
  | { readonly kind: 'lose-reply' }
  /** The phone gives up first; the server gets it later. */
  | { readonly kind: 'late-request'; readonly delayMs: number }
  | { readonly kind: 'twice-request'; readonly delayMs: number }
  /** `path`: waits for such a call. */
  | { readonly kind: 'server-dies'; readonly death: Death; readonly path?: string }

/** After so long without an answer a phone gives up. */
const timeoutMs = 20_000

export interface WayParts {
  readonly clock: WorldClock
  readonly server: StreetServer
  readonly promises: Promises
  readonly mutation: Mutation
  readonly memberId: string
  /** The phone's storage, for planted faults that reach into it. */
  readonly texts: Map<string, string>
}

const asJson = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value))

/** `handled` comes with an answer of the server. */
type Answer = (reply: TransportReply, handled?: Handled) => void

export class PhoneWay {
  online = true
  token = ''
  readonly faults: CallFault[] = []
  /** Regions that the phone may hold, counted from the last pull that it has taken in whole. */
  allowed: ReadonlySet<string> = new Set()
  /** Regions at the last pull that was answered; the phone may still fail to take it in. */
  answered: ReadonlySet<string> = new Set()
  /** Calls on their way, also those that nobody waits for any more. */
  underWay = 0
  private calls = 0
  private readonly listeners = new Set<(online: boolean) => void>()

  constructor(private readonly parts: WayParts) {}

  setOnline(online: boolean): void {
    if (this.online === online) return
    this.online = online
    for (const listener of [...this.listeners]) listener(online)
  }

  /** For one run of the app: after its end nothing is answered any more. */
  network(isAlive: () => boolean): Network {
    const own = new Set<(online: boolean) => void>()
    return {
      maxRequestBytes: 100 * 1024,
      isOnline: () => Promise.resolve(this.online),
      onChange: (listener) => {
        const heard = (online: boolean) => isAlive() && listener(online)
        own.add(heard)
        this.listeners.add(heard)
        return () => void this.listeners.delete(heard)
      },
      call: (path, input) =>
        new Promise((resolve) =>
          this.send(path, asJson(input), (reply, handled) => {
            if (!isAlive()) return
            if (handled) this.note(path, handled)
            resolve(reply)
          }),
        ),
    }
  }

  private send(path: string, input: unknown, answer: Answer): void {
    const { clock, mutation, texts } = this.parts
    const token = this.token
    const fault = this.online ? this.nextFault(path) : undefined
    const latencyMs = 100 * (1 + ((this.calls++ * 7) % 5))
    const giveUp = (afterMs: number) => clock.after(afterMs, () => answer({ kind: 'unreachable' }))
    if (!this.online || fault?.kind === 'lose-request') return void giveUp(latencyMs)
    mutation.sending?.(path, input, texts)
    const deliver = (afterMs: number, reply: (handled: Handled) => void) => {
      this.underWay++
      const death = fault?.kind === 'server-dies' ? fault.death : null
      clock.after(afterMs, async () => {
        const handled = await this.handle(path, input, token, death)
        this.underWay--
        reply(handled)
      })
    }
    if (fault?.kind === 'late-request') {
      giveUp(timeoutMs)
      return deliver(timeoutMs + fault.delayMs, () => undefined)
    }
    deliver(latencyMs, ({ reply, posts }) => {
      clock.after(latencyMs, () => {
        if (!this.online || reply === null || fault?.kind === 'lose-reply')
          return void giveUp(timeoutMs)
        answer({ kind: 'answer', body: asJson(reply) }, { reply, posts })
      })
    })
    if (fault?.kind === 'twice-request') deliver(latencyMs + fault.delayMs, () => undefined)
  }

  private nextFault(path: string): CallFault | undefined {
    const at = this.faults.findIndex((fault) => !('path' in fault) || fault.path === path)
    return at < 0 ? undefined : this.faults.splice(at, 1)[0]
  }

  private async handle(path: string, input: unknown, token: string, death: Death | null) {
    const { server, clock, mutation } = this.parts
    server.nowMs = clock.nowMs
    const wanted = mutation.request?.(path, input) ?? input
    const handled = await server.handle(path, wanted, token, death)
    this.checkAuthority(path, input, handled)
    const { reply } = handled
    if (path === 'file.put' && reply?.ok === false && reply.error.code !== 'retry-later')
      this.parts.promises.photosRefused.add((input as { readonly fileId: string }).fileId)
    if (!reply?.ok || !mutation.reply) return handled
    return {
      ...handled,
      reply: { ok: true as const, output: await mutation.reply(path, reply.output, server) },
    }
  }

  /** Nothing takes effect where its sender has no post. */
  private checkAuthority(path: string, input: unknown, { reply, posts }: Handled): void {
    if (path !== 'sync.push' || !reply?.ok) return
    const { commands } = input as {
      readonly commands: readonly { commandId: string; regionId: string; name: string }[]
    }
    const { results } = reply.output as { readonly results: readonly CommandResult[] }
    const allowed = regionsOf(posts, this.parts.memberId)
    for (const { commandId, regionId, name } of commands)
      if (
        !allowed.has(regionId) &&
        results.some((result) => result.commandId === commandId && result.status === 'applied')
      )
        this.parts.promises.break(`authority: ${name} ${commandId} took effect in ${regionId}`)
  }

  private note(path: string, { reply, posts }: Handled): void {
    if (path !== 'sync.pull' || !reply?.ok) return
    this.answered = regionsOf(posts, this.parts.memberId)
    this.allowed = new Set([...this.allowed, ...this.answered])
  }
}
