/** 签到台: in which order the names are called. */
import { noAttendance } from '../../src/domain/attendance/attendance'
import GatePage from '../../src/packages/volunteer/pages/gate'
import type { GatePack } from '../../src/protocol/attendance'
import { createFixtureApplication } from '../support/fixture-application'
import { createFixtureDevice } from '../support/fixture-device'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => page.leave())

const nowMs = createFixtureDevice().clock.nowMs()
const hourMs = 3_600_000

const seat = (name: string, number: string, seated = true): GatePack['seats'][number] => ({
  ...{ volunteerId: `v${number}`, name, number, proof: `proof-${number}` },
  ...{ verified: true, seated, attendance: noAttendance },
})

test('whoever has a place comes first, by number, and whoever waits after them', async () => {
  const pack: GatePack = {
    ...{ shiftId: 's1', regionId: 'b15', title: '清扫楼道', place: '15 幢楼下', cancelled: false },
    ...{ startsAtMs: nowMs - hourMs, endsAtMs: nowMs + hourMs, marginMs: hourMs },
    ...{ key: 'k', wallCode: '0123456789abcdef01234567' },
    seats: [seat('程思远', '0010'), seat('乐琴芳', '0009', false), seat('许佳怡', '0005')],
  }
  const application = createFixtureApplication()
  await application.answers.keep('gate/s1', pack)
  page = await showPage(GatePage, application, { shiftId: 's1' })
  await page.until('没有网络，用的是')
  await page.tap('点名、加人')
  expect(page.words()).toMatch(/许佳怡.*程思远.*乐琴芳.*候补，没到/s)
})
