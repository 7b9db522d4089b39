/**
 * A grid leader's day on the release build: the files come by themselves, a door is found, a visit is recorded
 * without a network and survives the app being killed; once there is a network it is on the server exactly once.
 */
import type { User } from './host/user'
import { describeByHandAndGlass } from './people'
import { openidOf } from './street'

describeByHandAndGlass("a grid leader's day", (people) => {
  let leader: User
  beforeAll(async () => {
    leader = await people().userOf(openidOf('leader'))
  })

  const visitsOnServer = () =>
    people()
      .street.api.database.selectFrom('visit')
      .select(['household_id', 'outcome', 'note', 'member_name'])
      .execute()

  test('the app opens, knows who it is, and finds the files of the own grid', async () => {
    leader.phone.open()
    await leader.sees('今天走访')
    await leader.sees('3 户')
    await leader.sees('都已存好')
    await leader.look('today')
    await leader.tapTab('我的')
    await leader.sees('李组长')
    await leader.look('me')
  })

  test('in a cellar every page opens, though none was opened before', async () => {
    const micro = await people().userOf(openidOf('micro'))
    micro.phone.open()
    await micro.sees('共 3 户')
    micro.phone.kill()
    micro.phone.network.switchTo('none')
    micro.phone.open()
    await micro.tap('没有网络，照常记')
    await micro.sees('写的都传完了')
    await micro.goBack()
    await micro.tapTab('民情')
    await micro.tap('迎凤二期 7幢')
    await micro.sees('9层')
  })

  test('a building shows its doors, a door its household', async () => {
    await leader.tapTab('民情')
    await leader.sees('迎凤二期 7幢')
    await leader.look('files')
    await leader.tap('迎凤二期 7幢')
    await leader.sees('9层')
    await leader.look('building')
    await leader.tap('903')
    await leader.sees('看档案')
    await leader.look('door')
    await leader.tap('看档案')
    await leader.sees('住着 1 人')
    await leader.sees('李佳珍')
    await leader.sees('138******34')
    await leader.tap('显示')
    await leader.sees('13800001234')
    await leader.until('the look at the number in the access log', async () => {
      const { api } = people().street
      const looks = await api.database.selectFrom('access_log').select('act').execute()
      return looks.length === 1 && looks[0]?.act === 'show-phone'
    })
    await leader.sees('都已存好')
    await leader.look('household')
  })

  test('a visit without a network is saved on this phone', async () => {
    leader.phone.network.switchTo('none')
    await leader.tap('记一次走访')
    await leader.type('看到什么、说了什么，没有就不用写', '灯修好了')
    await leader.look('visit-offline')
    await leader.tap('存好')
    await leader.sees('没有网络，照常记 · 1 条待传')
    await leader.sees('灯修好了')
    await leader.look('household-offline')
    expect(await visitsOnServer()).toEqual([])
  })

  test('after a kill it is still there, and still waits', async () => {
    leader.phone.kill()
    leader.phone.open()
    await leader.sees('1 条待传')
    await leader.look('today-after-kill')
    await leader.tapTab('民情')
    await leader.tap('迎凤二期 7幢')
    await leader.tap('903')
    await leader.tap('看档案')
    await leader.sees('灯修好了')
  })

  test('with a network again it is on the server exactly once', async () => {
    leader.phone.network.switchTo('4g')
    await leader.sees('都已存好')
    await leader.look('household-sent')
    const once = [
      { household_id: 'family-a', outcome: 'met', note: '灯修好了', member_name: '李组长' },
    ]
    expect(await visitsOnServer()).toEqual(once)
    await leader.goBack()
    await leader.goBack()
    await leader.sees('姓名、首字母、门牌、尾号')
    leader.phone.kill()
    leader.phone.open()
    await leader.sees('都已存好')
    await leader.sees('已见到 1 户 / 共 3 户')
    expect(await visitsOnServer()).toEqual(once)
  })

  test('a reply that was lost on its way doubles nothing', async () => {
    await leader.tapTab('民情')
    await leader.tap('迎凤二期 8幢')
    await leader.tap('101')
    await leader.tap('记一次走访')
    leader.phone.network.loseNextReply('visit.record')
    await leader.tap('存好')
    await leader.until('the visit on the server', () => leader.phone.network.repliesLost === 1)
    leader.phone.network.switchTo('none')
    leader.phone.network.switchTo('wifi')
    await leader.sees('都已存好')
    const visits = await visitsOnServer()
    expect(visits.filter(({ household_id }) => household_id === 'family-c')).toHaveLength(1)
  })

  test('the search answers as one types: initials, digits of a phone, a room', async () => {
    await leader.goBack()
    const field = '姓名、首字母、门牌、尾号'
    await leader.type(field, 'sam')
    await leader.sees('找到 1 个')
    await leader.sees('沈阿毛')
    await leader.look('search')
    await leader.type(field, '9012')
    await leader.sees('陈桂英')
    await leader.seesNoMore('沈阿毛')
    await leader.type(field, '没有这个人')
    await leader.sees('没有找到“没有这个人”')
  })
})
