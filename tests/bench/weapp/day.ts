/** A grid leader's day with long lists, step by step on the release build, and what each step costs in setData. */
import { officeCommand, push } from '../../support/api/test-file'
import type { User } from '../../weapp/host/user'
import { openidOf, type Street } from '../../weapp/street'
import {
  costOf,
  costOfTyping,
  noteHint,
  openHousehold,
  saveVisit,
  type Cost,
  type KeyCost,
} from './costs'
import { busyRoom, crowd, writeVisits } from './full-street'

/** All but the launches and the end without a network. */
export interface DayCosts {
  /** With an empty phone: the files of the grid come. */
  readonly firstLaunch: Cost
  readonly launch: Cost
  readonly buildings: Cost
  readonly keys: readonly KeyCost[]
  /** 300 doors, once. */
  readonly building: Cost
  /** From a building, by way of the door: with twelve visits in its history. */
  readonly household: Cost
  readonly form: Cost
  readonly noteKey: Cost
  readonly saveVisit: Cost
  /** Of 300 doors that are due the first ones. */
  readonly dueList: Cost
  /** One of them is visited and leaves the list; with all that saving it costs. */
  readonly visitedDoor: Cost
  /** The network is back: both visits are sent. */
  readonly sent: Cost
  /** Of 300 entries that were refused one is read and put away. */
  readonly refusedEntry: Cost
}

/** A name, initials, a room and a door, the end of a phone, and nobody: as people type them. */
const queries = ['沈阿毛', 'sam', '1013', '9-2-101', '9012', '没有这个人']

export const measureDay = async (street: Street): Promise<DayCosts> => {
  const user = street.userOf(openidOf('leader'))
  const morning = await atTheDesk(user)
  const walk = await onTheWay(user)
  return { ...morning, ...walk, refusedEntry: await afterThePost(street, user) }
}

const open = (user: User) =>
  costOf(user, async () => {
    user.phone.open()
    await user.sees(`共 ${crowd + 3} 户`)
  })

const atTheDesk = async (user: User) => {
  const firstLaunch = await open(user)
  await user.sees('都已存好')
  user.phone.kill()
  const launch = await open(user)
  const buildings = await costOf(user, async () => {
    await user.tapTab('民情')
    await user.sees('迎凤二期 9幢')
  })
  // As on the way, and so that no sync falls into a step.
  user.phone.network.switchTo('none')
  await user.sees('没有网络')
  return { firstLaunch, launch, buildings, keys: await costOfTyping(user, queries) }
}

const onTheWay = async (user: User) => {
  const building = await costOf(user, async () => {
    await user.tap('迎凤二期 9幢')
    await user.sees('10层')
  })
  const household = await costOf(user, () => openHousehold(user, busyRoom))
  const form = await costOf(user, async () => {
    await user.tap('记一次走访')
    await user.sees(noteHint)
  })
  const noteKey = await costOf(user, () => user.type(noteHint, '好'))
  const saved = await costOf(user, () => saveVisit(user, '这一户的经过'))
  await user.goBack()
  await user.goBack()
  await user.tapTab('今天')
  const dueList = await costOf(user, async () => {
    await user.tap('开始走访')
    await user.sees('接着看')
  })
  await user.tap('1001')
  await user.tap('记一次走访')
  await user.sees(noteHint)
  const visitedDoor = await costOf(user, () => saveVisit(user, '接着看'))
  const sent = await costOf(user, async () => {
    user.phone.network.switchTo('wifi')
    await user.sees('都已存好')
  })
  return { building, household, form, noteKey, saveVisit: saved, dueList, visitedDoor, sent }
}

/** Without a network to the end of the post: nothing of what was written then is accepted, and all of it is kept. */
const afterThePost = async (street: Street, user: User): Promise<Cost> => {
  user.phone.kill()
  await writeVisits(user.phone.disk, crowd)
  const [ended] = await push(
    street.api,
    'worker',
    officeCommand('post.end', 'g1', { postId: 'post-leader' }),
  )
  if (ended?.status !== 'applied') throw new Error(`The post has not ended: ${ended?.status}`)
  user.phone.open()
  await user.tap(`${crowd} 条要您看一下`)
  await user.sees(`后面还有 ${crowd - 30} 条，接着看`)
  // The sync is over: the region of the post has left this phone, too.
  await user.sees('原文都留着，一条不少。')
  return costOf(user, async () => {
    await user.tap('看过了，收起来', { nth: 1 })
    await user.sees(`${crowd - 1} 条要您看一下`)
  })
}
