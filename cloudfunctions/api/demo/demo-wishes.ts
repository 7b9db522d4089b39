/** Micro-wishes of the demo: one that came true, one that waits for somebody, one that is gathered, one to be checked. */
import { addDays, chinaDate, dayMs } from '../../../src/domain/calendar'
import type { WishRequest } from '../../../src/domain/wish/wish-commands'
import type { Api } from '../api'
import { drainContentChecks } from '../content-check/drain-content-checks'
import { pushAs } from './demo-actions'
import { communityWorkerId, demoCommunityCode, demoElderId } from './demo-people'
import { loadRegionIds } from './demo-posts'

const [hairdresser, electrician] = ['demo-volunteer-1', 'demo-volunteer-2'] as const
const gridLeader = 'demo-grid-leader-2'
const door = '杨家门社区/第二网格/1号微网格/迎凤二期 15幢'
const elder = { name: '吴阿珍', phone: '14405730098', door: '15幢1单元101' }

interface DemoWish {
  readonly wishId: string
  readonly memberId: string
  readonly request: WishRequest
}

const forOneself = (category: string, text: string): WishRequest => ({
  ...{ category, text, contact: elder, pool: null, helped: null },
})

/** One day of the demo, so many days before it began. */
const dayOf = (api: Api, daysAgo: number, regionId: string) => {
  const then: Api = { ...api, nowMs: () => api.nowMs() - daysAgo * dayMs }
  const act = (memberId: string, name: string, args: { readonly wishId: string }) =>
    pushAs(then, memberId, [
      { commandId: `demo-${args.wishId}-${name}-${daysAgo}-${memberId}`, name, regionId, args },
    ])
  return {
    act,
    write: async ({ wishId, memberId, request }: DemoWish) => {
      const name = request.helped ? 'wish.publish-for' : 'wish.publish'
      await act(memberId, name, { wishId, ...{ request } })
    },
    check: () => drainContentChecks(then, then.nowMs()),
  }
}

export const makeWishes = async (api: Api): Promise<void> => {
  const regionId = (await loadRegionIds(api)).get(door)
  if (regionId === undefined) throw new Error(`The demo's roster has no ${door}`)
  const at = (daysAgo: number, where: string = regionId) => dayOf(api, daysAgo, where)
  const publish = async (daysAgo: number, wishId: string, text: string): Promise<void> => {
    await at(daysAgo).check()
    const args = { wishId, act: { kind: 'publish', text }, photoIds: [] }
    await at(daysAgo, demoCommunityCode).act(communityWorkerId, 'wish.handle', args)
  }

  const phone = '想学会用手机看戏、和外孙视频'
  await at(12).write({
    wishId: 'demo-wish-phone',
    memberId: gridLeader,
    request: {
      ...forOneself('技能帮学', phone),
      helped: { name: elder.name, relation: '网格里的老人', consent: 'said' },
    },
  })
  await publish(11, 'demo-wish-phone', phone)
  await comeTrue(at, 'demo-wish-phone')

  const books = '想给社区书屋凑三十本小朋友看的书'
  const untilDate = addDays(chinaDate(api.nowMs()), 25)
  const pool = { unit: 'piece', target: 30, untilDate } as const
  const contact = { name: '方志强', phone: '14405730091', door: '' }
  const request = { ...forOneself('学习用品', books), contact, pool }
  await at(5).write({ wishId: 'demo-wish-books', memberId: electrician, request })
  await publish(4, 'demo-wish-books', books)
  const helper = { name: '沈慧琴', phone: '14405730090', unit: '' }
  const pledge = { wishId: 'demo-wish-books', pledgeId: 'demo-pledge', amount: 12, helper }
  const words = { words: '孩子看过的绘本，都还新' }
  await at(3).act(hairdresser, 'wish.pledge', { ...pledge, ...words })

  const radio = '想要一台声音大一点的收音机，白天听听越剧'
  const wish = { wishId: 'demo-wish-radio', memberId: demoElderId }
  await at(3).write({ ...wish, request: forOneself('生活用品', radio) })
  await publish(2, 'demo-wish-radio', radio)

  const chess = {
    ...forOneself('陪伴聊天', '周末下午想有人陪着下下象棋'),
    contact: { name: '周亚琴', phone: '14405730092', door: '' },
  }
  await at(1).write({ wishId: 'demo-wish-chess', memberId: 'demo-newcomer', request: chess })
  await at(1).check()
}

/** Claimed, connected, done, and confirmed at the door for an elder without WeChat. */
const comeTrue = async (
  at: (daysAgo: number, where?: string) => ReturnType<typeof dayOf>,
  wishId: string,
): Promise<void> => {
  const wish = { wishId, photoIds: [] }
  const helper = { name: '沈慧琴', phone: '14405730090', unit: '银龄服务队' }
  const claim = { wishId, helper, words: '周三下午有空' }
  await at(10).act(hairdresser, 'wish.claim', claim)
  const connect = { ...wish, act: { kind: 'connect', words: '先打个电话再上门' } }
  await at(9, demoCommunityCode).act(communityWorkerId, 'wish.handle', connect)
  const done = { ...wish, words: '教了两个下午，会自己点开了' }
  await at(7).act(hairdresser, 'wish.fulfil', done)
  const thanks = { ...wish, cameTrue: true, words: '教得很耐心，现在天天能看到外孙了' }
  await at(6).act(gridLeader, 'wish.confirm-for', thanks)
  await at(6).check()
}
