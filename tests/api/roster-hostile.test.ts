/** Files that are not what they say: each is refused with a sentence, quickly and without harm. */
import { deflateRawSync } from 'node:zlib'
import { utils, write } from '@e965/xlsx'
import { normaliseHeader } from '../../cloudfunctions/api/roster/header-names'
import { readName } from '../../cloudfunctions/api/roster/name-cell'
import { readRoster } from '../../cloudfunctions/api/roster/read-roster'
import { readWorkbook } from '../../cloudfunctions/api/roster/workbook'
import { openZip } from '../../cloudfunctions/api/roster/zip-guard'
import { packStored } from '../../cloudfunctions/api/roster/zip-stored'
import { tidyAddress } from '../../src/domain/address-text'
import { idOf, readOne, sheetsOf, summary, workbookOf } from '../support/roster-workbook'

const text = new TextEncoder()
const people = {
  rows: [
    ['姓名', '身份证号码', '住址'],
    ['李强', idOf('19750621', 11), '3幢201'],
  ],
}
const refusal = (bytes: Uint8Array): string => {
  const workbook = readWorkbook(bytes)
  return workbook.ok ? 'read' : workbook.code
}

/** A zip with one deflated entry, whose declared size may be a lie. */
function deflatedZip(content: Uint8Array, declaredBytes = content.length): Uint8Array {
  const packed = new Uint8Array(deflateRawSync(content))
  const zip = packStored(new Map([['xl/workbook.xml', packed]]))
  const view = new DataView(zip.buffer)
  const central = 30 + 'xl/workbook.xml'.length + packed.length
  for (const [start, at] of [
    [0, 0],
    [central, 2],
  ] as const) {
    view.setUint16(start + 8 + at, 8, true)
    view.setUint32(start + 22 + at, declaredBytes, true)
  }
  return zip
}

describe('not a workbook', () => {
  it.each([
    ['nothing', new Uint8Array(), 'empty'],
    ['a web page', text.encode('<html><table><tr><td>姓名</td></tr></table></html>'), 'not-xlsx'],
    ['a CSV', text.encode('姓名,身份证号码\n李强,1'), 'not-xlsx'],
    ['another zip', packStored(new Map([['a.txt', text.encode('a')]])), 'not-xlsx'],
    ['half a workbook', workbookOf({ 名册: people }).slice(0, 4000), 'damaged'],
    [
      'a workbook without sheets',
      packStored(new Map([['xl/workbook.xml', text.encode('<x')]])),
      'damaged',
    ],
    ['noise behind a zip signature', text.encode(`PK\u0003\u0004${'x'.repeat(500)}`), 'damaged'],
  ])('%s', (_, bytes, code) => {
    expect(refusal(bytes)).toBe(code)
  })

  it('a name in the directory that would run past the end', () => {
    const zip = packStored(new Map([['xl/workbook.xml', text.encode('<x')]]))
    const view = new DataView(zip.buffer)
    const central = 30 + 'xl/workbook.xml'.length + 2
    view.setUint16(central + 28, 0x4000, true)
    expect(refusal(zip)).toBe('damaged')
  })

  it('an old .xls, told apart from a password', () => {
    const book = utils.book_new()
    utils.book_append_sheet(book, utils.aoa_to_sheet(people.rows), '名册')
    const xls = new Uint8Array(write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer)
    expect(refusal(xls)).toBe('old-format')
    const locked = new Uint8Array(2048)
    locked.set(xls.subarray(0, 512))
    locked.set(new Uint8Array(Buffer.from('EncryptedPackage', 'utf16le')), 1024)
    expect(refusal(locked)).toBe('password')
  })

  it('another spreadsheet format', () => {
    const book = utils.book_new()
    utils.book_append_sheet(book, utils.aoa_to_sheet(people.rows), '名册')
    for (const bookType of ['xlsb', 'ods'] as const) {
      expect(refusal(new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer))).toBe(
        'not-xlsx',
      )
    }
  })

  it('tells the office what to do', () => {
    const workbook = readWorkbook(text.encode('姓名,身份证号码'))
    expect(workbook.ok ? '' : workbook.reason).toContain('另存为 .xlsx')
  })
})

it('the name of a sheet can be sent back, whatever a program has written into it', () => {
  const workbook = readWorkbook(workbookOf({ '名\t册\r': people }))
  expect(workbook.ok && workbook.sheets.map(({ name }) => name)).toEqual(['名 册 '])
})

describe('too much', () => {
  it('a bomb that declares its size is refused before it is inflated', () => {
    expect(refusal(deflatedZip(new Uint8Array(1000), 3_000_000_000))).toBe('bomb')
  })

  it('a bomb that lies about its size is stopped while it inflates', () => {
    const started = performance.now()
    expect(refusal(deflatedZip(new Uint8Array(200 * 1024 * 1024), 1000))).toBe('bomb')
    expect(refusal(deflatedZip(new Uint8Array(5 * 1024 * 1024), 1000))).toBe('bomb')
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  it('more than 10 MB', () => {
    expect(refusal(new Uint8Array(10 * 1024 * 1024 + 1))).toBe('too-large')
  })

  it('a cell that goes on and on costs no more than a long one', () => {
    const started = performance.now()
    const rows = ['、', 'X', '：', '一'].map((sign) =>
      Array<string>(3).fill(`${sign.repeat(6000)}!`),
    )
    const sheet = readOne({ rows: [...people.rows, ...rows] })
    expect(sheet.rows.map(({ name }) => name)).toEqual(['李强'])
    expect(sheet.defects.map(({ code }) => code)).toContain('text-too-long')
    expect(readName(`${'、'.repeat(6000)}!`)).toMatchObject({ code: 'name-missing' })
    expect(readName('王芳、 女').name).toBe('王芳')
    for (const sign of ['一', '，', ':']) {
      tidyAddress(`${sign.repeat(40_000)}!`)
      normaliseHeader(`${sign.repeat(40_000)}!`)
    }
    expect(performance.now() - started).toBeLessThan(2000)
  })

  const sheetXml = 'xl/worksheets/sheet1.xml'
  const many = (count: number, row: (number: number) => string): string =>
    Array.from({ length: count }, (_, at) => row(at + 3)).join('')
  /** A workbook of one person, with rows below that no library would write. */
  const withRows = (rows: string): Uint8Array => {
    const zip = openZip(workbookOf({ 名册: people }), () => true)
    if (!zip.ok) throw new Error(zip.code)
    const xml = new TextDecoder().decode(zip.entries.get(sheetXml))
    const changed = xml.replace('</sheetData>', `${rows}</sheetData>`)
    return packStored(new Map(zip.entries).set(sheetXml, text.encode(changed)))
  }

  it('20,000 rows are read', () => {
    const header = [
      '姓名',
      '身份证号码',
      '性别',
      '出生日期',
      '小区',
      '幢',
      '单元',
      '室',
      '与户主关系',
      '备注',
    ]
    const names = '强芳明伟敏静丽军洋勇艳杰娟涛超霞平刚桂英'
    const person = (at: number): (string | number)[] => {
      const month = String(1 + (at % 12)).padStart(2, '0')
      const born = `${1940 + (Math.floor(at / 12) % 60)}${month}${String(1 + (at % 28)).padStart(2, '0')}`
      const id = idOf(born, 1 + (Math.floor(at / 720) % 998))
      const sex = Number(id.charAt(16)) % 2 === 1 ? '男' : '女'
      const home = [1 + (at % 30), 1 + (at % 4), 101 + (at % 25) * 100]
      return [
        `张${names.charAt(at % 20)}${names.charAt((at / 20) % 20)}`,
        id,
        sex,
        born,
        '和平家园',
        ...home,
        at % 3 === 0 ? '户主' : '子',
        '',
      ]
    }
    const rows = Array.from({ length: 19_999 }, (_, at) => person(at))
    const workbook = readWorkbook(workbookOf({ 名册: { rows: [header, ...rows] } }))
    const reading = workbook.ok ? readRoster(workbook.sheets) : undefined
    const [sheet] = reading?.sheets ?? []
    expect((sheet?.rows.length ?? 0) + (sheet?.defects.length ?? 0)).toBeGreaterThanOrEqual(19_999)
  })

  it('20,001 rows are too many', () => {
    const row = (at: number): string => `<row r="${at}"><c r="A${at}"><v>1</v></c></row>`
    expect(refusal(withRows(many(19_998, row)))).toBe('read')
    expect(refusal(withRows(many(19_999, row)))).toBe('too-many-rows')
    expect(refusal(withRows(many(100_000, row)))).toBe('too-many-rows')
  })

  it('empty rows without end, and cells in the last column of each row, cost next to nothing', () => {
    const rowsOf = (rows: string): number =>
      readRoster(sheetsOf(withRows(rows))).sheets[0]?.rows.length ?? 0
    expect(rowsOf(many(60_000, (at) => `<row r="${at}" s="1"><c r="A${at}" s="1"/></row>`))).toBe(1)
    expect(rowsOf(many(19_000, (at) => `<row r="${at}"><c r="XFD${at}"><v>1</v></c></row>`))).toBe(
      1,
    )
    // Cells without a name stand where the ones before them leave off: an empty one among them counts.
    expect(rowsOf('<row><c/><c t="str"><v>王芳</v></c></row>')).toBe(1)
  })

  it('a sheet that breaks off is damaged, not short', () => {
    const zip = openZip(workbookOf({ 名册: people }), () => true)
    if (!zip.ok) throw new Error(zip.code)
    const sheet = zip.entries.get(sheetXml) ?? new Uint8Array()
    const broken = new Map(zip.entries).set(sheetXml, sheet.slice(0, 600))
    expect(refusal(packStored(broken))).toBe('damaged')
  })

  it('one merged area over a whole sheet does not take for ever', () => {
    const started = performance.now()
    const merges = ['A2:XFD1048576']
    expect(readOne({ ...people, merges }).rows).toHaveLength(1)
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})

describe('cells that deceive', () => {
  it('formulas: a stored result is used, a missing or foreign one is reported, none stands for an ID', () => {
    const id = idOf('19750621', 11)
    const sheet = readOne({
      rows: [
        ['姓名', '身份证号码', '性别', '住址'],
        ['李强', id, '男', '和平家园3幢201'],
        ['王芳', idOf('19770302', 22), '女', '和平家园3幢202'],
        ['赵一', idOf('19770302', 24), '女', '和平家园3幢203'],
        ['赵二', idOf('19770302', 26), '女', '和平家园3幢204'],
      ],
      change: (cells) => {
        cells.C2 = { t: 's', v: '男', f: 'IF(MOD(MID(B2,17,1),2)=1,"男","女")' }
        cells.B3 = { t: 's', v: idOf('19770302', 22), f: 'A1&"x"' }
        cells.C4 = { t: 's', v: '女', f: "'[别的文件.xlsx]名册'!C4" }
        cells.C5 = { t: 'e', v: 0x2a }
      },
    })
    expect(summary(sheet)).toEqual([
      '2 李强 @ 和平家园/3//201',
      '3 !formula-unreadable',
      '4 !formula-unreadable',
      '5 !formula-unreadable',
    ])
  })

  it('names that are special to JavaScript are words like any other', () => {
    const sheet = readOne(
      {
        rows: [
          ['姓名', '身份证号码', '住址', '__proto__'],
          ['constructor', idOf('19750621', 11), '3幢201', 'x'],
        ],
      },
      '__proto__',
    )
    expect(summary(sheet)).toEqual(['2 constructor @ /3//201'])
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })

  it('what is too long for the file of residents is reported', () => {
    const long = '很'.repeat(500)
    const rows = [
      ['姓名', '身份证号码', '住址', '备注'],
      ['李强', idOf('19750621', 11), '3幢201', long],
    ]
    expect(summary(readOne({ rows }))).toEqual(['2 !text-too-long'])
  })
})
