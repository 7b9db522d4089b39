/** 一键呼叫 on two phones: an elder holds the key, the steward's phone shows it, and the elder sees who comes. */
import { startJourney } from '../support/journey'
import { PageLooks } from '../support/page-looks'
import type { PhoneInHand } from '../support/phone-in-hand'

const journey = startJourney()

/** A thumb that rests on the key. */
const holdKey = async (phone: PhoneInHand): Promise<void> => {
  const key = phone.screen.locator('.help-key').first()
  await key.waitFor()
  await key.dispatchEvent('touchstart')
  await phone.see('请继续按住…')
}

test('pressed, acknowledged, arrived, ended: each side sees what the other did', async () => {
  const steward = await journey.phoneOf('金凤仙')
  await steward.seeAllSent()
  await steward.openTab('今天')
  const elder = await journey.phoneOf('吴阿珍')
  const looks = [new PageLooks(elder), new PageLooks(steward)] as const
  await holdKey(elder)
  await elder.seePage('一键呼叫')
  await elder.see('正在叫人')
  await elder.see(/^已通知 .*15幢/)
  await looks[0].at('help-calling')

  await steward.open('packages/help/pages/duty/index')
  await steward.see(/^一键呼叫 15幢1单元101/)
  await steward.see(/秒前看过/)
  await looks[1].at('help-duty-calling')
  await steward.tap(/^一键呼叫 15幢1单元101/)
  await steward.seePage('应答')
  await steward.see('女儿 吴海燕')
  await looks[1].at('help-answer')
  await steward.tap('10 分钟')
  await steward.see('我到了')
  await looks[1].at('help-on-the-way')

  await elder.see('金凤仙马上来')
  await elder.see(/^大约 10 分钟到（\d\d:\d\d 前）$/)
  await looks[0].at('help-coming')
  await steward.tap('我到了')
  await elder.see('金凤仙已经到了')
  await steward.tap('结束这次呼叫')
  await looks[1].at('help-ending')
  await steward.tap('已帮到')
  await elder.see('呼叫已结束')
  await elder.see('按住两秒')
  expect(looks.flatMap(({ faults }) => faults)).toEqual([])
})

test('without a network the key dials, and the call goes out when there is one again', async () => {
  const elder = await journey.phoneOf('吴阿珍')
  await elder.see('按住两秒')
  await elder.loseServer()
  await holdKey(elder)
  await elder.seePage('一键呼叫')
  await elder.see('呼叫记在本机，有网就自动发出。要紧请直接打电话。')
  await elder.findServer()
  await elder.see('正在叫人')
  await elder.tap('没事了，不用来')
  await elder.see('呼叫已结束')
  await elder.see('本人说没事了')
})
