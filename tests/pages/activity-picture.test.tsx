/** The picture of an activity, which everybody reads, signed in or not. */
import ActivityPage from '../../src/packages/volunteer/pages/activity'
import { fixtureActivity, volunteeringApplication } from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => page.leave())

test('the picture is drawn for whoever reads, where there is one', async () => {
  const activity = fixtureActivity({ photoId: 'p1' })
  const answers = { 'activity.one': { activity, series: [] } }
  const photo = { 'activity.photo': { bytes: 'aGVsbG8=' } }
  const shown = async (more: object) => {
    const options = { snapshot: { access: null } as object }
    const { application } = volunteeringApplication({ ...answers, ...more }, {}, options)
    page = await showPage(ActivityPage, application, { activityId: 'a' })
    await page.until('请穿旧衣服')
    await new Promise((resolve) => setTimeout(resolve, 60))
    return document.querySelector('.activity__picture')?.getAttribute('src')
  }
  expect(await shown(photo)).toBe('data:image/jpeg;base64,aGVsbG8=')
  page.leave()
  expect(await shown({})).toBeUndefined()
})
