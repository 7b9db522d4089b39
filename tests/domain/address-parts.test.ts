/** Addresses in columns: however the parts are spread over the cells, the door is the same or none. */
import fc from 'fast-check'
import { parseAddressParts, type AddressParts } from '../../src/domain/address-parts'
import { addressKey } from '../../src/domain/address-text'

const key = (parts: AddressParts): string => addressKey(parseAddressParts(parts))

it.each<[AddressParts, string]>([
  [{ estate: '和平家园', building: '主楼', room: '301' }, '和平家园主楼|||301'],
  [{ building: '3栋1单元', room: '201' }, '|3|1|201'],
  [{ building: '3-1', room: '201' }, '|3|1|201'],
  [
    { estate: '和平家园', building: '3', unit: '1', floor: '3', room: '东' },
    '和平家园|3|1|3楼东户',
  ],
  [{ estate: '和平家园', building: 'B座', room: '1502' }, '和平家园|B||1502'],
  [{ estate: '杨家埭', group: '3', room: '12' }, '杨家埭3组|||12号'],
  [{ estate: '阳光100', building: '3', room: '201' }, '阳光100|3||201'],
])('reads %j', (parts, expected) => expect(key(parts)).toBe(expected))

it.each<AddressParts>([
  { estate: '和平家园', building: '3-1', unit: '2', room: '201' },
  { estate: '和平家园', building: '3', unit: '2', room: '1-203' },
  { estate: '和平家园', building: '3(', unit: '*', room: '203' },
  { estate: '和平家园', building: '3', unit: '1', room: '3幢2单元201' },
])('finds no door in %j', (parts) => expect(parseAddressParts(parts).room).toBe(''))

describe('a door whose cells repeat each other', () => {
  const door = fc.record({
    estate: fc.constantFrom('和平家园', '迎凤二期', '阳光100', ''),
    building: fc.integer({ min: 1, max: 99 }),
    unit: fc.integer({ min: 1, max: 9 }),
    floor: fc.integer({ min: 1, max: 33 }),
    side: fc.integer({ min: 1, max: 8 }),
  })
  const spelling = fc.record({
    building: fc.constantFrom('{b}', '{b}幢', '{b}号楼', '{b}#', '0{b}', '{e}{b}幢'),
    unit: fc.constantFrom('{u}', '{u}单元', '{b}-{u}', '{b}幢{u}单元'),
    room: fc.constantFrom(
      '{r}',
      '{r}室',
      '{b}-{u}-{r}',
      '{u}-{r}',
      '{b}幢{u}单元{r}室',
      '{e}{b}-{u}-{r}',
    ),
  })

  it('is one door in every spelling', () => {
    fc.assert(
      fc.property(door, spelling, ({ estate, building, unit, floor, side }, spelt) => {
        const room = `${floor}0${side}`
        const written = (pattern: string): string =>
          pattern
            .replace(/\{e\}/g, /\d$/.test(estate) ? '' : estate)
            .replace(/\{b\}/g, String(building))
            .replace(/\{u\}/g, String(unit))
            .replace(/\{r\}/g, room)
        const parts = {
          estate,
          building: written(spelt.building),
          unit: written(spelt.unit),
          room: written(spelt.room),
        }
        expect(key(parts)).toBe([estate, building, unit, room].join('|'))
      }),
      { numRuns: 1000 },
    )
  })

  it('never fails, whatever stands in the cells', () => {
    const cell = fc.array(fc.constantFrom(...'3号楼幢单元-室A东(#*+?['), { maxLength: 6 })
    const parts = fc.record({ estate: cell, building: cell, unit: cell, floor: cell, room: cell })
    fc.assert(
      fc.property(parts, ({ estate, building, unit, floor, room }) => {
        const [e, b, u, f, r] = [estate, building, unit, floor, room].map((each) => each.join(''))
        expect(() =>
          key({ estate: e ?? '', building: b ?? '', unit: u ?? '', floor: f ?? '', room: r ?? '' }),
        ).not.toThrow()
      }),
    )
  })
})
