/** Announcements of the demo: pinned, corrected in the open, about an activity, over, and a draft that waits. */
import type { AnnouncementFields } from '../../../src/domain/announcement/announcement'
import { addDays, chinaDate, wholeDate } from '../../../src/domain/calendar'
import type { Api } from '../api'
import { daysBefore, pushAs } from './demo-actions'
import { communityWorkerId, demoCommunityCode } from './demo-people'
import { requireRegionId } from './demo-posts'

const outage = (day: string): string =>
  `因校场路自来水管道检修，${wholeDate(day)}上午八点到下午四点，迎凤二期 1 到 18 幢停水。

请提前存好水，出门前关好龙头。家里有卧床老人、婴儿需要送水的，打社区电话 0573-88000001，我们送上门。`

const charging = `楼道里充电、电瓶带上楼，一旦起火，整幢楼都出不去。

7 幢东面、12 幢西面各有一处充电棚，刷卡、扫码都能充。棚里位子不够的，请在“居民议事厅”里说一声。

看到楼道里有车在充电，请在“我要反映”里告诉我们，不用留名字。`

const allowance = (hours: string): string =>
  `今年满八十周岁、户籍在本社区的老人，可以登记领取高龄津贴。

带上老人的身份证和银行卡，到社区一楼窗口办，${hours}。家里人可以代办，请带上自己的身份证。老人走不动的，打 0573-88000001，网格员上门登记。`

const morning = '周一到周五上午八点半到十一点'
const wholeDay = '周一到周五上午八点半到十一点、下午两点到四点半'

const road = '小区北门的路面要铺沥青，这三天车辆请走南门，行人靠西侧走。夜里不施工。'
const canteen = '社区食堂在收拾厨房，开张的日子和菜单定下来就告诉大家。'

export const announce = async (api: Api, startMs: number): Promise<void> => {
  const today = chinaDate(startMs)
  const day = (days: number): string => addDays(today, days)
  const gridId = await requireRegionId(api, '杨家门社区/第二网格')
  const fields = (change: Partial<Record<keyof AnnouncementFields, unknown>>) => ({
    ...{ kind: 'other', regionIds: [demoCommunityCode], pinned: false, photoId: '' },
    ...{ activityId: '', ...change },
  })
  const act = (daysAgo: number, name: string, announcementId: string, rest: object) =>
    pushAs(daysBefore(api, startMs, daysAgo), communityWorkerId, [
      {
        ...{ commandId: `${announcementId}-${name}`, name: `announcement.${name}` },
        ...{ regionId: demoCommunityCode, args: { announcementId, ...rest } },
      },
    ])
  const publish = (daysAgo: number, id: string, of: ReturnType<typeof fields>) =>
    act(daysAgo, 'publish', id, { fields: of, seenAtMs: 0 })

  const paved = { kind: 'outage', title: '北门铺路三天，车走南门', text: road }
  const over = { fromDate: day(-14), untilDate: day(-11), regionIds: [gridId] }
  await publish(15, 'demo-road', fields({ ...paved, ...over }))

  const told = { fromDate: day(-8), untilDate: day(60), kind: 'policy' }
  const title = '八十岁以上老人登记高龄津贴'
  const first = fields({ ...told, title, text: allowance(morning) })
  await publish(8, 'demo-allowance', first)
  const words = '下午也开窗口了，不用都挤在上午'
  const corrected = fields({ ...told, title, text: allowance(wholeDay) })
  const seenAtMs = daysBefore(api, startMs, 8).nowMs()
  await act(5, 'correct', 'demo-allowance', { fields: corrected, seenAtMs, words })

  const safe = { kind: 'safety', title: '电动车不进楼道，电瓶不带上楼', text: charging }
  await publish(6, 'demo-charging', fields({ ...safe, fromDate: day(-6), untilDate: day(90) }))

  const haircut = {
    ...{ kind: 'activity', title: '给老人理发、量血压，来就行', activityId: 'demo-haircut' },
    text: `${wholeDate(day(5))}下午一点半，社区一楼活动室，免费理发、量血压。走不动的老人请家里人来登记，我们上门。

会理发的、愿意陪老人聊聊天的，点下面的活动报名。`,
  }
  await publish(
    2,
    'demo-haircut-told',
    fields({ ...haircut, fromDate: day(-2), untilDate: day(5) }),
  )

  const dry = { kind: 'outage', title: '管道检修，停水一天', text: outage(day(2)), pinned: true }
  const shown = { fromDate: day(-1), untilDate: day(2), regionIds: [gridId] }
  await publish(1, 'demo-outage', fields({ ...dry, ...shown }))

  const draft = { title: '社区食堂快开张了', text: canteen, fromDate: day(3), untilDate: day(30) }
  await act(1, 'draft', 'demo-canteen', { fields: fields(draft), seenAtMs: 0 })
}
