/**
 * The way between a phone and the server: it takes time, loses, delays and doubles what is sent, and notes which
 * regions the server let the phone hold when it answered.
 */
import { documentCommands } from '../../src/domain/commands'
import type { Network, TransportReply } from '../../src/ports'
import type { CommandEnvelope, CommandResult } from '../../src/protocol/envelope'
import type { Reply } from '../../src/protocol/wire'
import type { Death } from './faulty-database'
import type { Product } from './mutation'
import type { Promises } from './promises'
import { regionsAllowed, regionsHeld } from './standing'
import type { Handled, StreetServer } from './street-server'
import type { StrikeCounter } from './struck'
import type { WorldClock } from './world-clock'

/** What happens to the next call of a phone. `path`: waits for such a call, `skip`: and lets so many of them pass. */
export type CallFault = { readonly path?: string; readonly skip?: number } & (
  | { readonly kind: 'lose-request' }
  | { readonly kind: 'lose-reply' }
  /** The phone gives up first; the server gets it later. */
  | { readonly kind: 'late-request'; readonly delayMs: number }
  | { readonly kind: 'twice-request'; readonly delayMs: number }
  | { readonly kind: 'server-dies'; readonly death: Death }
)

/** After so long without an answer a phone gives up. */
const timeoutMs = 20_000
const dayMs = 24 * 3_600_000

export interface WayParts {
  readonly clock: WorldClock
  readonly server: StreetServer
  readonly promises: Promises
  readonly struck: StrikeCounter
  readonly product: Product
  /** The phone's storage, for planted faults that reach into it. */
  readonly texts: Map<string, string>
}

const asJson = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value))

const commandsOf = (input: unknown): readonly CommandEnvelope[] =>
  (input as { readonly commands: readonly CommandEnvelope[] }).commands

const resultsOf = (reply: Reply | null): readonly CommandResult[] =>
  reply?.ok ? (reply.output as { readonly results: readonly CommandResult[] }).results : []

const hasTakenEffect = (path: string, reply: Reply | null): boolean =>
  path === 'sync.push' && resultsOf(reply).some(({ status }) => status === 'applied')

/** What one member may be shown on this phone. */
export interface Sight {
  /** Regions counted from the last pull that the phone has taken in whole. */
  allowed: ReadonlySet<string>
  /** Regions at the last pull that was answered; the phone may still fail to take it in. */
  answered: ReadonlySet<string>
}

/** `handled` comes with an answer of the server. */
type Answer = (reply: TransportReply, handled?: Handled) => void

interface Sent {
  readonly path: string
  readonly input: unknown
  readonly token: string
  readonly fault: CallFault | undefined
}

export class PhoneWay {
  online = true
  token = ''
  readonly faults: CallFault[] = []
  /** Calls on their way, also those that nobody waits for any more. */
  underWay = 0
  private calls = 0
  /** Pushes that the server has handled. */
  private pushes = 0
  private readonly sights = new Map<string, Sight>()
  private readonly listeners = new Set<(online: boolean) => void>()

  constructor(private readonly parts: WayParts) {}

  sightOf(memberId: string): Sight {
    const known = this.sights.get(memberId)
    if (known) return known
    const sight: Sight = { allowed: new Set(), answered: new Set() }
    this.sights.set(memberId, sight)
    return sight
  }

  setOnline(online: boolean): void {
    if (this.online === online) return
    this.online = online
    for (const listener of [...this.listeners]) listener(online)
  }

  /** For one run of the app: after its end nothing is answered any more. */
  network(isAlive: () => boolean): Network {
    return {
      maxRequestBytes: 100 * 1024,
      isOnline: () => Promise.resolve(this.online),
      onChange: (listener) => {
        const heard = (online: boolean) => isAlive() && listener(online)
        this.listeners.add(heard)
        return () => void this.listeners.delete(heard)
      },
      call: (path, input) =>
        new Promise((resolve) => {
          const token = this.token
          this.send(path, asJson(input), (reply, handled) => {
            if (!isAlive()) return
            if (handled) this.noteSight(path, this.parts.server.ownerOf(token), handled)
            resolve(reply)
          })
        }),
    }
  }

  private send(path: string, input: unknown, answer: Answer): void {
    const { clock, product, texts, struck } = this.parts
    const { pushes } = this
    const fault = this.online ? this.nextFault(path) : undefined
    const sent: Sent = { path, input, token: this.token, fault }
    const latencyMs = 100 * (1 + ((this.calls++ * 7) % 5))
    const body = product.unanswered?.(path) ?? null
    const nothing: TransportReply = body ? { kind: 'answer', body } : { kind: 'unreachable' }
    const giveUp = (afterMs: number) => clock.after(afterMs, () => answer(nothing))
    if (fault && path === 'file.put') struck.count('photo interrupted between its parts')
    if (!this.online || fault?.kind === 'lose-request') return void giveUp(latencyMs)
    product.sending?.(path, input, texts)
    if (fault?.kind === 'late-request') {
      giveUp(timeoutMs)
      return this.deliver(sent, timeoutMs + fault.delayMs, () => this.countLate(path, pushes))
    }
    this.deliver(sent, latencyMs, (handled) => {
      clock.after(latencyMs, () => {
        const { reply } = handled
        const isLost = !this.online || fault?.kind === 'lose-reply'
        if (isLost && hasTakenEffect(path, reply))
          struck.count('reply lost after the server had committed')
        if (isLost || reply === null) return void giveUp(timeoutMs)
        answer({ kind: 'answer', body: asJson(reply) }, handled)
      })
    })
    if (fault?.kind === 'twice-request')
      this.deliver(sent, latencyMs + fault.delayMs, () => {
        if (path === 'sync.push') struck.count('push delivered twice')
        this.countLate(path, pushes + 1)
      })
  }

  /** A push that comes when later ones have come before it. */
  private countLate(path: string, pushesAtSending: number): void {
    if (path === 'sync.push' && this.pushes > pushesAtSending + 1)
      this.parts.struck.count('push delivered after later ones')
  }

  private deliver(sent: Sent, afterMs: number, then: (handled: Handled) => void): void {
    this.underWay++
    this.parts.clock.after(afterMs, async () => {
      const handled = await this.handle(sent)
      this.underWay--
      then(handled)
    })
  }

  private nextFault(path: string): CallFault | undefined {
    const at = this.faults.findIndex((fault) => (fault.path ?? path) === path)
    const fault = this.faults[at]
    if (!fault) return undefined
    const { skip = 0 } = fault
    if (skip === 0) return this.faults.splice(at, 1)[0]
    this.faults[at] = { ...fault, skip: skip - 1 }
    return undefined
  }

  private async handle({ path, input, token, fault }: Sent): Promise<Handled> {
    const { server, product, texts } = this.parts
    await product.arriving?.(path, input, server)
    const death = fault?.kind === 'server-dies' ? fault.death : null
    const handled = await server.handle(path, input, token, death)
    this.noteFate(path, handled, death)
    if (path === 'sync.push') {
      this.pushes++
      this.noteResults(commandsOf(input), token, handled)
    }
    const { reply } = handled
    if (path === 'file.put' && reply?.ok === false && reply.error.code !== 'retry-later')
      this.parts.promises.photosRefused.add((input as { readonly fileId: string }).fileId)
    if (!reply || !product.answered) return handled
    return { ...handled, reply: await product.answered(path, reply, { input, texts, server }) }
  }

  private noteFate(path: string, { reply, hurt }: Handled, death: Death | null): void {
    const { struck } = this.parts
    if (hurt)
      struck.count(
        death?.manner === 'restart'
          ? 'server restarted over a call'
          : 'connection cut under a call',
      )
    if (reply?.ok === false && reply.error.code === 'sign-in-again' && path !== '')
      struck.count('session over')
  }

  private noteResults(
    commands: readonly CommandEnvelope[],
    token: string,
    { reply, standing }: Handled,
  ): void {
    const { server, promises, struck, clock } = this.parts
    const memberId = server.ownerOf(token)
    for (const result of resultsOf(reply)) {
      const command = commands.find(({ commandId }) => commandId === result.commandId)
      const promised = promises.find(result.commandId)
      if (!command) continue
      if (promised && result.status === 'rejected' && result.code === 'forbidden')
        struck.count('command refused because the post had ended')
      if (result.status !== 'applied') continue
      if (promised && clock.nowMs - promised.writtenAtMs > dayMs)
        struck.count('command arrived after more than a day offline')
      const permission = documentCommands.get(command.name)?.permission
      if (permission && !regionsAllowed(standing, memberId, permission).has(command.regionId))
        promises.break(
          'authority',
          `${command.name} ${command.commandId} of ${memberId} took effect in ${command.regionId}`,
        )
    }
  }

  private noteSight(path: string, memberId: string, { reply, standing }: Handled): void {
    if (path !== 'sync.pull' || !reply?.ok) return
    const sight = this.sightOf(memberId)
    sight.answered = regionsHeld(standing, memberId)
    sight.allowed = new Set([...sight.allowed, ...sight.answered])
  }
}
