/** The PouchDB side of the sync benchmark: the same grid replicated in, changed, and pushed to. */
import { gridRecords, idOf, visitOf } from './grid-data'
import { batchSize, PouchDB } from './couch-peer'
import { measure, type Rounds, type Wire } from './sync-figures'

interface Doc {
  readonly _id: string
  readonly kind: string
  readonly [field: string]: unknown
}

const docs = (): Doc[] =>
  gridRecords().map(({ kind, record }) => ({ _id: `${kind}:${record.id}`, kind, ...record }))

/** One round with a fresh phone against a fresh database of its own on the server. */
export const runCouchRound = async (url: string, round: number, wire: Wire): Promise<Rounds> => {
  const remote = new PouchDB(`${url}/grid-${round}`)
  await remote.bulkDocs(docs())
  const phone = new PouchDB(`phone-${round}`, { adapter: 'memory' })
  const pull = () => phone.replicate.from(remote, { batch_size: batchSize })
  const push = () => phone.replicate.to(remote, { batch_size: batchSize })

  const first = await measure(wire, pull)
  await push() // a warm checkpoint for the push

  const changed = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      remote.get<Doc>(`resident:${idOf('resident', index)}`),
    ),
  )
  await remote.bulkDocs(changed.map((doc) => ({ ...doc, remark: '电话换过' })))
  const delta = await measure(wire, pull)
  await push()

  const visits = Array.from({ length: 200 }, (_, index) => ({
    ...visitOf(5000 + index),
    _id: `visit:${idOf('visit', 5000 + index)}`,
    kind: 'visit',
  }))
  await phone.bulkDocs(visits)
  const pushed = await measure(wire, push)
  await Promise.all([phone.destroy(), remote.destroy()])
  return { first, delta, push: pushed }
}
