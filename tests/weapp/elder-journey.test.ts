/**
 * An elder who lives alone, on the release build: a daughter says where her mother lives, the grid member gives the key;
 * in large text it is held and rings on the phone on duty, the caller and the daughter see who comes and how soon; without
 * a network it dials. Then a wish that the grid member writes at the door is checked, connected, fulfilled and thanked for.
 */
import { defaultSettings } from '../../src/domain/settings/default-settings'
import type { User } from './host/user'
import { appointGridMember, gridMember, openAt, registerHome, runMinute } from './at-work'
import { describeOnGlass } from './people'
import { openidOf, type Street } from './street'

/** As often as rules allow, because this test waits for real polls. */
const askOften = ({ api }: Street) => {
  const helpCall = { ...defaultSettings.helpCall, pollSeconds: 5, ringingPollSeconds: 2 }
  const settings = JSON.stringify({ ...defaultSettings, helpCall })
  return api.database.updateTable('tenant').set({ settings }).execute()
}

describeOnGlass('an elder who lives alone', (people) => {
  const street = () => people().street
  let elder: User
  let daughter: User
  let member: User
  let worker: User
  let neighbour: User
  const dialled: string[] = []

  beforeAll(async () => {
    await askOften(street())
    await registerHome(street())
    await appointGridMember(street())
    elder = await people().userOf(openidOf('nobody'))
    daughter = await people().userOf('openid-daughter')
    member = await people().userOf(gridMember)
    worker = await people().userOf(openidOf('worker'))
    for (const { phone } of [elder, member])
      phone.fakes.makePhoneCall = ({ phoneNumber }) => void dialled.push(String(phoneNumber))
  })

  const callsOnServer = () =>
    street().api.database.selectFrom('help_call').select(['state', 'outcome']).execute()

  test('a daughter says where her mother lives, with her consent, and it is found', async () => {
    await openAt(daughter, '我的')
    await daughter.tap('我家')
    await daughter.tap('登记我家')
    await daughter.tap('帮老人登记')
    await daughter.type('老人是您的', '母亲')
    await daughter.type('老人姓名', '沈阿毛')
    await daughter.type('老人电话', '13900005678')
    await daughter.pick('在哪个社区', '区域c1')
    await daughter.type('门牌', '7幢904')
    await daughter.tap('存好')
    await daughter.sees('– 社区还没核对，可以先用')
    await openAt(worker, '我的')
    await worker.tap('住处核对')
    await worker.sees('家人登记的：是本人的母亲')
    await worker.tap('找档案里的户')
    await worker.tap('迎凤二期7幢2单元904室')
    await worker.sees('没有等着核对的住处')
  })

  test('the grid member gives the elder the key', async () => {
    await openAt(member, '我的')
    await member.tap('一键呼叫登记')
    await member.tap('7幢2单元904 沈*毛')
    await member.tap('加一位家属')
    await member.type('姓名', '沈海燕')
    await member.type('是老人的', '女儿')
    await member.type('电话', '13900009999')
    await member.type('要紧的事', '耳背，请多敲几下门。')
    await member.type('服务站电话', '057388001234')
    await member.tap('登记')
    await member.sees('已经登记')
    await openAt(member, '今天')
  })

  test('in large text the key stands on the first page, and a brush against it calls nobody', async () => {
    await openAt(elder, '我的')
    await elder.tap('大字')
    await elder.tapTab('今天')
    await elder.sees('按住两秒')
    await elder.look('journey-key')
    await elder.hold('按住两秒', 300)
    await elder.sees('太快了，请按住两秒')
    expect(await callsOnServer()).toEqual([])
  })

  test('held, it alerts the building; nobody answers, so it rings on the phone on duty', async () => {
    const held = elder.hold('太快了，请按住两秒', 2_200)
    await elder.sees('请继续按住…')
    await held
    await elder.sees('正在叫人')
    await elder.sees('已通知 区域b1')
    expect(member.phone.speaker.heard()).toEqual([])
    street().clock.moveTo(
      street().clock.nowMs() + defaultSettings.helpCall.escalateAfterSeconds * 1000,
    )
    await elder.sees('已通知 区域b1、区域m1，也告诉了家属')
    await elder.look('journey-calling')
    await member.sees('一键呼叫 7幢2单元904 沈*毛')
    await member.until('a ring', () => member.phone.speaker.heard().length === 1)
    const [ring] = member.phone.speaker.heard()
    expect(ring?.whenSilent).toBe(true)
    expect(ring?.tone.subarray(0, 4).toString()).toBe('RIFF')
    await member.look('journey-ringing')
  })

  test('who acknowledges, and how soon, is before the caller and the daughter', async () => {
    await member.tap('一键呼叫 7幢2单元904 沈*毛')
    await member.sees('耳背，请多敲几下门。')
    expect(member.phone.speaker.heard()).toEqual([])
    await member.tap('女儿 沈海燕')
    await member.until('the dialler', () => dialled.length === 1)
    expect(dialled).toEqual(['13900009999'])
    await member.tap('10 分钟')
    await member.sees('我到了')
    await elder.sees('周网格马上来')
    await elder.sees('大约 10 分钟到')
    await elder.look('journey-coming')
    await openAt(daughter, '我的')
    await daughter.tap('一键呼叫')
    await daughter.sees('沈阿毛 7幢2单元904')
    await daughter.sees('周网格马上来')
    expect(daughter.screen()).not.toContain('按住两秒')
    await member.tap('我到了')
    await elder.sees('周网格已经到了')
    await member.tap('结束这次呼叫')
    await member.tap('已帮到')
    await elder.sees('呼叫已结束')
    await daughter.sees('呼叫已结束')
    expect(await callsOnServer()).toEqual([{ state: 'ended', outcome: 'helped' }])
  })

  test('without a network the key dials, and the call goes out when there is one', async () => {
    await member.goBack()
    elder.phone.kill()
    elder.phone.network.switchTo('none')
    elder.phone.open()
    await elder.hold('按住两秒', 2_200)
    await elder.until('the dialler', () => dialled.length === 2)
    expect(dialled[1]).toBe('057388001234')
    await elder.sees('呼叫记在本机，有网就自动发出。要紧请直接打电话。')
    expect(elder.screen()).not.toContain('呼叫已结束')
    await elder.look('journey-dialling')
    elder.phone.kill()
    elder.phone.open()
    elder.phone.network.switchTo('4g')
    await elder.until('the call', async () => (await callsOnServer()).length === 2)
    await openAt(elder, '我的')
    await elder.tap('一键呼叫')
    await elder.tap('没事了，不用来')
    await elder.sees('本人说没事了')
  })
  const openDesk = async (chip: string, words: string) => {
    await openAt(worker, '我的')
    await worker.tap('办微心愿')
    await worker.tap(chip)
    await worker.sees(words)
    const line =
      worker
        .screen()
        .split('\n')
        .find((one) => one.includes(words)) ?? words
    await worker.tap(line)
  }

  test('at the door the grid member writes a wish of hers, and who consented is noted', async () => {
    await openAt(member, '我的')
    await member.tap('微心愿')
    await member.tap('替居民写一个')
    await member.tap('生活用品')
    await member.type('想要一台收音机，白天听听戏', '我是沈阿毛，想要一台收音机')
    await member.type('对方姓名', '沈阿毛')
    await member.type('对方是您的', '网格里的老人')
    await member.tap('签过字')
    await member.type('称呼', '周网格')
    await member.type('电话', '13700001111')
    await member.look('journey-wish')
    await member.tap('寄给社区')
    await member.tap('我的心愿和认领')
    await member.sees('◆ 社区在看')
  })

  test('the community takes the name out before anybody reads it', async () => {
    await runMinute(street())
    await openDesk('审核', '机器没有放行')
    await worker.sees('签过字')
    await worker.tap('可以公开')
    await worker.type('大家看到的话', '想要一台收音机')
    await worker.tap('可以公开', { nth: 1 })
    await worker.sees('◆ 等人认领')
  })
  test('a neighbour claims it without a name, and is connected by the community', async () => {
    neighbour = await people().userOf('openid-neighbour')
    await openAt(neighbour, '我的')
    await neighbour.sees('我的岗位')
    await neighbour.tap('微心愿')
    await neighbour.sees('想要一台收音机')
    await neighbour.tap('我来帮')
    await neighbour.sees('还没有人认领，您来吗？')
    await neighbour.tap('我来帮')
    await neighbour.type('怎么称呼您', '陈志强')
    await neighbour.type('电话', '13600002222')
    await neighbour.tap('我来帮', { nth: 1 })
    await neighbour.sees('给您留到')
    expect(neighbour.screen()).not.toMatch(/沈阿毛|周网格|1370000/)
    await openDesk('牵线', '请联系两边，牵上线。')
    await worker.tap('两边都说好了，牵线')
    await worker.tap('两边都说好了，牵线', { nth: 1 })
    await worker.sees('● 正在办')
  })

  test('fulfilled, and confirmed by who wrote it, with her thanks', async () => {
    await neighbour.goBack()
    await neighbour.tap('正在办')
    await neighbour.tap('看看办到哪了')
    await neighbour.tap('看称呼和电话')
    await neighbour.sees('写心愿的：周网格')
    await neighbour.sees('替 沈阿毛')
    await neighbour.sees('陈志强看过')
    await neighbour.look('journey-connected')
    await neighbour.tap('办到了')
    await neighbour.tap('送到家里了')
    // The sheet's own title says it too.
    await neighbour.tap('办到了', { nth: 2 })
    await neighbour.sees('您办到了，等那一家确认。谢谢您。')
    await openAt(member, '我的')
    await member.tap('微心愿')
    await member.tap('我的心愿和认领')
    await member.tap('帮忙的人说办到了，请您确认一下。')
    await member.tap('替本人确认：实现了')
    await member.type('本人怎么说', '声音很响亮')
    await member.tap('替本人确认：实现了', { nth: 1 })
    await member.sees('● 实现了')
    await runMinute(street())
    await openAt(worker, '我的')
    await worker.tap('公开前看一看')
    await worker.tap('可以公开')
    await worker.sees('没有等您看的')
    await openAt(neighbour, '我的')
    await neighbour.tap('微心愿')
    await neighbour.tap('实现了')
    await neighbour.sees('“声音很响亮”')
    await neighbour.look('journey-thanks')
  })
})
