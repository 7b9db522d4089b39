/** What takes two phones: an invitation that is accepted by a WeChat identity, and two people who change one field. */
import { chinaDate } from '../../src/domain/calendar'
import { officeCommand, push } from '../support/api/test-file'
import type { User } from './host/user'
import { describeByHandAndGlass } from './people'
import { openidOf } from './street'

describeByHandAndGlass('two phones', (people) => {
  const invite = async (): Promise<string> => {
    const issue = officeCommand('invitation.issue', 'm1', {
      invitationId: 'invitation-1',
      kindId: 'micro-grid-leader',
      fromDate: chinaDate(Date.now()),
      toDate: '',
      expiresInHours: 24,
      maxUses: 1,
    })
    const [result] = await push(people().street.api, 'worker', issue)
    if (result?.status !== 'applied') throw new Error(`The invitation was ${result?.status}`)
    return (result.answer as { code: string }).code
  }

  test('an invitation is accepted, and the files of its region come', async () => {
    const newcomer = await people().userOf('openid-of-a-stranger')
    newcomer.phone.open()
    await newcomer.sees('填邀请码')
    await newcomer.look('sign-in')
    await newcomer.tap('填邀请码')
    await newcomer.type('邀请码', (await invite()).toLowerCase())
    await newcomer.tap('看看是什么岗位')
    await newcomer.sees('区域m1')
    await newcomer.type('您的姓名', '王小红')
    await newcomer.look('invitation')
    await newcomer.tap('接受邀请')
    await newcomer.sees('王小红，欢迎加入')
    await newcomer.tap('看看今天')
    await newcomer.sees('共 3 户')
  })

  const openResident = async (user: User): Promise<void> => {
    await user.tapTab('民情')
    await user.tap('迎凤二期 7幢')
    await user.tap('903')
    await user.tap('看档案')
    await user.tap('李佳珍')
    await user.sees('怎么联系')
  }

  const changePhone = async (user: User, phone: string): Promise<void> => {
    await user.type('电话', phone)
    await user.tap('存好')
  }

  test('two people change one phone number: the second sees both and chooses', async () => {
    const leader = await people().userOf(openidOf('leader'))
    const micro = await people().userOf(openidOf('micro'))
    for (const user of [leader, micro]) {
      user.phone.open()
      await user.sees('今天走访')
      await openResident(user)
    }
    micro.phone.network.switchTo('none')
    await changePhone(micro, '13733334444')
    await micro.sees('1 条待传')
    await changePhone(leader, '13911112222')
    await leader.until('the first change on the server', async () => (await phoneChanges()) === 1)

    micro.phone.network.switchTo('wifi')
    await micro.tap('1 条要您看一下')
    await micro.tap('◆ 请选一个')
    await micro.sees('李组长写的')
    await micro.sees('139******22')
    await micro.tap('显示号码（会记下是您看的）')
    await micro.sees('13911112222')
    await micro.sees('13733334444')
    await micro.look('conflict')
    await micro.tap('用我的')
    await micro.until('the choice on the server', async () => (await phoneChanges()) === 2)
    leader.phone.toBackground()
    leader.phone.toForeground()
    await leader.sees('137******44')
    await leader.look('household-after-conflict')
  })

  const phoneChanges = async (): Promise<number> => {
    const rows = await people()
      .street.api.database.selectFrom('field_history')
      .select('member_name')
      .where('field', '=', 'phone')
      .execute()
    return rows.length
  }
})
