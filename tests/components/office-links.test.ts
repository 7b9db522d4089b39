/** Who keeps the volunteers finds what waits in the time bank from the first page; nobody else does. */
import { officeLinksFor } from '../../src/components/office-card/office-links'
import { routes } from '../../src/components/navigation/routes'
import { fixtureAccess } from '../support/fixture-building'
import { fixtureOfficeAccess } from '../support/fixture-office'

test('orders to decide and gifts to check have a row of their own', () => {
  const rows = officeLinksFor(fixtureOfficeAccess, '2026-03-09')
  expect(rows.find(({ route }) => route === routes.redeem)).toMatchObject({
    ...{ title: '兑换和赠送', group: 'volunteers' },
  })
  expect(new Set(rows.map(({ route }) => route)).size).toBe(rows.length)
  const without = officeLinksFor(fixtureAccess, '2026-03-09')
  expect(without.some(({ route }) => route === routes.redeem)).toBe(false)
})
