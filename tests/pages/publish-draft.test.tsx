/** A new activity that was half written: found again, begun afresh, published once though the answer was lost. */
import type { Application } from '../../src/application'
import { hideToast } from '../../src/components/toast/toast-store'
import type { OfficeCommandArgs } from '../../src/domain/office-commands'
import { refuse } from '../../src/domain/refusal'
import PublishPage from '../../src/packages/volunteer/pages/publish'
import { fixtureOfficeAccess } from '../support/fixture-office'
import { fixtureActivity, volunteeringApplication } from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

const left = '接着上次没发布的写'
const answers = { 'activity.one': { activity: fixtureActivity(), series: [] } }
const setUp = () => volunteeringApplication(answers, {}, { access: fixtureOfficeAccess })
const open = async (application: Application, activityId = '') => {
  page = await showPage(PublishPage, application, activityId === '' ? {} : { activityId })
  await page.until('什么活动')
}
const reopen = async (application: Application) => {
  page.leave()
  await open(application)
  await page.until(left)
}
const typed = (index: number): string => {
  const input = document.querySelectorAll('taro-input-core, taro-textarea-core')[index]
  return String((input as HTMLInputElement | undefined)?.value)
}
const pickDay = async (value: string): Promise<void> => {
  const control = document.querySelector('[aria-label^="哪一天"]')
  const picker = control?.closest('taro-picker-core') ?? control?.parentElement
  picker?.dispatchEvent(new CustomEvent('change', { detail: { value }, bubbles: true }))
  await page.until('3月9日')
}
const write = async (): Promise<void> => {
  await page.type('楼道清洁', 0)
  await page.tap('环境卫生')
  await page.type('7 幢楼下', 1)
  await pickDay('2026-03-09')
}

test('what was written is there again, goes when it is not wanted, and is gone once it is published', async () => {
  const { application, sent } = setUp()
  await open(application)
  expect(page.words()).not.toContain(left)
  await write()
  await reopen(application)
  expect([typed(0), typed(1)]).toEqual(['楼道清洁', '7 幢楼下'])
  await page.tap('重新写')
  expect([typed(0), typed(1)]).toEqual(['', ''])
  expect(page.words()).not.toContain(left)
  await write()
  await reopen(application)
  await page.tap('发布')
  await page.until('发布好了')
  expect(sent).toMatchObject([
    {
      name: 'activity.publish',
      args: { fields: { title: '楼道清洁', place: '7 幢楼下' }, schedule: { date: '2026-03-09' } },
    },
  ])
  expect(await application.drafts.read('activity.publish')).toBeNull()
})

test('a change of one that is published neither takes what was written of a new one nor writes over it', async () => {
  const { application } = setUp()
  await open(application)
  await page.type('新的活动', 0)
  const draft = await application.drafts.read('activity.publish')
  expect(JSON.stringify(draft)).toContain('新的活动')
  page.leave()
  await open(application, 'a')
  expect(typed(0)).toBe('楼道清洁')
  expect(page.words()).not.toContain(left)
  await page.type('文化礼堂', 1)
  await page.tap('存好改动')
  await page.until('改好了')
  expect(await application.drafts.read('activity.publish')).toEqual(draft)
})

test('published again after a lost answer it keeps its id; that it stands is told, and only another one gets another', async () => {
  const { application } = setUp()
  const sent: OfficeCommandArgs<'activity.publish'>[] = []
  const results = [
    { ok: false, error: 'unreachable' },
    refuse('id-taken'),
    { ok: true, value: undefined },
  ] as const
  const request: Application['request'] = (_name, _regionId, args) => {
    // Only this one is sent here.
    sent.push(args as OfficeCommandArgs<'activity.publish'>)
    return Promise.resolve(results[sent.length - 1] ?? results[0])
  }
  await open({ ...application, request })
  await write()
  await page.tap('发布')
  await page.until('连不上服务器')
  await reopen({ ...application, request })
  await page.type('8 幢楼下', 1)
  await page.tap('发布')
  await page.until('上次点“发布”时已经发布了，大家看到的是那时写的')
  expect(page.words()).not.toContain('编号已被用过')
  await page.tap('另外发布一个')
  await page.until('发布好了')
  const [lost, again, another] = sent
  expect(again?.activityId).toBe(lost?.activityId)
  expect(again?.fields.place).toBe('8 幢楼下')
  expect(another).toEqual({ ...again, activityId: another?.activityId })
  expect(another?.activityId).not.toBe(lost?.activityId)
  expect(await application.drafts.read('activity.publish')).toBeNull()
})

test('one that stands need not be published again; a picture is too large to be kept, and that is said', async () => {
  const { application } = setUp()
  const pickPhotos = () => Promise.resolve([{ base64: 'abc' }])
  const device = { ...application.device, camera: { ...application.device.camera, pickPhotos } }
  const request = () => Promise.resolve(refuse('id-taken'))
  await open({ ...application, device, request })
  await write()
  await page.tap('拍照')
  await reopen({ ...application, request })
  await page.until('图片要再选')
  await page.tap('发布')
  await page.until('已经发布了')
  await page.tap('不用再发')
  expect(await application.drafts.read('activity.publish')).toBeNull()
})
