/**
 * From the tap on "存好" until the visit is durable and on the screen, with 5,000 records on the phone; the texts lie in
 * files that are written beside, flushed and renamed. The peer is that same write alone: what no store can go below.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Storage } from '../../src/ports'
import { createPhoneApplication } from '../../src/sync/phone-application'
import { createFixtureDevice } from '../support/fixture-device'
import { servePages } from './grid/grid-pages'
import { inGrid, visitOf } from './grid/grid-data'

const size = { households: 430, residents: 1290, visits: 2850 }
const saves = 200

const folder = mkdtempSync(join(tmpdir(), 'lianxin-save-'))
const fileOf = (key: string) => join(folder, encodeURIComponent(key))

const durable: Storage = {
  read: async (key) => readFile(fileOf(key), 'utf8').catch(() => null),
  write: async (key, text) => {
    const beside = `${fileOf(key)}.part`
    const file = await open(beside, 'w')
    await file.writeFile(text)
    await file.sync()
    await file.close()
    await rename(beside, fileOf(key))
  },
  remove: (key) => rm(fileOf(key), { force: true }),
  keys: async (prefix) => {
    await mkdir(folder, { recursive: true })
    const names = await readdir(folder)
    return names
      .map(decodeURIComponent)
      .filter((key) => key.startsWith(prefix))
      .sort()
  },
}

const rounded = (ms: number) => Math.round(ms * 100) / 100
const spread = (values: readonly number[]) => {
  const sorted = [...values].sort((one, other) => one - other)
  const at = (part: number) => rounded(sorted[Math.floor(part * (sorted.length - 1))] ?? 0)
  return { medianMs: at(0.5), p95Ms: at(0.95), worstMs: at(1) }
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const startedMs = performance.now()
  await work()
  return performance.now() - startedMs
}

const pages = servePages(size)
const network = { ...createFixtureDevice().network, call: pages.call }
const phone = createPhoneApplication(createFixtureDevice({ storage: durable, network }))
await phone.session.signIn('bench')
await phone.sync.now()
const { records } = phone.snapshot()
const stored = (['house', 'household', 'resident', 'visit'] as const).reduce(
  (sum, kind) => sum + records.all(kind).length,
  0,
)

const times: number[] = []
for (let index = 0; index < saves; index++) {
  const { id, regionId, houseId, householdId, outcome, kind, note, visitedAtMs } = visitOf(
    10_000 + index,
    inGrid(size),
  )
  const args = { visitId: id, houseId, householdId, outcome, kind, note, visitedAtMs }
  times.push(
    await timed(async () => {
      const saved = await phone.execute('visit.record', regionId, {
        ...args,
        photoIds: [],
        edits: [],
        followUps: [],
        settledFollowUpIds: [],
      })
      if (!saved.ok) throw new Error(JSON.stringify(saved.error))
      if (!phone.snapshot().records.get('visit', id)) throw new Error('The visit is not shown')
    }),
  )
}
const bare: number[] = []
const text = JSON.stringify(phone.snapshot().pending[0])
for (let index = 0; index < saves; index++)
  bare.push(await timed(() => durable.write(`bare-${index}`, text)))
rmSync(folder, { recursive: true, force: true })

const ours = spread(times)
const peer = spread(bare)
console.log(`${saves} visits saved with ${stored} records on the phone\n`)
console.log('                 median ms    p95 ms  worst ms')
for (const [name, row] of [
  ['save a visit', ours],
  ['bare write', peer],
] as const)
  console.log(
    name.padEnd(16) +
      [row.medianMs, row.p95Ms, row.worstMs].map((ms) => String(ms).padStart(10)).join(''),
  )
const ratio = rounded(ours.medianMs / peer.medianMs)
console.log(JSON.stringify({ bench: 'save', records: stored, saves, ...ours, peer, ratio }))
