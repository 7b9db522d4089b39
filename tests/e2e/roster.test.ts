/** A community worker brings a table in a layout of its own: looked at first, imported, and nothing twice. */
import { read, utils } from '@e965/xlsx'
import { readFileSync } from 'node:fs'
import { idCheckCharacter } from '../../src/domain/id-number'
import type { PhoneInHand } from '../support/phone-in-hand'
import { startJourney } from '../support/journey'
import { workbookOf } from '../support/roster-workbook'

const journey = startJourney()

const idOf = (birthDigits: string, order: string): string => {
  const start = `339900${birthDigits}${order}`
  return `${start}${idCheckCharacter(start)}`
}

/** An office's own table: a title above, its own names for the columns, one column nobody knows, a sum below. */
const table = workbookOf({
  老旧小区摸排: {
    rows: [
      ['杨家门社区老旧小区人员摸排表'],
      ['序', '所在网格', '现住地址', '住户姓名', '证件号码', '手机', '宠物'],
      [1, '第三网格', '丝厂宿舍1幢101室', '柏明远', idOf('19610312', '101'), '14400001111', '猫'],
      [2, '第三网格', '丝厂宿舍1幢101室', '柏小羽', idOf('19930708', '122'), '14400002222', ''],
      [3, '第三网格', '丝厂宿舍1幢202室', '诸葛清', idOf('19480120', '103'), '14400003333', ''],
      [4, '第三网格', '丝厂宿舍1幢203室', '尉迟兰', '339900195002300012', '14400004444', ''],
      [5, '第三网格', '丝厂宿舍1幢301室', '闻人杰', '3399**********0505', '14400005555', ''],
      ['合计', '', '', '5 人', '', '', ''],
    ],
  },
})

test('a table is looked at, imported, its bad rows taken home, and imported again without a change', async () => {
  const phone = await journey.phoneOf('徐丽萍')
  await openRoster(phone)
  await choose(phone)
  await phone.see('先看一眼')
  expect(await figures(phone)).toMatchObject({ 户新增: '2', 人新增: '3', 处要改: '2' })
  const toCorrect = phone.card('▲ 要改的，先不导')
  await phone.see('老旧小区摸排 第 6 行 · 尉迟兰', toCorrect)
  await phone.see('老旧小区摸排 第 7 行 · 闻人杰', toCorrect)
  await phone.see('– 不导', phone.row(/宠物/))
  await phone.picture('roster-preview')

  expect(await defectiveNames(phone)).toEqual(['尉迟兰', '闻人杰'])
  await phone.tap('确认导入')
  await phone.see('导好了')
  await phone.see(/新增 2 户、3 人/)

  await phone.tap('再导一张表')
  await choose(phone)
  await phone.see('没有要导入的')
  expect(await figures(phone)).toMatchObject({
    户新增: '0',
    人新增: '0',
    人有变化: '0',
    人不变: '3',
  })

  const leader = await journey.phoneOf('朱国强')
  await leader.seeAllSent()
  await leader.openTab('民情')
  await leader.screen.locator('.files__search input').fill('zgq')
  await leader.row('诸葛清').tap()
  await leader.seePage('民情档案')
  await leader.see(/^丝厂宿舍\s?1\s?幢/)
})

async function openRoster(phone: PhoneInHand): Promise<void> {
  await phone.openTab('我的')
  await phone.tap('导入台账')
  await phone.seePage('导入台账')
}

async function choose(phone: PhoneInHand): Promise<void> {
  const chooser = phone.page.waitForEvent('filechooser')
  await phone.tap('选一张表')
  const file = {
    name: '摸排表.xlsx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(table),
  }
  await (await chooser).setFiles(file)
}

/** The big numbers of the preview by their unit. */
async function figures(phone: PhoneInHand): Promise<Record<string, string>> {
  const texts = await phone.screen.locator('.roster__figure').allInnerTexts()
  return Object.fromEntries(
    texts.map((text) => {
      const [number = '', unit = ''] = text.split(/\s+/)
      return [unit, number]
    }),
  )
}

async function defectiveNames(phone: PhoneInHand): Promise<readonly unknown[]> {
  const download = phone.page.waitForEvent('download')
  await phone.tap('下载这些行，带原因')
  const book = read(readFileSync(await (await download).path()))
  const rows = Object.values(book.Sheets).flatMap((sheet) =>
    utils.sheet_to_json<Record<string, unknown>>(sheet, { range: 0, header: 1 }),
  )
  const known = ['柏明远', '柏小羽', '诸葛清', '尉迟兰', '闻人杰']
  return rows.flatMap((row) => Object.values(row)).filter((cell) => known.includes(String(cell)))
}
