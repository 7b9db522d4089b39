/**
 * Large text is a layout of its own, so every page of the app is looked at in both sizes. The list of pages is the
 * app's own: a new page that nobody looks at fails here.
 */
import { pagesOfApp } from '../support/app-pages'
import { startJourney } from '../support/journey'
import { PageLooks, pagesLookedAt } from '../support/page-looks'
import type { PhoneInHand } from '../support/phone-in-hand'
import { idOf, workbookOf } from '../support/roster-workbook'
import { volunteerBook, volunteerLine } from '../support/volunteer-workbook'

const journey = startJourney()

const pagesBelow = (root: string): readonly string[] =>
  pagesOfApp().filter((page) => page.startsWith(root) && !pagesLookedAt.has(page))
const nameOf = (page: string): string => page.split('/').at(-2) ?? page

test('the pages of a grid, and of what two people changed', async () => {
  const phone = await journey.phoneOf('范丽君')
  const look = new PageLooks(phone)
  await phone.seeAllSent()
  await phone.openTab('今天')
  await look.at('today')
  await phone.tap('开始走访')
  await phone.seePage('今天走访')
  await look.at('due')
  await phone.goBack()
  await phone.openTab('民情')
  await look.at('files')
  await phone.screen.locator('.files__building').first().tap()
  await phone.seePage('楼盘')
  await look.at('building')
  await phone.screen.locator('.building__floor .tile').first().tap()
  await phone.see('记一次走访')
  await look.at('door')
  await phone.tap('看档案')
  await phone.seePage('民情档案')
  await look.at('household')
  await phone.tap('改动记录')
  await phone.seePage('改动记录')
  await look.at('history')
  await phone.goBack()
  await phone.screen.locator('.household__door').tap()
  await phone.seePage('房屋')
  await look.at('house')
  await phone.goBack()
  await phone.tap('搬走、分户、并户')
  await phone.seePage('住户变动')
  await look.at('change')
  await phone.goBack()
  await phone.tap('记一次走访')
  await phone.seePage('记一次走访')
  await look.at('visit')
  await phone.tap('存好')
  await phone.seePage('民情档案')
  await phone.screen.locator('.timeline__item[role=button]').first().tap()
  await phone.seePage('一次走访')
  await look.at('visit-entry')
  await phone.goBack()
  await phone.screen.locator('.member__who').first().tap()
  await phone.seePage('居民资料')
  await look.at('resident')

  const worker = await journey.phoneOf('徐丽萍')
  await worker.openTab('民情')
  await worker.see(/第七网格$/)
  await worker.seeAllSent()
  const lookOfWorker = new PageLooks(worker)
  const query = `?${new URL(phone.page.url()).hash.split('?')[1] ?? ''}`
  await worker.open('packages/files/pages/merge/index', query)
  await lookOfWorker.at('merge')
  await phone.loseNetwork()
  await writeRemark(phone, '白天在厂里')
  await worker.open('packages/files/pages/resident-edit/index', query)
  await writeRemark(worker, '女儿的电话')
  await worker.seeAllSent()
  await phone.syncLine.tap()
  await phone.seePage('待传')
  await look.at('outbox')
  await phone.findNetwork()
  await phone.tap('◆ 请选一个')
  await phone.seePage('两处不一样')
  await look.at('conflict')
  expect([...look.faults, ...lookOfWorker.faults]).toEqual([])
})

const writeRemark = async (phone: PhoneInHand, remark: string): Promise<void> => {
  await phone.field('电话备注').fill(remark)
  await phone.tap('存好')
  await phone.field('电话备注').waitFor({ state: 'hidden' })
}

test("a person's own pages, before and after the sign-in", async () => {
  const phone = await journey.newPhone()
  const look = new PageLooks(phone)
  await look.at('today-nobody')
  await phone.openTab('民情')
  await look.at('files-nobody')
  await phone.openTab('我的')
  await look.at('me-nobody')
  await phone.tap('选一个人登录')
  await phone.seePage('登录')
  await look.at('sign-in')
  await phone.signInFromList('俞阿毛')
  await phone.seeAllSent()
  await phone.openTab('我的')
  await phone.tap('退出登录')
  await look.at('me-leaving')
  await phone.tap('先不')
  await look.at('me')
  for (const page of [...pagesBelow('packages/me/'), ...pagesBelow('packages/resident/')]) {
    await phone.open(page)
    await look.at(nameOf(page))
  }
  expect(look.faults).toEqual([])
})

test('volunteering: for everybody, for a volunteer, for who runs it', async () => {
  const stranger = await journey.newPhone()
  const lookOfStranger = new PageLooks(stranger)
  await stranger.openTab('志愿')
  await stranger.see('登录后登记')
  await lookOfStranger.at('volunteer-nobody')
  await stranger.open('packages/volunteer/pages/register/index')
  await lookOfStranger.at('register-nobody')

  const newcomer = await journey.phoneOf('周亚琴')
  const lookOfNewcomer = new PageLooks(newcomer)
  await newcomer.openTab('志愿')
  await newcomer.tap('成为志愿者')
  await newcomer.see('在哪个社区')
  await newcomer.tap('再说一点（可以不填）')
  await lookOfNewcomer.at('register')

  const volunteer = await journey.phoneOf('沈慧琴')
  const look = new PageLooks(volunteer)
  await volunteer.openTab('志愿')
  await volunteer.see('我的下一班')
  await look.at('volunteer')
  await volunteer.tap('给老人理发、量血压')
  await volunteer.seePage('活动')
  await volunteer.see('联系人')
  await look.at('activity')
  await volunteer.tap('报名')
  await volunteer.see('提醒我')
  await look.at('activity-signed-up')
  await volunteer.tap('不用了')
  await volunteer.open('packages/volunteer/pages/record/index')
  await volunteer.see('服务情况')
  await look.at('record')
  await volunteer.tap('要求更正')
  await volunteer.see('交给社区')
  await look.at('record-correction')

  const worker = await journey.phoneOf('徐丽萍')
  const lookOfWorker = new PageLooks(worker)
  await worker.seeAllSent()
  await worker.open('packages/volunteer/pages/activities/index')
  await worker.see('要办的')
  await lookOfWorker.at('activities')
  await worker.tap('15 幢楼道清洁')
  await worker.see('我负责')
  await lookOfWorker.at('activity-leader')
  await worker.tap('报名名单')
  await worker.see('候补')
  await lookOfWorker.at('sign-ups')
  await worker.goBack()
  await worker.tap('改活动，或取消')
  await worker.see('什么时候')
  await lookOfWorker.at('publish-change')
  await worker.open('packages/volunteer/pages/publish/index')
  await worker.tap('每周都办')
  await lookOfWorker.at('publish')
  await worker.open('packages/office/pages/volunteers/index')
  await worker.see('施雨欣')
  await lookOfWorker.at('volunteers')
  await worker.tap('施雨欣')
  await worker.see('核对')
  await lookOfWorker.at('volunteer-file')
  await worker.tap('记一条')
  await worker.see('什么培训')
  await lookOfWorker.at('volunteer-entry')
  await worker.open('packages/volunteer/pages/gate/index', '?shiftId=demo-guide.s1')
  await worker.see('人报了名')
  await lookOfWorker.at('gate')
  await worker.tap('点名、加人')
  await worker.see('谁来了')
  await lookOfWorker.at('gate-list')
  await worker.open('packages/volunteer/pages/hours/index', '?shiftId=demo-guide.s1')
  await worker.see('没报名也没扫码的')
  await lookOfWorker.at('hours')
  const all = [lookOfStranger, lookOfNewcomer, look, lookOfWorker]
  expect(all.flatMap(({ faults }) => faults)).toEqual([])
})

test.each(['徐丽萍', '郁文斌'])('the pages of the office that are open to %s', async (name) => {
  const phone = await journey.phoneOf(name)
  await phone.seeAllSent()
  const look = new PageLooks(phone)
  for (const page of pagesBelow('packages/office/')) {
    await phone.open(page)
    const isClosed = await phone.words('您现在的岗位不办这件事').isVisible()
    if (!isClosed) await look.at(nameOf(page))
  }
  expect(look.faults).toEqual([])
})

const areas = ['volunteer', 'matter', 'mediation', 'announcement', 'deliberation'] as const

test.each(areas)('the pages of %s, for who works with them', async (area) => {
  const phone = await journey.phoneOf('徐丽萍')
  await phone.seeAllSent()
  const look = new PageLooks(phone)
  for (const page of pagesBelow(`packages/${area}/`)) {
    await phone.open(page)
    await look.at(nameOf(page))
  }
  expect(look.faults).toEqual([])
})

test('the pages of the help call, for who is on duty and keeps the register', async () => {
  const phone = await journey.phoneOf('徐丽萍')
  await phone.seeAllSent()
  const look = new PageLooks(phone)
  for (const page of pagesBelow('packages/help/')) {
    await phone.open(page)
    await look.at(nameOf(page))
  }
  const elder = await journey.phoneOf('吴阿珍')
  await elder.see('按住两秒')
  const lookOfElder = new PageLooks(elder)
  await lookOfElder.at('today-elder')
  expect([...look.faults, ...lookOfElder.faults]).toEqual([])
})

test('the pages of wishes, for who reads them without a login and for who manages them', async () => {
  const stranger = await journey.newPhone()
  await stranger.open('packages/wish/pages/wishes/index')
  const lookOfStranger = new PageLooks(stranger)
  await lookOfStranger.at('wishes-nobody')
  const phone = await journey.phoneOf('徐丽萍')
  await phone.seeAllSent()
  const look = new PageLooks(phone)
  for (const page of pagesBelow('packages/wish/')) {
    await phone.open(page)
    await look.at(`wish-${nameOf(page)}`)
  }
  await phone.open('packages/wish/pages/publish/index', '?forOthers=1')
  await phone.tap('大家凑')
  await look.at('wish-publish-for-others')
  const admin = await journey.phoneOf('郁文斌')
  const lookOfAdmin = new PageLooks(admin)
  await admin.seeAllSent()
  await admin.open('packages/office/pages/settings/index')
  await admin.tap('微心愿')
  await admin.see('一个人同时最多认领几个')
  await lookOfAdmin.at('settings-wishes')
  const looks = [lookOfStranger, look, lookOfAdmin]
  expect(looks.flatMap(({ faults }) => faults)).toEqual([])
})

test('rosters before their import, and an invitation', async () => {
  const phone = await journey.phoneOf('徐丽萍')
  const look = new PageLooks(phone)
  await phone.seeAllSent()
  await phone.open('packages/office/pages/roster/index')
  const chooser = phone.page.waitForEvent('filechooser')
  await phone.tap('选一张表')
  const rows = [
    ['网格', '现住地址', '住户姓名', '证件号码', '手机'],
    ['第六网格', '丝厂宿舍1幢101室', '柏明远', idOf('19610312', 101), '14400001111'],
    ['第六网格', '丝厂宿舍1幢203室', '尉迟兰', '339900195002300012', '14400004444'],
  ]
  const buffer = Buffer.from(workbookOf({ 摸排: { rows } }))
  const mimeType = 'application/octet-stream'
  await (await chooser).setFiles({ name: '老旧小区摸排.xlsx', mimeType, buffer })
  await phone.see('先看一眼')
  await look.at('roster-preview')
  await phone.open('packages/office/pages/volunteer-roster/index')
  const listChooser = phone.page.waitForEvent('filechooser')
  await phone.tap('选一张表')
  const list = volunteerBook([
    volunteerLine({ 所属网格: '', 义工号: '' }),
    volunteerLine({
      ...{ 所属网格: '', 志愿者姓名: '吴小燕', 义工号: '', 可用余额: '很多' },
      ...{ 身份证号: idOf('19700203', 102), 手机: '14405730807' },
    }),
  ])
  await (await listChooser).setFiles({ name: '志愿者名册.xlsx', mimeType, buffer: list })
  await phone.see('先看一眼')
  await look.at('volunteer-roster-preview')
  await phone.open('packages/office/pages/invite/index')
  await phone.screen.locator('.pick-field').first().tap()
  await phone.tap('第六网格', phone.screen.locator('.sheet'))
  await look.at('region-picker')
  await phone.tap('就选第六网格')
  await phone.tap('网格员')
  await phone.tap('生成邀请码')
  await phone.screen.locator('.invite__code').waitFor()
  await look.at('invitation')
  expect(look.faults).toEqual([])
})

test('every page was looked at', () => {
  expect(pagesOfApp()).toContain('pages/today/index')
  expect(pagesOfApp().filter((page) => !pagesLookedAt.has(page))).toEqual([])
})

test('the switch makes the text of every page large, and of the next start too', async () => {
  const phone = await journey.phoneOf('俞阿毛')
  await phone.openTab('我的')
  await phone.tap('大字')
  await phone.screen.locator('.page--large').waitFor()
  await phone.openTab('今天')
  await phone.screen.locator('.page--large').waitFor()
  await phone.page.reload()
  await phone.seeAllSent()
  await phone.screen.locator('.page--large').waitFor()
})
