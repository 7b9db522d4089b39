/** The phones of the scale benchmark, by the words of the protocol: each pulls what is new, then pushes one visit. */
import type { CommandArgs } from '../../../src/domain/commands'
import type { CommandEnvelope, CommandResult } from '../../../src/protocol/envelope'
import type { PullPage } from '../../../src/protocol/pull'
import { idOf } from '../grid/grid-data'
import { askServer } from '../process/ask-server'
import { microGridAt } from './street-data'
import type { PhoneState } from './street-server'

export class BenchPhone {
  private readonly cursors: Map<string, number>
  private pushed = 0

  constructor(
    private readonly url: string,
    readonly state: PhoneState,
  ) {
    this.cursors = new Map(state.cursors)
  }

  /** One page; the records of residents in it, and how long it took from asking to the last byte. */
  async pull(): Promise<{
    readonly residents: number
    readonly ms: number
    readonly bytes: number
  }> {
    const { epoch, accessTag, token, worker } = this.state
    const { output, ms, bytes } = await askServer(this.url, token, 'sync.pull', {
      clientId: worker.memberId,
      epoch,
      accessTag,
      cursors: [...this.cursors],
    })
    const page = output as PullPage
    if (page.reset || page.more || page.access || page.lostScopes.length > 0)
      throw new Error('A phone that has everything was asked to begin anew')
    let residents = 0
    for (const { scopeId, version, tables } of page.scopes) {
      this.cursors.set(scopeId, version)
      residents += tables.resident?.rows.length ?? 0
    }
    return { residents, ms, bytes }
  }

  /** A visit to the first door of its micro-grid. Throws when the server does not apply it. */
  async pushVisit(): Promise<number> {
    const { token, worker } = this.state
    const id = `${worker.memberId}-${++this.pushed}`
    const args: CommandArgs<'visit.record'> = {
      visitId: `visit-${id}`,
      houseId: idOf('house', worker.microGrid),
      householdId: idOf('household', worker.microGrid),
      outcome: 'met',
      kind: 'routine',
      note: '身体都好，下周女儿来带去医院。',
      photoIds: [],
      visitedAtMs: Date.now() - 60_000,
      edits: [],
      followUps: [],
      settledFollowUpIds: [],
    }
    const envelope = {
      commandId: `command-${id}` as CommandEnvelope['commandId'],
      clientId: worker.memberId,
      sequence: this.pushed,
      name: 'visit.record',
      regionId: microGridAt(worker.microGrid),
      args,
      issuedAtMs: Date.now(),
      schemaVersion: 1,
    } satisfies CommandEnvelope
    const { output, ms } = await askServer(this.url, token, 'sync.push', { commands: [envelope] })
    const [result] = (output as { readonly results: readonly CommandResult[] }).results
    if (result?.status !== 'applied') throw new Error(`Not applied: ${JSON.stringify(result)}`)
    return ms
  }
}
