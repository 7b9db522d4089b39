/** The identity number of GB 11643: what is accepted, what is refused and why. */
import fc from 'fast-check'
import { daysInMonth } from '../../src/domain/date-text'
import { idCheckCharacter, maskIdNumber, parseIdNumber } from '../../src/domain/id-number'

const pad = (value: number, width: number): string => String(value).padStart(width, '0')

/** Area 330498 was never issued, so no number here belongs to anybody. */
const validNumber = fc
  .record({
    year: fc.integer({ min: 1900, max: 2099 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
    sequence: fc.integer({ min: 1, max: 999 }),
  })
  .map(({ year, month, day, sequence }) => {
    const date = `${year}${pad(month, 2)}${pad(Math.min(day, daysInMonth(year, month)), 2)}`
    const first17 = `330498${date}${pad(sequence, 3)}`
    return first17 + idCheckCharacter(first17)
  })

describe('parseIdNumber', () => {
  it('reads birth date and sex', () => {
    expect(parseIdNumber('330498199701033716')).toEqual({
      ok: true,
      idNumber: '330498199701033716',
      legacy: false,
      birthDate: '1997-01-03',
      sex: 'male',
    })
  })

  it('reads what goes on and on in one pass', () => {
    const started = performance.now()
    expect(parseIdNumber(`${'X'.repeat(5000)}!`)).toEqual({ ok: false, code: 'malformed' })
    expect(parseIdNumber(`33${'X'.repeat(5000)}`)).toEqual({ ok: false, code: 'masked' })
    expect(performance.now() - started).toBeLessThan(1000)
  })

  it.each([
    ['33049819840418330x', '33049819840418330X'],
    [' 330498 19500707 1263 ', '330498195007071263'],
    ['３３０４９８１９９８０５１１０５２８', '330498199805110528'],
    ["'330498199701033716", '330498199701033716'],
  ])('absorbs the spelling %s', (written, idNumber) => {
    expect(parseIdNumber(written)).toMatchObject({ ok: true, idNumber })
  })

  it('upgrades and marks a number of 15 digits', () => {
    const reading = parseIdNumber('330498440616090')
    expect(reading).toMatchObject({
      ok: true,
      legacy: true,
      birthDate: '1944-06-16',
      sex: 'female',
    })
    expect(reading.ok && parseIdNumber(reading.idNumber)).toMatchObject({ ok: true, legacy: false })
  })

  it.each([
    ['', 'missing'],
    ['330498********3716', 'masked'],
    ['33049819970103', 'malformed'],
    ['E12345678', 'malformed'],
    ['330498199713033716', 'no-such-date'],
    ['330498199701033717', 'check-digit'],
  ])('refuses %s as %s', (written, code) => {
    expect(parseIdNumber(written)).toEqual({ ok: false, code })
  })

  it('accepts every number with a real date and the right check character', () => {
    fc.assert(
      fc.property(validNumber, (written) => {
        const reading = parseIdNumber(written)
        expect(reading.ok && reading.birthDate.replace(/-/g, '')).toBe(written.slice(6, 14))
      }),
    )
  })

  it('notices every single wrong digit and every swap of two neighbours', () => {
    fc.assert(
      fc.property(validNumber, fc.nat(16), fc.nat(9), (written, at, digit) => {
        const wrong = written.slice(0, at) + String(digit) + written.slice(at + 1)
        fc.pre(wrong !== written)
        expect(parseIdNumber(wrong).ok).toBe(false)
      }),
    )
    fc.assert(
      fc.property(validNumber, fc.nat(15), (written, at) => {
        const swapped =
          written.slice(0, at) + written.charAt(at + 1) + written.charAt(at) + written.slice(at + 2)
        fc.pre(swapped !== written)
        expect(parseIdNumber(swapped).ok).toBe(false)
      }),
    )
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseIdNumber(text)))
  })
})

describe('maskIdNumber', () => {
  it('shows two characters in front and two behind at most', () => {
    expect(maskIdNumber('330498199701033716')).toBe('33**************16')
    expect(maskIdNumber('123')).toBe('***')
  })
})
