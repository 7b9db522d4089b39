/** 住处核对: what a post may settle, and that one's own home is left to a colleague. */
import HomesPage from '../../src/packages/office/pages/homes'
import { regionIdShape } from '../../src/domain/shapes'
import type { UnconfirmedHome } from '../../src/protocol/home'
import * as v from 'valibot'
import { createFixtureApplication } from '../support/fixture-application'
import { fixtureOfficeAccess } from '../support/fixture-office'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => page.leave())

const home: UnconfirmedHome = {
  ...{ homeId: 'h1', isOwn: false, regionId: v.parse(regionIdShape, 's1') },
  ...{ regionName: '杨家门社区', door: '3幢2单元502', name: '沈慧琴', phoneMask: '139******01' },
  ...{ relation: '', setAtMs: 1 },
}

test('one’s own home has no keys and says who settles it; a neighbour’s has them', async () => {
  const shown = async (isOwn: boolean) => {
    const answers = { 'home.list': [{ ...home, isOwn }] }
    page = await showPage(
      HomesPage,
      createFixtureApplication({ access: fixtureOfficeAccess, answers }),
    )
    await page.until('3幢2单元502')
    return page.words()
  }
  const own = await shown(true)
  expect(own).toContain('这是您自己登记的，请同事来核对。')
  expect(own).not.toMatch(/对不上|找档案里的户/)
  page.leave()
  const theirs = await shown(false)
  expect(theirs).toContain('找档案里的户')
  expect(theirs).not.toContain('您自己登记')
})
