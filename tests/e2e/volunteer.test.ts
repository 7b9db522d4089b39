/** Two volunteers and one place: what one gives back, the other has. */
import { startJourney } from '../support/journey'

const journey = startJourney()

test('the next on the waiting list has the place as soon as somebody gives it back', async () => {
  const waiting = await journey.phoneOf('方志强')
  await waiting.openTab('志愿')
  await waiting.see('◆ 候补第 1 位')
  const seated = await journey.phoneOf('沈慧琴')
  await seated.openTab('志愿')
  await seated.tap('15 幢楼道清洁')
  await seated.seePage('活动')
  await seated.see('● 您已报上')
  await seated.tap('取消报名')
  await seated.screen.locator('.dialog').getByText('取消报名', { exact: true }).last().tap()
  await seated.see('候补')
  await waiting.row('15 幢楼道清洁').tap()
  await waiting.seePage('活动')
  await waiting.see('● 您已报上')
})
