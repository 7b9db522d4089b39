/** Addresses: every spelling of one door comes to one form, and the form reads back as itself. */
import fc from 'fast-check'
import {
  addressCompleteness,
  addressKey,
  floorOfRoom,
  formatAddress,
  parseAddress,
  type ParsedAddress,
} from '../../src/domain/address-text'
import { parseAddressParts } from '../../src/domain/address-parts'

const door = (text: string): string => {
  const { estate, building, unit, floor, room } = parseAddress(text)
  return [estate, building, unit, floor ?? '', room].join('|')
}

describe('parseAddress', () => {
  it.each([
    '迎凤二期15幢3单元203室',
    '迎凤二期15号楼3单元203',
    '迎凤二期15-3-203',
    '迎凤二期15栋3单元203室',
    '迎凤二期15#3单元203',
    '迎凤二期15＃楼3单元203室',
    '迎凤二期 １５幢3单元 203室',
    '迎凤二期 15 幢 3 单元 203 室',
    '迎凤二期十五幢三单元203',
    '迎凤二期15幢3-203',
    '迎凤二期15楼3单元203',
    '迎凤二期015幢03单元0203室',
    '迎凤二期15—3—203室',
    '梧桐街道迎凤二期15号楼3单元203',
    '浙江省桐乡市梧桐街道杨家门社区迎凤二期15幢3单元203室',
    '杨家门社区第一网格迎凤二期15-3-203',
  ])('reads %s as one door', (text) => {
    expect(door(text)).toBe('迎凤二期|15|3|2|203')
  })

  it.each([
    ['15-3-203', '|15|3|2|203'],
    ['学苑里三幢二单元五楼502', '学苑里|3|2|5|502'],
    ['商铺:振兴路90号', '振兴路||||90号'],
    ['15栋203', '|15||2|203'],
    ['15-203', '|15||2|203'],
    ['A座1203', '|A||12|1203'],
    ['国际大厦A-1203', '国际大厦|A||12|1203'],
    ['和平家园3幢甲单元203', '和平家园|3|甲|2|203'],
    ['振兴路88号3幢201', '振兴路88号|3||2|201'],
    ['振兴路88号201室', '振兴路88号|||2|201'],
    ['振兴路88号', '振兴路||||88号'],
    ['振兴路88弄12号501室', '振兴路88弄|12||5|501'],
    ['幸福里12号501室', '幸福里|12||5|501'],
    ['2号院3幢201', '2号院|3||2|201'],
    ['民安村12组45号', '民安村12组||||45号'],
    ['梧桐街道民安村十二组45号', '民安村12组||||45号'],
    ['迎凤二期15幢商铺3', '迎凤二期|15|||商铺3'],
    ['迎凤二期商铺12号', '迎凤二期||||商铺12'],
    ['迎凤二期15幢车库12', '迎凤二期|15|||车库12'],
    ['3幢5楼东户', '|3||5|东户'],
    ['3幢15楼1503', '|3||15|1503'],
    ['阳光100 3幢201', '阳光100|3||2|201'],
    ['和平家园3幢1单元203-1', '和平家园|3|1|2|203-1'],
    ['和平家园3幢1单元203A', '和平家园|3|1|2|203A'],
    ['城市花园3-1-101', '城市花园|3|1|1|101'],
    ['和平家园203室', '和平家园|||2|203'],
    ['罗马都市', '罗马都市||||'],
    ['和平家园5/2/301', '和平家园|5|2|3|301'],
    ['和平家园5.2.301', '和平家园|5|2|3|301'],
    ['和平家园5、2、301', '和平家园|5|2|3|301'],
    ['和平家园5/301', '和平家园|5||3|301'],
    ['和平家园5幢2梯301', '和平家园|5|2|3|301'],
    ['和平家园5幢2号门301', '和平家园|5|2|3|301'],
    ['和平家园五幢二〇一室', '和平家园|5||2|201'],
    ['金鑫大厦十二楼1203', '金鑫大厦|||12|1203'],
    ['金鑫大厦12F1203', '金鑫大厦|||12|1203'],
    ['和平家园3幢5楼东边户', '和平家园|3||5|东户'],
    ['和平家园5幢2单元301-302', '和平家园|5|2|3|301-302'],
    ['和平家园5幢2单元301室-1', '和平家园|5|2|3|301-1'],
    ['2单元', '||2||'],
  ])('reads %s', (text, expected) => {
    expect(door(text)).toBe(expected)
  })

  it('keeps what is written besides', () => {
    expect(parseAddress('15幢203室(朝南)').rest).toBe('朝南')
    expect(parseAddress('15幢203室后门').rest).toBe('后门')
  })
})

describe('parseAddressParts', () => {
  it.each([
    [{ estate: '迎凤二期', building: '15', unit: '3', room: '604' }],
    [{ estate: '迎凤二期', building: '15幢', unit: '3单元', room: '604室' }],
    [{ estate: '迎凤二期', building: '15#', unit: '3', room: '６０４' }],
    [{ estate: '迎凤二期', building: '15号楼', unit: '三单元', floor: '6', room: '604' }],
    [{ estate: '迎凤二期', room: '15-3-604' }],
    [{ estate: '迎凤二期15幢', unit: '3', room: '604室' }],
  ])('reads %j', (parts) => {
    expect(addressKey(parseAddressParts(parts))).toBe('迎凤二期|15|3|604')
  })

  it('reads a village, where a bare number is a house number', () => {
    const written = addressKey(parseAddress('民安村12组45号'))
    expect(addressKey(parseAddressParts({ estate: '民安村', group: '12', room: '45' }))).toBe(
      written,
    )
    expect(addressKey(parseAddressParts({ estate: '民安村', group: '十二组', room: '45号' }))).toBe(
      written,
    )
  })
})

it.each([
  '和平家园5幢2单元301、302',
  '和平家园5幢301/302',
  '一品江南1号楼 1-1-2',
  '振兴路12号对面',
  '15号楼3单元东1',
])('finds no door in %s, which may be another one', (text) => {
  expect(parseAddress(text).room).toBe('')
})

it('derives the storey from the room number', () => {
  expect([floorOfRoom('604'), floorOfRoom('1102'), floorOfRoom('12'), floorOfRoom('45号')]).toEqual(
    [6, 11, null, null],
  )
})

it('tells doors apart by the storey where the room is one on every floor', () => {
  const key = (text: string): string => addressKey(parseAddress(text))
  expect(key('3幢5楼东户')).not.toBe(key('3幢6楼东户'))
  expect(key('3幢2楼1号')).not.toBe(key('3幢4楼1号'))
  expect(key('3幢2楼201')).toBe(key('3幢201'))
})

it('says whether a door is named', () => {
  const judge = (text: string): string => addressCompleteness(parseAddress(text))
  expect(judge('迎凤二期15幢203')).toBe('door')
  expect(judge('民安村12组')).toBe('rural')
  expect(judge('迎凤二期15幢')).toBe('incomplete')
  expect(judge('罗马都市')).toBe('incomplete')
  expect(judge('')).toBe('empty')
  expect(judge('101室')).toBe('incomplete')
})

describe('formatAddress', () => {
  const estate = fc.constantFrom(
    '',
    '迎凤二期',
    '和平家园东区',
    '振兴路88号',
    '2号院',
    '阳光100',
    '民安村12组',
  )
  const building = fc.oneof(
    fc.integer({ min: 1, max: 999 }).map(String),
    fc.constantFrom('A', 'B3', '甲', '12A'),
  )
  const unit = fc.constantFrom('', '1', '3', '12', '甲', '东', 'B')
  const room = fc.oneof(
    fc.integer({ min: 101, max: 3999 }).map(String),
    fc.constantFrom('203A', '203-1', '商铺3', '车库12', '东户', '12'),
  )
  const rest = fc.constantFrom('', '朝南', '后门进')
  const floored = (address: ParsedAddress, written: number | null): ParsedAddress => ({
    ...address,
    floor: floorOfRoom(address.room) ?? written,
  })
  const inBuilding = fc
    .tuple(
      fc.record({ estate, building, unit, floor: fc.constant(null), room, rest }),
      fc.option(fc.integer({ min: 1, max: 33 })),
    )
    .map(([address, floor]) => floored(address, floor))
  const inVillage = fc.record({
    estate: fc.constantFrom('民安村12组', '城东村', '张家浜'),
    building: fc.constant(''),
    unit: fc.constant(''),
    floor: fc.constant(null),
    room: fc.integer({ min: 1, max: 400 }).map((house) => `${house}号`),
    rest,
  })

  it('reads back as the same address', () => {
    fc.assert(
      fc.property(fc.oneof(inBuilding, inVillage), (address) => {
        expect(parseAddress(formatAddress(address))).toEqual(address)
      }),
      { numRuns: 2000 },
    )
  })

  it('settles: what was read once is written and read the same for ever', () => {
    const words = fc.constantFrom(...'迎凤期村组路号幢栋楼单元室座甲A东#- 1234567890()')
    fc.assert(
      fc.property(fc.array(words, { maxLength: 16 }), (parts) => {
        const once = parseAddress(formatAddress(parseAddress(parts.join(''))))
        const twice = parseAddress(formatAddress(once))
        expect(addressKey(parseAddress(formatAddress(twice)))).toBe(addressKey(twice))
      }),
    )
  })
})
