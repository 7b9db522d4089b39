/**
 * The whole way of an hour, on the release build: a resident becomes a volunteer, signs up, is scanned in and out in a
 * cellar by the code that changes, the leader confirms, the public notice runs out, the timer posts the hours, one is
 * given to the community and spent on an old man's errand, and a certificate states them. By screens alone; only the
 * time is moved and the minute's timer is called.
 */
import type { User } from './host/user'
import { readGateCode, stepAt } from '../../src/domain/attendance/gate-code'
import { chinaDate, startOfChinaDateMs } from '../../src/domain/calendar'
import { readPdf } from '../support/read-pdf'
import { openAt, runMinute } from './at-work'
import { describeByHandAndGlass } from './people'
import { openidOf } from './street'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const minuteMs = 60_000

describeByHandAndGlass('the way of an hour', (people) => {
  const street = () => people().street
  const nowMs = () => street().clock.nowMs()
  /** Midnight of the day on which people meet. */
  let meetingMs = 0
  let volunteer: User
  let leader: User
  let worker: User
  let elder: User
  /** What the paper is checked by. */
  let code = ''

  beforeAll(async () => {
    meetingMs = startOfChinaDateMs(chinaDate(nowMs() + dayMs))
    volunteer = await people().userOf('openid-zhang-guilan')
    leader = await people().userOf(openidOf('leader'))
    worker = await people().userOf(openidOf('worker'))
    elder = await people().userOf('openid-wang-derong')
  })

  /** Holds the camera over the other phone's screen. */
  const scans = async (user: User, other: User) => {
    const isOfNow = async () => {
      const code = readGateCode(await other.shownCode())
      return code?.kind === 'rotating' && code.step === stepAt(nowMs())
    }
    await other.until('the code of this moment', isOfNow)
    const result = await other.shownCode()
    user.phone.fakes.scanCode = () => ({ result, scanType: 'QR_CODE', charSet: 'UTF-8' })
    await user.tap('扫一扫')
  }

  test('a resident registers as a volunteer within one page', async () => {
    await openAt(volunteer, '志愿')
    await volunteer.tap('成为志愿者')
    await volunteer.type('姓名', '张桂兰')
    await volunteer.tap('女')
    await volunteer.pick('出生日期', '1968-05-04')
    await volunteer.type('电话', '13800001234')
    await volunteer.pick('在哪个社区', '区域c1')
    await volunteer.tap('环境卫生')
    await volunteer.look('journey-register')
    await volunteer.tap('登记')
    await volunteer.sees('社区工作者核对以后')
  })

  test('the community worker verifies the registration', async () => {
    await openAt(worker, '我的')
    await worker.tap('志愿者')
    await worker.tap('张桂兰')
    await worker.tap('通过')
    await worker.sees('通过了，可以报名了。')
  })

  test('the leader publishes an activity for tomorrow', async () => {
    await openAt(leader, '志愿')
    await leader.tap('看活动和名单')
    await leader.tap('发布活动')
    await leader.type('活动名称', '清扫楼道')
    await leader.tap('环境卫生')
    await leader.type('集合地点', '一号楼下')
    await leader.pick('哪一天', chinaDate(meetingMs))
    await leader.pick('开始', '09:00')
    await leader.pick('结束', '11:00')
    await leader.look('journey-publish')
    await leader.tap('发布')
    await leader.sees('清扫楼道')
  })

  test('the volunteer signs up and sees the shift as the next one', async () => {
    await openAt(volunteer, '志愿')
    await volunteer.tap('清扫楼道')
    await volunteer.tap('报名')
    await volunteer.sees('● 您已报上')
    await volunteer.goBack()
    await volunteer.sees('扫码签到')
    await volunteer.look('journey-next-shift')
  })

  test('in a cellar the volunteer scans in and out by the code that changes', async () => {
    street().clock.moveTo(meetingMs + 9 * hourMs - 5 * minuteMs)
    await openAt(leader, '志愿')
    await leader.tap('看活动和名单')
    await leader.tap('清扫楼道')
    await leader.tap('现场签到')
    await leader.sees('人报了名')
    await openAt(volunteer, '志愿')
    await volunteer.tap('扫码签到')
    await volunteer.sees('没有信号也能扫')
    leader.phone.network.switchTo('none')
    volunteer.phone.network.switchTo('none')
    await scans(volunteer, leader)
    await volunteer.sees('已存在手机上，有网就核对')
    await volunteer.look('journey-scanned-in')
    street().clock.moveTo(meetingMs + 11 * hourMs + 2 * minuteMs)
    await leader.tap('签退')
    await leader.sees('✓ 签退')
    await scans(volunteer, leader)
    await volunteer.sees('还有 2 次扫码等着传')
  })

  test('with a network again the leader confirms the sheet', async () => {
    volunteer.phone.network.switchTo('4g')
    leader.phone.network.switchTo('wifi')
    await volunteer.sees('都已存好')
    await leader.tap('确认时长')
    await leader.sees('2 小时')
    await leader.look('journey-hours')
    await leader.tap('确认 1 人，开始公示')
    await leader.sees('确认好了，开始公示')
  })

  test('nothing counts while the public notice runs; then the timer posts it', async () => {
    await runMinute(street())
    await openAt(volunteer, '志愿')
    await volunteer.tap('时长公示')
    await volunteer.sees('张*兰')
    await volunteer.goBack()
    await volunteer.tap('时间银行')
    await volunteer.sees('存入 0 分')
    street().clock.moveTo(meetingMs + 9 * dayMs)
    await runMinute(street())
    await openAt(volunteer, '志愿')
    await volunteer.sees('已经满 1 小时，谢谢您！')
    await volunteer.look('journey-hours-by-month')
    await volunteer.tap('时间银行')
    await volunteer.sees('存入 2 小时')
    await volunteer.look('journey-bank')
  })

  test('an hour given to the community is spent on an errand for an old man', async () => {
    await volunteer.tap('捐给社区')
    await volunteer.type('捐几小时', '1')
    await volunteer.tap('捐出')
    await volunteer.sees('用出 1 小时')

    await openAt(elder, '志愿')
    await elder.tap('请志愿者来帮')
    await elder.tap('请志愿者帮忙')
    await elder.tap('代购')
    await elder.tap('1 小时')
    await elder.pick('出生日期', '1948-02-11')
    await elder.pick('在哪个社区', '区域c1')
    await elder.type('电话和地址', '13900002222，二号楼 101')
    await elder.sees('✓ 社区的')
    await elder.look('journey-request')
    await elder.tap('提出')
    await elder.sees('◆ 等社区批准')

    await openAt(worker, '志愿')
    await worker.tap('请志愿者来帮')
    await worker.tap('批准')
    await worker.seesNoMore('◆ 等社区批准')

    await openAt(volunteer, '志愿')
    await volunteer.tap('请志愿者来帮')
    await volunteer.sees('有人要代购')
    await volunteer.tap('我来帮')
    await volunteer.tap('看电话和地址')
    await volunteer.sees('13900002222，二号楼 101')
    // What was said of it lies over the key for a moment.
    await volunteer.seesNoMore('接下了')
    // At the old man's door there is no signal, and the phone's battery ends.
    volunteer.phone.network.switchTo('none')
    await volunteer.tap('确认办完了')
    await volunteer.sees('已记在本机，有信号就发。')
    volunteer.phone.kill()
    await openAt(volunteer, '志愿')
    await volunteer.tap('请志愿者来帮')
    await volunteer.sees('没有网络，这是')
    await volunteer.sees('您确认：办完了，用了 1 小时。')
    await volunteer.look('journey-said-at-the-door')
    volunteer.phone.network.loseNextReply('redeem.done')
    volunteer.phone.network.switchTo('4g')
    await volunteer.sees('您已确认，等对方确认。')
    expect(volunteer.phone.network.repliesLost).toBe(1)

    await openAt(elder, '志愿')
    await elder.tap('请志愿者来帮')
    await elder.sees('对方已确认，请您也确认。')
    await elder.tap('确认办完了')
    await elder.sees('● 办完了')
    await elder.look('journey-done')

    await openAt(volunteer, '志愿')
    await volunteer.tap('时间银行')
    await volunteer.sees('存入 3 小时')
    await volunteer.tap('从头核对')
    await volunteer.sees('3 笔全部重算，都对得上；余额 2 小时。')
  })

  test('a certificate that the community issues states the hours', async () => {
    await openAt(volunteer, '我的')
    await volunteer.tap('申请和下载')
    await volunteer.pick('从哪一天', chinaDate(meetingMs))
    await volunteer.type('证件号码', '330483196805041229')
    await volunteer.tap('向社区申请')
    await volunteer.sees('◆ 已申请，等社区开')

    await openAt(worker, '我的')
    await worker.tap('出具、撤销')
    await worker.tap('出具')
    await worker.type('对着居民身份证，写上号码', '330483196805041229')
    await worker.type('负责人', '陈书记')
    await worker.type('联系方式', '88001234')
    await worker.tap('出具证明')
    await worker.sees('● 已出具')

    await openAt(volunteer, '我的')
    await volunteer.tap('申请和下载')
    let opened: Buffer | undefined
    volunteer.phone.fakes.openDocument = ({ filePath, fileType }) => {
      expect(fileType).toBe('pdf')
      opened = volunteer.phone.disk.files.get(String(filePath))
    }
    await volunteer.look('journey-certificates')
    await volunteer.tap('打开')
    await volunteer.until('the paper', () => opened !== undefined)
    const { text } = readPdf(opened ?? Buffer.alloc(0))
    expect(text).toContain('张桂兰')
    expect(text).toContain('330483196805041229')
    code = (/[0-9A-Z]{5}(\s[0-9A-Z]{5}){3}/.exec(text) ?? [''])[0]
  })

  test('whoever holds the paper learns that it is genuine', async () => {
    const stranger = await people().userOf('openid-employer')
    await openAt(stranger, '我的')
    await stranger.tap('查验证明')
    await stranger.type('验证码', code.replaceAll('\n', ' ').toLowerCase())
    await stranger.tap('查一查')
    await stranger.sees('证明有效')
    await stranger.sees('张*兰')
    await stranger.look('journey-genuine')
  })
})
