/** Our side of the sync benchmark: the same grid pulled in, changed, and pushed to, by the real store and sync. */
import type { Application } from '../../../src/application'
import { leaderId, visitOf } from './grid-data'
import { createGridPhone } from './grid-phone'
import { measure, type Rounds, type Wire } from './sync-figures'

const check = (what: string, is: number, expected: number): void => {
  if (is !== expected) throw new Error(`${what}: ${is} instead of ${expected}`)
}

const saveVisits = async (phone: Application, from: number, count: number): Promise<void> => {
  for (let index = from; index < from + count; index++) {
    const { id, regionId, houseId, householdId, outcome, kind, note, visitedAtMs } = visitOf(index)
    const saved = await phone.execute('visit.record', regionId, {
      visitId: id,
      houseId,
      householdId,
      outcome,
      kind,
      note,
      photoIds: [],
      visitedAtMs,
      edits: [],
      followUps: [],
      settledFollowUpIds: [],
    })
    if (!saved.ok) throw new Error(`A visit was not saved: ${JSON.stringify(saved.error)}`)
  }
}

/** Until the server has confirmed everything; the peer's push does not wait for a pull either. */
const confirmed = (phone: Application): Promise<void> =>
  new Promise((resolve) => {
    const stop = phone.subscribe(() => {
      if (phone.snapshot().pending.length > 0) return
      stop()
      resolve()
    })
  })

export interface GridSide {
  readonly url: string
  readonly wire: Wire
  changeResidents(count: number): Promise<void>
  forgetPushed(): Promise<void>
}

/** One round of a fresh phone; `number` tells whose changes it expects. */
export const runLianxinRound = async (side: GridSide, number: number): Promise<Rounds> => {
  const phone = await createGridPhone(side.url, leaderId)
  const first = await measure(side.wire, () => phone.sync.now())
  check('records after the first sync', phone.snapshot().records.all('visit').length, 2000)
  check('residents', phone.snapshot().records.all('resident').length, 900)

  await side.changeResidents(50)
  const delta = await measure(side.wire, () => phone.sync.now())
  const remark = `第 ${number + 1} 次换号`
  const changed = phone
    .snapshot()
    .records.all('resident')
    .filter((one) => one.remark === remark)
  check('changed residents', changed.length, 50)

  await saveVisits(phone, 5000, 200)
  let round: Promise<void> = Promise.resolve()
  const push = await measure(side.wire, () => {
    round = phone.sync.now()
    return confirmed(phone)
  })
  await round
  check('left in the outbox', phone.snapshot().pending.length, 0)
  check('refused', phone.snapshot().refused.length, 0)
  await side.forgetPushed()
  return { first, delta, push }
}
