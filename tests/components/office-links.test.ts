/** Who keeps the volunteers finds what waits in the time bank from the first page; nobody else does. */
import { officeLinksFor } from '../../src/components/office-card/office-links'
import { defaultSettings } from '../../src/domain/settings/default-settings'
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

test('the rules are one row: to be changed where one may, else to be read beside the volunteers', () => {
  const rowsOf = (kindId: string) =>
    officeLinksFor(
      {
        ...fixtureOfficeAccess,
        settings: defaultSettings,
        posts: fixtureOfficeAccess.posts.map((post) => ({ ...post, kindId })),
      },
      '2026-03-09',
    )
      .filter(({ route }) => route === routes.settings)
      .map(({ title, group }) => [title, group])
  expect(rowsOf('street-administrator')).toEqual([['规则', 'posts']])
  expect(rowsOf('community-worker')).toEqual([['志愿和时间银行规则', 'volunteers']])
  expect(rowsOf('grid-member')).toEqual([])
})
