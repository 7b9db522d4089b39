/** A push must fit into one call of a cloud function, counted in bytes and not in characters. */
import * as v from 'valibot'
import { commandEnvelopeShape, type CommandEnvelope } from '../../src/protocol/envelope'
import { frameBytes, pickBatch, utf8Bytes } from '../../src/sync/batch'

const command = (sequence: number, text: string): CommandEnvelope =>
  v.parse(commandEnvelopeShape, {
    commandId: `c${sequence}`,
    clientId: 'phone',
    sequence,
    name: 'visit.amend',
    regionId: 'b15',
    args: { visitId: 'v', text },
    issuedAtMs: 0,
    schemaVersion: 1,
  })

const many = (count: number, text: string) =>
  Array.from({ length: count }, (_, index) => command(index + 1, text))

describe('a batch', () => {
  it.each(['', 'abc', '王秀兰', 'é', '𠮷野家', '😀a'])(
    'counts the bytes of %j as Node does',
    (text) => {
      expect(utf8Bytes(text)).toBe(Buffer.byteLength(text, 'utf8'))
    },
  )

  it('takes at most 300 commands', () => {
    expect(pickBatch(10_000_000)(many(400, ''))).toHaveLength(300)
  })

  it('takes no more Chinese notes than one call carries', () => {
    const batch = pickBatch(100 * 1024)(many(150, '走'.repeat(900)))
    expect(batch.length).toBeGreaterThan(20)
    expect(Buffer.byteLength(JSON.stringify(batch))).toBeLessThanOrEqual(
      100 * 1024 - frameBytes + 2,
    )
  })

  it('sends one that is too large alone', () => {
    expect(pickBatch(100 * 1024)(many(3, '走'.repeat(40_000)))).toHaveLength(1)
  })
})
