/**
 * A photo at the door in WeChat: the consent that WeChat asks for comes first, in our words; the photo is on the phone
 * at once, outlives a kill, and reaches the community when there is a network.
 */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { User } from './host/user'
import { describeByHandAndGlass } from './people'
import { openidOf } from './street'

describeByHandAndGlass('a photo at the door', (people) => {
  let leader: User
  let asked = 0
  beforeAll(async () => {
    leader = await people().userOf(openidOf('leader'))
    const { disk, fakes } = leader.phone
    const picture = readFileSync('src/design/tab-icons/today.png')
    const take = () => disk.putTemporary(picture, 'png')
    fakes.privacyAgreed = false
    fakes.chooseMedia = () => {
      asked++
      return { tempFiles: [{ tempFilePath: take(), size: picture.length, fileType: 'image' }] }
    }
    fakes.getImageInfo = () => ({ width: 81, height: 81, type: 'png' })
    fakes.compressImage = () => ({ tempFilePath: take() })
  })

  const pictures = () =>
    leader.phone.running.stack.top?.element.querySelectorAll('wx-image[src]').length
  const photosOnServer = () =>
    people().street.api.database.selectFrom('upload').select(['purpose', 'media_type']).execute()

  test('without consent no camera opens; with it the photo is on the page', async () => {
    leader.phone.open()
    await leader.tapTab('民情')
    await leader.tap('迎凤二期 7幢')
    await leader.tap('903')
    await leader.tap('记一次走访')
    await leader.sees('存好')
    leader.phone.network.switchTo('none')
    await leader.tap('拍照')
    await leader.sees('先说清楚隐私')
    await leader.look('privacy')
    await leader.tap('先不用')
    await leader.seesNoMore('先说清楚隐私')
    expect(asked).toBe(0)
    await leader.tap('拍照')
    await leader.tap('同意')
    await leader.until('a photo', () => pictures() === 1)
    await leader.look('photo')
    await leader.tap('存好')
    await leader.sees('没有网络，照常记')
    expect(await photosOnServer()).toEqual([])
  })

  test('after a kill it is still there, and goes to the community once there is a network', async () => {
    leader.phone.kill()
    leader.phone.open()
    await leader.sees('没有网络，照常记')
    leader.phone.network.switchTo('wifi')
    await leader.until('the photo on the server', async () => (await photosOnServer()).length === 1)
    expect(await photosOnServer()).toEqual([{ purpose: 'photo', media_type: 'image/png' }])
    await leader.sees('都已存好')
  })

  test('nine large photos on one page stay far below what WeChat draws at once', async () => {
    const { disk, fakes } = leader.phone
    const take = () => disk.putTemporary(randomBytes(190 * 1024), 'jpg')
    fakes.chooseMedia = () => ({
      tempFiles: Array.from({ length: 9 }, () => ({ tempFilePath: take() })),
    })
    fakes.compressImage = () => ({ tempFilePath: take() })
    leader.phone.network.switchTo('none')
    await leader.tapTab('民情')
    await leader.tap('迎凤二期 7幢')
    await leader.tap('904')
    await leader.tap('记一次走访')
    await leader.sees('存好')
    leader.phone.takeSetData()
    await leader.tap('拍照')
    await leader.until('nine photos', () => pictures() === 9)
    expect(leader.phone.takeSetData().bytes).toBeLessThan(20_000)
  })

  test('who signs out leaves no picture on the phone', async () => {
    const { disk } = leader.phone
    const shown = () => [...disk.files.keys()].filter((path) => /usr.*\.jpg$/.test(path))
    expect(shown()).toHaveLength(9)
    await leader.goBack()
    await leader.goBack()
    await leader.tapTab('我的')
    await leader.tap('退出登录')
    await leader.tap('丢下没传的，退出')
    await leader.sees('去登录')
    expect(shown()).toEqual([])
  })
})
