/** Telephone numbers as typed into tables: one clean number, the rest as a remark. */
import fc from 'fast-check'
import { lastFourDigits, maskPhone, parsePhone } from '../../src/domain/phone-number'

describe('parsePhone', () => {
  it.each([
    ['14410361213', '14410361213', ''],
    ['144 1036 1213(微信同号)', '14410361213', '微信同号'],
    ['144-1036-1213', '14410361213', ''],
    ['１４４１０３６１２１３', '14410361213', ''],
    ['+86 14410361213', '14410361213', ''],
    ['8614410361213', '14410361213', ''],
    ['14410361213/14410361214', '14410361213', '14410361214'],
    ['14410361213、14410361214', '14410361213', '14410361214'],
    ['14410361213 14410361214', '14410361213', '14410361214'],
    ['14410361213\n0573-88123456', '14410361213', '0573-88123456'],
    ['儿子:14410361213', '14410361213', '儿子'],
    ['14410361213王芳', '14410361213', '王芳'],
    ['0573-88123456', '057388123456', ''],
    ['(0573)8812345', '05738812345', ''],
    ['010-62345678', '01062345678', ''],
    ['0573-88123456转801', '057388123456', '转801'],
  ])('reads %s', (written, phone, remark) => {
    expect(parsePhone(written)).toMatchObject({ ok: true, phone, remark })
  })

  it.each([
    ['', 'missing'],
    ['无', 'missing'],
    ['/', 'missing'],
    ['1441036190', 'too-short'],
    ['88123456', 'too-short'],
    ['144103612131', 'too-long'],
    ['1.441E+10', 'unreadable'],
    ['24410361213', 'unreadable'],
    ['空号', 'unreadable'],
  ])('refuses %s as %s', (written, code) => {
    expect(parsePhone(written)).toEqual({ ok: false, code })
  })

  it('finds every mobile number, however it is broken up', () => {
    const breaks = fc.array(fc.constantFrom('', ' ', '-'), { minLength: 10, maxLength: 10 })
    const digits = fc.array(fc.nat(9), { minLength: 10, maxLength: 10 })
    fc.assert(
      fc.property(digits, breaks, (rest, gaps) => {
        const written = rest.reduce((text, digit, at) => `${text}${gaps[at] ?? ''}${digit}`, '1')
        expect(parsePhone(written)).toMatchObject({ ok: true, phone: `1${rest.join('')}` })
      }),
    )
  })

  it('never throws, and a phone is digits only', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789 -()+转/、微') }), (text) => {
        const reading = parsePhone(text)
        if (reading.ok) expect(reading.phone).toMatch(/^(?:1\d{10}|0\d{9,11})$/)
      }),
    )
  })
})

it('masks all but the beginning and the end', () => {
  expect(maskPhone('14410361213')).toBe('144******13')
  expect(maskPhone('1234')).toBe('****')
  expect(lastFourDigits('14410361213')).toBe('1213')
})
