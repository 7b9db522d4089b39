/**
 * The way of a request on the release build: a home is registered and found among the files, the request is written in a
 * stairwell without a signal, outlives a kill and is sent once; it is held until a person has looked; the grid takes it
 * up, hands it to the community, the community answers; it was not solved, is opened again, solved, and filed.
 */
import type { User } from './host/user'
import {
  appointGridMember,
  gridMember,
  lookThroughCamera,
  openAt,
  picturesOn,
  runMinute,
} from './at-work'
import { describeOnGlass } from './people'
import { openidOf } from './street'

describeOnGlass('the way of a request', (people) => {
  const street = () => people().street
  let resident: User
  let member: User
  let worker: User

  beforeAll(async () => {
    await appointGridMember(street())
    resident = await people().userOf('openid-li-jiazhen')
    member = await people().userOf(gridMember)
    worker = await people().userOf(openidOf('worker'))
    lookThroughCamera(resident.phone)
  })

  const onServer = async () => {
    const { database } = street().api
    const matters = await database.selectFrom('matter').select(['state', 'channel']).execute()
    const photos = await database.selectFrom('upload').select('purpose').execute()
    return { matters, photos: photos.map(({ purpose }) => purpose) }
  }

  test('a resident says once where home is', async () => {
    await openAt(resident, '我的')
    await resident.tap('我家')
    await resident.tap('登记我家')
    await resident.type('姓名', '李佳珍')
    await resident.type('电话', '13800001234')
    await resident.pick('在哪个社区', '区域c1')
    await resident.pick('哪个网格（不清楚可以不选）', '区域g1')
    await resident.type('门牌', '7幢2单元903')
    await resident.tap('存好')
    await resident.sees('– 社区还没核对，可以先用')
  })

  test('the community worker finds it among the files', async () => {
    await openAt(worker, '我的')
    await worker.tap('住处核对')
    await worker.sees('7幢2单元903')
    await worker.tap('找档案里的户')
    await worker.look('journey-home-found')
    await worker.tap('迎凤二期7幢2单元903室')
    await worker.sees('没有等着核对的住处')
    await openAt(resident, '我的')
    await resident.tap('我家')
    await resident.sees('● 社区核对过')
  })

  test('without a signal a request with a photo is written, and outlives a kill', async () => {
    await resident.goBack()
    await resident.tap('诉求')
    await resident.sees('您还没有提过诉求')
    await resident.tap('提诉求')
    await resident.sees('7幢2单元903')
    resident.phone.network.switchTo('none')
    await resident.tap('设施维修')
    await resident.type('说几句', '九楼的楼道灯不亮了。')
    await resident.tap('拍照')
    await resident.until('the photo', () => picturesOn(resident.phone) === 1)
    await resident.look('journey-request')
    await resident.tap('寄给社区')
    await resident.sees('记在本机，有网就自动寄出。')
    resident.phone.kill()
    await openAt(resident, '我的')
    await resident.tap('诉求')
    await resident.sees('九楼的楼道灯不亮了。')
    await resident.sees('待发送')
    await resident.look('journey-request-waits')
    expect(await onServer()).toEqual({ matters: [], photos: [] })
  })

  test('with a signal again it is sent once, though the answer is lost', async () => {
    resident.phone.network.loseNextReply('matter.submit')
    resident.phone.network.switchTo('4g')
    await resident.sees('◆ 待受理')
    await resident.sees('正在核对能不能公开')
    expect(resident.phone.network.repliesLost).toBe(1)
    expect(await onServer()).toEqual({
      matters: [{ state: 'waiting', channel: 'resident' }],
      photos: ['resident-photo'],
    })
  })
  test('nobody has looked yet, so neighbours do not read it; then a person has', async () => {
    await runMinute(street())
    await openAt(resident, '我的')
    await resident.tap('诉求')
    await resident.sees('公开前要请工作人员看一看，邻居暂时看不到。事情照常办。')
    const neighbour = await people().userOf('openid-neighbour')
    await openAt(neighbour, '我的')
    await neighbour.tap('诉求')
    await neighbour.sees('您还没有提过诉求')
    expect(neighbour.screen()).not.toContain('九楼的楼道灯')
    await openAt(worker, '我的')
    await worker.tap('公开前看一看')
    await worker.sees('九楼的楼道灯不亮了。')
    await worker.until('the photo', () => picturesOn(worker.phone) === 1)
    await worker.look('journey-held')
    await worker.tap('可以公开')
    await worker.sees('没有等您看的')
    await openAt(neighbour, '我的')
    await neighbour.tap('诉求')
    await neighbour.sees('九楼的楼道灯不亮了。')
    expect(neighbour.screen()).not.toMatch(/李佳珍|903|1380/)
    neighbour.phone.discard()
  })

  test('the grid member takes it up and hands it to the community', async () => {
    member.phone.open()
    await member.tap('办诉求')
    await member.tap('九楼的楼道灯不亮了。')
    await member.sees('居民自己提')
    await member.until('the photo', () => picturesOn(member.phone) === 1)
    await member.tap('受理')
    await member.sees('首接负责')
    await member.sees('区域m1 周网格在办，')
    await member.sees('前要答复。')
    await member.look('journey-taken-up')
    await member.tap('更多')
    await member.tap('派给别处办')
    await member.tap('区域c1')
    await member.type('要交代的（可以不写）', '要换线，请社区联系物业。')
    await member.tap('发出')
    await member.sees('派发：区域c1')
  })
  test('the community sees who keeps it, and answers', async () => {
    await openAt(worker, '我的')
    await worker.tap('办诉求')
    await worker.tap('九楼的楼道灯不亮了。')
    await worker.sees('要换线，请社区联系物业。')
    await worker.sees('周网格')
    await worker.tap('办好了，答复')
    await worker.type('办得怎么样，居民会看到', '换了灯泡。')
    await worker.tap('发出')
    await worker.sees('已经答复，等居民评价。')
    await worker.look('journey-answered')
  })

  const openOwn = async () => {
    await openAt(resident, '我的')
    await resident.tap('诉求')
    await resident.tap('已经答复，请您看看好不好。')
  }

  test('not solved: one word opens it again, at the grid member who keeps it', async () => {
    await openOwn()
    await resident.sees('换了灯泡。')
    await resident.sees('派发：区域c1')
    await resident.look('journey-followed')
    await resident.tap('说说办得好不好')
    await resident.tap('不满意')
    await resident.tap('没有解决')
    await resident.sees('没有解决，再办一次')
    await resident.sees('◆ 办理中')
    await openAt(member, '今天')
    await member.tap('办诉求')
    await member.tap('九楼的楼道灯不亮了。')
    await member.tap('办好了，答复')
    await member.type('办得怎么样，居民会看到', '换了线，灯亮了。')
    await member.tap('发出')
    await member.sees('● 已解决')
  })

  test('solved: it is filed, and counts once with its denominator', async () => {
    await openOwn()
    await resident.sees('换了线，灯亮了。')
    await resident.tap('说说办得好不好')
    await resident.tap('满意')
    await resident.type('想说的话（可以不写）', '谢谢。')
    await resident.tap('解决了')
    await resident.sees('已经归档，谢谢您。')
    await resident.look('journey-filed')
    await openAt(worker, '我的')
    await worker.tap('办诉求')
    await worker.sees('没有等您办的事')
    await worker.tap('看办得怎样')
    await worker.sees('1 ÷ 1 = 100%')
    await worker.sees('0 件，其中超期 0 件')
    await worker.look('journey-rates')
    expect((await onServer()).matters).toEqual([{ state: 'closed', channel: 'resident' }])
  })
})
