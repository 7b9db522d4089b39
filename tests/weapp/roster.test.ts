/**
 * A community worker in WeChat brings a table that was sent to a chat: looked at before anything changes, its bad row
 * taken home as a file, imported; the people in it come to the phone of the grid.
 */
import { read, utils } from '@e965/xlsx'
import { idOf, workbookOf } from '../support/roster-workbook'
import type { User } from './host/user'
import { describeByHandAndGlass } from './people'
import { openidOf } from './street'

const table = workbookOf({
  摸排: {
    rows: [
      ['网格', '微网格', '现住地址', '住户姓名', '证件号码', '手机'],
      ['区域g1', '区域m1', '迎凤二期10幢101室', '柏明远', idOf('19610312', 101), '14400001111'],
      ['区域g1', '区域m1', '迎凤二期10幢101室', '柏小羽', idOf('19930708', 122), '14400002222'],
      ['区域g1', '区域m1', '迎凤二期10幢203室', '尉迟兰', '330498195002300012', '14400004444'],
    ],
  },
})

describeByHandAndGlass('a roster in WeChat', (people) => {
  let worker: User
  beforeAll(async () => {
    worker = await people().userOf(openidOf('worker'))
  })

  const residents = async (): Promise<readonly string[]> => {
    const { api } = people().street
    const rows = await api.database.selectFrom('resident').select('name').execute()
    return rows.map(({ name }) => name)
  }

  test('a table from a chat is read and shown, and nothing has changed yet', async () => {
    const { disk, fakes } = worker.phone
    fakes.chooseMessageFile = ({ extension }) => {
      if (JSON.stringify(extension) !== '["xlsx"]') throw new Error('It asks for other files')
      const path = disk.putTemporary(Buffer.from(table), 'xlsx')
      return { tempFiles: [{ name: '摸排表.xlsx', path, size: table.length, type: 'file' }] }
    }
    worker.phone.open()
    await worker.sees('都已存好')
    await worker.tapTab('我的')
    await worker.tap('导入台账')
    await worker.tap('选一张表')
    await worker.sees('先看一眼')
    await worker.sees('尉迟兰')
    await worker.look('roster-preview')
    expect(await residents()).not.toContain('柏明远')
  })

  test('the bad row goes home as a table of its own, with the reason', async () => {
    let opened = ''
    worker.phone.fakes.openDocument = ({ filePath }) => {
      opened = String(filePath)
    }
    await worker.tap('下载这些行，带原因')
    await worker.until('the table', () => opened !== '')
    const book = read(worker.phone.disk.files.get(opened))
    const rows = Object.values(book.Sheets).flatMap((sheet) =>
      utils.sheet_to_json<unknown[]>(sheet, { header: 1 }),
    )
    const names = rows.flat().filter((cell) => /^(柏明远|柏小羽|尉迟兰)$/.test(String(cell)))
    expect(names).toEqual(['尉迟兰'])
  })

  test('confirmed, its people are on the server and come to the phones of their grid', async () => {
    await worker.tap('确认导入')
    await worker.sees('导好了')
    await worker.sees('新增 1 户、2 人')
    await worker.look('roster-imported')
    expect(await residents()).toEqual(expect.arrayContaining(['柏明远', '柏小羽']))
    expect(await residents()).not.toContain('尉迟兰')

    const leader = await people().userOf(openidOf('leader'))
    leader.phone.open()
    await leader.sees('都已存好')
    await leader.tapTab('民情')
    await leader.sees('迎凤二期 10幢')
    await leader.type('姓名、首字母、门牌、尾号', 'bmy')
    await leader.sees('柏明远')
  })
})
