/** A community worker brings the list of volunteers kept so far: looked at first, imported with its hours, never twice. */
import { startJourney } from '../support/journey'
import type { PhoneInHand } from '../support/phone-in-hand'
import { idOf } from '../support/roster-workbook'
import { volunteerBook, volunteerLine } from '../support/volunteer-workbook'

const journey = startJourney()

const inGrid = { 所属网格: '第五网格' }
const list = volunteerBook([
  volunteerLine({ ...inGrid, 义工号: 'TX-9007' }),
  volunteerLine({
    ...{ ...inGrid, 志愿者姓名: '孙大明', 手机: '14405730805', 义工号: 'TX-9008' },
    ...{ 身份证号: idOf('19650101', 101), 可用余额: '6小时', '累计时长(小时)': '' },
  }),
  volunteerLine({
    ...{ ...inGrid, 志愿者姓名: '吴小燕', 手机: '14405730806', 义工号: 'TX-9009' },
    ...{ 身份证号: idOf('19700203', 102), 可用余额: '很多' },
  }),
])

test('a list is looked at, imported with its hours, and changes nothing the second time', async () => {
  const phone = await journey.phoneOf('徐丽萍')
  await phone.seeAllSent()
  await phone.openTab('我的')
  await phone.row(/^志愿者/).tap()
  await phone.seePage('志愿者')
  await phone.tap('导入名册')
  await phone.seePage('导入志愿者')
  await phone.picture('volunteer-roster')
  await choose(phone)
  await phone.see('先看一眼')
  await phone.see(/^可用时长：2 人，共 46 小时 30 分/)
  await phone.see(/^累计时长：1 人，共 126 小时 30 分/)
  await phone.see('志愿者 第 5 行 · 吴小燕', phone.card('▲ 要改的，先不导'))
  await phone.see('钱秀英', phone.card('新增的志愿者'))
  await phone.picture('volunteer-roster-preview')

  await phone.tap('确认导入')
  await phone.see('导好了')
  await phone.see(/^新增 2 人，更新 0 人。可用时长 46 小时 30 分还没有记：.*还有 1 行要改/)
  await phone.picture('volunteer-roster-finished')

  await phone.tap('再导一张表')
  await choose(phone)
  await phone.see('没有要导入的')
  await phone.see('可用时长：没有要记的，时间银行里不变。')

  await phone.goBack()
  await phone.screen.locator('.search-field input').fill('TX-9007')
  await phone.see('钱秀英')
  await phone.row('钱秀英').tap()
  await phone.see('TX-9007')

  const colleague = await journey.phoneOf('郁文斌')
  await colleague.seeAllSent()
  await colleague.open('packages/office/pages/proposals/index')
  const waiting = colleague.card('名册上的可用时长')
  for (const words of ['志愿者名册.xlsx', '2 人', '46 小时 30 分', '钱秀英，40 小时 30 分'])
    await colleague.see(words, waiting)
  await colleague.picture('proposals-list')
  await colleague.tap('同意', waiting)
  await waiting.waitFor({ state: 'detached' })
})

async function choose(phone: PhoneInHand): Promise<void> {
  const chooser = phone.page.waitForEvent('filechooser')
  await phone.tap('选一张表')
  const mimeType = 'application/octet-stream'
  await (await chooser).setFiles({ name: '志愿者名册.xlsx', mimeType, buffer: list })
}
