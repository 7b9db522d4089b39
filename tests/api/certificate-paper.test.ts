/** The paper as a reader of PDF gets it: one page, one embedded subset, every character there, the same every time. */
import { create } from 'fontkit'
import { FakeMiniProgramCodes } from '../../cloudfunctions/api/attendance/fake-mini-program-codes'
import {
  checkText,
  renderCertificate,
} from '../../cloudfunctions/api/certificate/render-certificate'
import { printableFacts } from '../../cloudfunctions/api/certificate/printable-facts'
import { mostKinds, type CertificateFacts } from '../../src/domain/certificate/certificate'
import { findCertificateCode } from '../../src/domain/certificate/find-certificate-code'
import { readPdf } from '../support/read-pdf'

const facts: CertificateFacts = {
  number: '330483001-2026-000123',
  code: 'ABCDEFGHJKMNPQRSTUVW',
  name: '㛃喆𬭎䶮',
  idType: '居民身份证',
  idNumber: '330483194003070029',
  volunteerNumber: '3304830010030012',
  fromDate: '2026-01-01',
  toDate: '2026-11-22',
  kinds: [
    { kind: '敬老助残', titles: ['上门探访', '理发'], more: false, times: 12, minutes: 1110 },
    { kind: '环境卫生', titles: ['清扫楼道'], more: true, times: 4, minutes: 240 },
  ],
  times: 16,
  minutes: 1350,
  issuer: '梧桐街道',
  responsible: '沈主任',
  handler: '李社工',
  contact: '0573-88880000',
  issuedOn: '2026-11-22',
}

const address = 'https://lianxin.example'

test('it is one page in one subset of the font, far below what one answer may weigh', async () => {
  const bytes = await renderCertificate(facts, address)
  const { pages, fontNames, fonts } = readPdf(bytes)
  expect(pages).toBe(1)
  expect(fontNames).toEqual([expect.stringMatching(/^[A-Z]{6}\+LXGWWenKai/)])
  expect(fonts).toHaveLength(1)
  expect(bytes.toString('base64').length).toBeLessThan(300 * 1024)
})

test('rare characters of names are text and have an outline of their own', async () => {
  const { text, fonts } = readPdf(await renderCertificate(facts, address))
  expect(text).toContain(facts.name)
  expect(text).not.toContain('\ufffd')
  expect(text).not.toContain('〓')
  const subset = create(fonts[0] ?? Buffer.of())
  // Glyph 0 is the box for what is missing.
  const box = subset.getGlyph(0).path.toSVG()
  const outlines = Array.from({ length: subset.numGlyphs - 1 }, (_, glyph) =>
    subset.getGlyph(glyph + 1).path.toSVG(),
  )
  expect(new Set(outlines).size).toBeGreaterThan(100)
  expect(outlines).not.toContain(box)
})

test('a character that no font has is marked and named, not left as a box', () => {
  const { facts: printed, note } = printableFacts(
    { ...facts, name: '张㛃' },
    (codePoint) => codePoint !== 0x36c3,
  )
  expect(printed.name).toBe('张〓')
  expect(note).toContain('U+36C3')
  expect(printableFacts(facts, () => true)).toEqual({ facts, note: '' })
})

test('the same facts give the same file', async () => {
  const once = await renderCertificate(facts, address)
  expect((await renderCertificate(facts, address)).equals(once)).toBe(true)
})

test('a full paper stays on its page, the table above those who sign', async () => {
  const long = '梧桐街道红色召集令周末清洁家园大行动第三十二场'
  const kinds = Array.from({ length: mostKinds }, (_, place) => ({
    kind: `二十个字的类别名称也要放得下才是好的${place}`,
    titles: [long, `${long}二`, `${long}三`],
    more: true,
    times: 120,
    minutes: 99_999,
  }))
  const name = '阿卜杜热合曼·买买提依明江·吐尔逊阿依古丽'
  const { text, pages } = readPdf(await renderCertificate({ ...facts, name, kinds }, address))
  expect(pages).toBe(1)
  expect(text.replace(/\s/g, '')).toContain(name)
  for (const word of ['负责人：沈主任', '出具单位：梧桐街道', '（盖章处）'])
    expect(text).toContain(word)
})

test('a long name of who issues it leaves the place of the seal free', async () => {
  const issuer = '浙江省嘉兴市南湖区梧桐街道迎凤社区居民委员会'
  const { lines } = readPdf(await renderCertificate({ ...facts, issuer }, address))
  const yOf = (part: string) => lines.find(({ text }) => text.includes(part))?.y ?? NaN
  const gap = (upper: string, lower: string) => yOf(upper) - yOf(lower)
  expect(gap('联系方式', '出具单位')).toBeGreaterThan(14)
  expect(gap('出具单位', '委员会')).toBeGreaterThan(14)
  expect(gap('委员会', '盖章处')).toBeGreaterThan(14)
})

test('the code leads to the page that checks it, or says in words where no address is set', async () => {
  expect(checkText(address, facts.code)).toBe(
    'https://lianxin.example/#/packages/volunteer/pages/certificate/index?code=ABCDEFGHJKMNPQRSTUVW',
  )
  const said = checkText('', facts.code)
  expect(said).toContain('“连心”小程序的“查验证明”')
  expect(findCertificateCode(said)).toBe(facts.code)
  const { text } = readPdf(await renderCertificate(facts, ''))
  expect(text.replace(/\s/g, '')).toContain('打开“连心”小程序的“查验证明”')
})

test('a 小程序码 stands in for the address, with what it is scanned with; an address goes first', async () => {
  const drawn = await new FakeMiniProgramCodes().make('certificate', facts.code)
  if (typeof drawn === 'string') throw new Error(drawn)
  const paper = await renderCertificate(facts, '', drawn)
  expect((await renderCertificate(facts, '', drawn)).equals(paper)).toBe(true)
  const { text, pages } = readPdf(paper)
  expect(pages).toBe(1)
  expect(text.replace(/\s/g, '')).toContain('用微信“扫一扫”查验')
  expect(paper.includes('/Subtype /Image')).toBe(true)
  const withAddress = await renderCertificate(facts, address, drawn)
  expect(withAddress.equals(await renderCertificate(facts, address))).toBe(true)
})
