/** Written dates: every accepted style, every refusal, and nothing guessed. */
import fc from 'fast-check'
import {
  agreesWithDay,
  fromSpreadsheetDay,
  isoDay,
  parseDateNumber,
  parseDateText,
} from '../../src/domain/date-text'

const day = (iso: string) => ({ ok: true, iso, precision: 'day' })
const realDay = fc
  .date({ min: new Date('1900-03-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('parseDateText', () => {
  it.each([
    '1975年6月21日',
    '1975-06-21',
    '1975-6-21',
    '1975/6/21',
    '1975.6.21',
    '1975.06.21.',
    '19750621',
    '１９７５年６月２１日',
    '1975 年 6 月 21 日',
    '1975、6、21',
    '1975年6月21号',
    '1975年6月21日生',
    '1975-06-21 00:00:00',
    '1975-06-21T00:00:00.000Z',
    '一九七五年六月二十一日',
    '75.6.21',
    '750621',
    '6/21/1975',
    '21/6/1975',
    '6/21/75',
    "'1975-6-21",
    '1975/6/21 星期六',
  ])('reads %s', (text) => {
    expect(parseDateText(text)).toEqual(day('1975-06-21'))
  })

  it.each([
    ['1975年6月', '1975-06', 'month'],
    ['1975.06', '1975-06', 'month'],
    ['197506', '1975-06', 'month'],
    ['75年6月', '1975-06', 'month'],
    ['1975年', '1975', 'year'],
    ['1975', '1975', 'year'],
  ])('keeps the precision of %s', (text, iso, precision) => {
    expect(parseDateText(text)).toEqual({ ok: true, iso, precision })
  })

  it.each([
    ['05.3.2', ['1905-03-02', '2005-03-02']],
    ['6/7/1975', ['1975-06-07', '1975-07-06']],
    ['27287', ['1974-09-15']],
  ])('does not guess what %s means', (text, candidates) => {
    expect(parseDateText(text)).toEqual({ ok: false, code: 'ambiguous', candidates })
  })

  it.each([
    ['', 'missing'],
    ['1975-06-31', 'no-such-day'],
    ['1900-02-29', 'no-such-day'],
    ['1975年13月1日', 'no-such-day'],
    ['农历六月廿一', 'unreadable'],
    ['不记得', 'unreadable'],
    ['45岁', 'unreadable'],
    ['1975-06-21-3', 'unreadable'],
  ])('refuses %s as %s', (text, code) => {
    expect(parseDateText(text)).toEqual({ ok: false, code })
  })

  it('reads every real day in every full style', () => {
    fc.assert(
      fc.property(realDay, (iso) => {
        const [year = 0, month = 0, date = 0] = iso.split('-').map(Number)
        const styles = [
          iso,
          iso.replace(/-/g, ''),
          `${year}/${month}/${date}`,
          `${year}.${month}.${date}`,
          `${year}年${month}月${date}日`,
        ]
        for (const text of styles) expect(parseDateText(text)).toEqual(day(iso))
      }),
    )
  })

  it('never throws, and never yields a day that does not exist', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789年月日/-. 一二十') }), (text) => {
        const reading = parseDateText(text)
        if (!reading.ok || reading.precision !== 'day') return
        const [year = 0, month = 0, date = 0] = reading.iso.split('-').map(Number)
        expect(isoDay(year, month, date)).toBe(reading.iso)
      }),
    )
  })
})

describe('numbers of a spreadsheet', () => {
  it('reads day numbers like the calendar does, without any time zone', () => {
    fc.assert(
      fc.property(realDay, (iso) => {
        const serial = Date.parse(iso) / 86_400_000 + 25_569
        expect(fromSpreadsheetDay(serial + 0.75)).toEqual(day(iso))
        expect(fromSpreadsheetDay(serial - 1462, true)).toEqual(day(iso))
      }),
    )
  })

  it('knows the day that never was, and the days before it', () => {
    expect(fromSpreadsheetDay(1)).toEqual(day('1900-01-01'))
    expect(fromSpreadsheetDay(59)).toEqual(day('1900-02-28'))
    expect(fromSpreadsheetDay(60).ok).toBe(false)
    expect(fromSpreadsheetDay(61)).toEqual(day('1900-03-01'))
    expect(fromSpreadsheetDay(Number.NaN).ok).toBe(false)
    expect(fromSpreadsheetDay(1e12).ok).toBe(false)
  })

  it('reads plain numbers in a date column', () => {
    expect(parseDateNumber(19_750_621)).toEqual(day('1975-06-21'))
    expect(parseDateNumber(27_287)).toEqual(day('1974-09-15'))
    expect(parseDateNumber(1975.06)).toEqual({ ok: true, iso: '1975-06', precision: 'month' })
    expect(parseDateNumber(1975.1)).toEqual({ ok: true, iso: '1975', precision: 'year' })
    expect(parseDateNumber(1975)).toEqual({ ok: true, iso: '1975', precision: 'year' })
    expect(parseDateNumber(-3).ok).toBe(false)
  })
})

describe('agreesWithDay', () => {
  it('compares as far as the text goes', () => {
    expect(agreesWithDay(parseDateText('1975年6月'), '1975-06-21')).toBe(true)
    expect(agreesWithDay(parseDateText('05.3.2'), '2005-03-02')).toBe(true)
    expect(agreesWithDay(parseDateText('1975年7月'), '1975-06-21')).toBe(false)
    expect(agreesWithDay(parseDateText('不记得'), '1975-06-21')).toBe(false)
  })
})
