/** 时长公示: the own community first, another one, all of the street, or one volunteer by the whole number. */
import { hideToast } from '../../src/components/toast/toast-store'
import type { RegionId } from '../../src/domain/shapes'
import NoticesPage from '../../src/packages/volunteer/pages/notices'
import type { NoticeLine } from '../../src/protocol/notice'
import { createFixtureApplication } from '../support/fixture-application'
import { createFixtureDevice } from '../support/fixture-device'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

const regions = [
  { id: 'street', name: '梧桐街道' },
  { id: 'c1', name: '迎凤社区' },
  { id: 'c2', name: '文昌社区' },
]
const line: NoticeLine = {
  ...{ serviceId: 'x1', regionId: 'g1' as RegionId, regionName: '迎凤社区', name: '张*兰' },
  ...{ number: '3304830010001', title: '清扫楼道', startsAtMs: 0, minutes: 120 },
  ...{ noticeUntilMs: createFixtureDevice().clock.nowMs() + 86_400_000, objected: false },
}

/** Answers each question with the lines that are told for it, and keeps what was asked. */
const show = async (linesOf: (which: object) => readonly NoticeLine[], params = {}) => {
  const asked: object[] = []
  const { network } = createFixtureDevice()
  const answers: Readonly<Record<string, unknown>> = {
    'volunteer.regions': regions,
    'attendance.myObjections': [],
  }
  const application = createFixtureApplication({
    device: {
      network: {
        ...network,
        call: (path, input) => {
          if (path === 'attendance.notices') asked.push(input as object)
          const output =
            path === 'attendance.notices' ? linesOf(input as object) : (answers[path] ?? null)
          return Promise.resolve({ kind: 'answer', body: { ok: true, output } })
        },
      },
    },
  })
  page = await showPage(NoticesPage, application, params)
  return asked
}

const pick = (label: string, value: number): Promise<void> => {
  const control = document.querySelector(`[aria-label^="${label}"]`)
  const picker = control?.closest('taro-picker-core') ?? control?.parentElement
  picker?.dispatchEvent(new CustomEvent('change', { detail: { value }, bubbles: true }))
  return new Promise((resolve) => setTimeout(resolve, 50))
}

test('begins with the own community, and each line says whose activity it was', async () => {
  const asked = await show(() => [line], { regionId: 'c1' })
  await page.until('张*兰 · 2 小时')
  expect(page.words()).toMatch(/清扫楼道.*迎凤社区.*编号 3304830010001/)
  expect(document.querySelector('[aria-label="看哪个社区的活动 迎凤社区"]')).not.toBeNull()
  await pick('看哪个社区的活动', 0)
  await page.until('张*兰')
  expect(document.querySelector('[aria-label="看哪个社区的活动 梧桐街道（全部）"]')).not.toBeNull()
  expect(asked).toEqual([{ regionId: 'c1' }, { regionId: 'street' }])
})

test('where it is not known whose is near, all of the street is shown', async () => {
  expect(await show(() => [line])).toEqual([{}])
  await page.until('张*兰 · 2 小时')
  expect(document.querySelector('[aria-label="看哪个社区的活动 梧桐街道（全部）"]')).not.toBeNull()
})

test('a community without any leads to all of them', async () => {
  const asked = await show(
    (which) => ('regionId' in which && which.regionId === 'c2' ? [] : [line]),
    {
      regionId: 'c2',
    },
  )
  await page.until('这个社区现在没有公示中的时长')
  await page.tap('看全部社区的')
  await page.until('张*兰')
  expect(asked.at(-1)).toEqual({ regionId: 'street' })
})

test('one volunteer is found by the whole number, wherever the activities were', async () => {
  const asked = await show(
    (which) => ('number' in which && which.number !== line.number ? [] : [line]),
    {
      regionId: 'c1',
    },
  )
  await page.until('张*兰')
  await page.type(' 33048300 10001 ')
  await page.tap('按编号查')
  await page.until('只看编号 3304830010001 的')
  await page.until('张*兰')
  expect(asked.at(-1)).toEqual({ number: '3304830010001' })
  await page.type('33048')
  await page.tap('按编号查')
  await page.until('没有这个编号的公示')
  await page.tap('看大家的')
  await page.until('张*兰')
  expect(asked.at(-1)).toEqual({ regionId: 'c1' })
})
