/**
 * Scans that this phone made, one durable text each, with what came of them so far. One that the server has not judged is
 * never dropped; of the others the newest stay to be looked at.
 */
import * as v from 'valibot'
import type { KeptScan } from '../application'
import {
  scanResultNames,
  scanShape,
  type JudgedScan,
  type ScanResult,
} from '../domain/attendance/scan'
import { StorageFull } from '../ports'
import { keyPart, type Shelf } from './shelf'

const resultShape = v.picklist(scanResultNames as readonly [ScanResult, ...ScanResult[]])

const keptShape = v.object({
  scan: scanShape,
  result: resultShape,
  sinceMs: v.number(),
  name: v.string(),
  judged: v.boolean(),
})

/** More than a leader scrolls through. */
const mostJudged = 100

const keyOf = (scanId: string): string => `scan/${keyPart(scanId)}`

export class ScanShelf {
  /** Newest first. */
  private list: readonly KeptScan[] = []

  constructor(private readonly shelf: Shelf) {}

  /** Answers how many were torn: `add` had not answered, so nobody was told that they are kept. */
  async open(): Promise<number> {
    let torn = 0
    const list: KeptScan[] = []
    for (const key of await this.shelf.keys('scan/')) {
      const reading = await this.shelf.read(key, keptShape)
      if (reading.kind === 'value') list.unshift(reading.value)
      else if (reading.kind === 'torn') {
        torn++
        await this.shelf.remove(key)
      }
    }
    this.list = list
    return torn
  }

  all(): readonly KeptScan[] {
    return this.list
  }

  waiting(): readonly KeptScan[] {
    return this.list.filter(({ judged }) => !judged)
  }

  /** Rejects when the phone has no room; then nothing is kept. */
  async add(kept: KeptScan): Promise<void> {
    await this.shelf.write(keyOf(kept.scan.scanId), kept)
    this.list = [kept, ...this.list]
  }

  /** What the server said. The oldest judged ones make room. */
  async settle(results: readonly JudgedScan[]): Promise<void> {
    for (const { scanId, result, sinceMs } of results) {
      const found = this.list.find(({ scan }) => scan.scanId === scanId)
      if (!found) continue
      const judged = { ...found, result, sinceMs, judged: true }
      await this.shelf.write(keyOf(scanId), judged).catch(async (error: unknown) => {
        // The server has it; on a phone without room the text gives way, so that it is not sent for ever.
        if (!(error instanceof StorageFull)) throw error
        await this.shelf.remove(keyOf(scanId))
      })
      this.list = this.list.map((one) => (one === found ? judged : one))
    }
    const old = this.list.filter(({ judged }) => judged).slice(mostJudged)
    for (const one of old) await this.shelf.remove(keyOf(one.scan.scanId))
    this.list = this.list.filter((one) => !old.includes(one))
  }
}
