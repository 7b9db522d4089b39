/** What a side of an order says at a door without a signal: sent days later unasked, and refused it keeps its words. */
import { buildingId } from '../support/fixture-building'
import { createPhone } from '../support/phone'
import { ReferenceServer } from '../support/reference-server'

test('what was said at the door goes by itself however old; refused, its words stay', async () => {
  const server = new ReferenceServer()
  const { clock, ...phone } = createPhone(server)
  await phone.app.sync.now()
  phone.network.setOnline(false)
  const said = { orderId: 'o1', takenAtMs: 5, words: '来了一半就走了' }
  await phone.app.letters.send('redeem.done', buildingId, { orderId: 'o2', minutes: 90 })
  await phone.app.letters.send('redeem.dispute', buildingId, said)
  await clock.advance(20 * 86_400_000)
  server.refuseNames.add('redeem.dispute')
  const again = phone.restart()
  await again.app.sync.now()
  await again.app.sync.now()
  expect(server.office.map(({ name }) => name)).toEqual(['redeem.done'])
  const later = again.restart()
  await later.app.drafts.read('any')
  expect(later.app.snapshot().letters).toMatchObject([
    { state: { kind: 'sent' } },
    { envelope: { args: said }, state: { kind: 'refused' } },
  ])
})
