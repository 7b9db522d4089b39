/** A fork must not change what an older snapshot shows, and lists must keep their identity while nothing changes. */
import { RecordSet } from '../../src/store/record-set'
import { fixtureRecords, resident } from '../support/fixture-building'

const building = () => {
  const records = new RecordSet()
  records.apply(fixtureRecords)
  return records
}

describe('a set of records', () => {
  it('lists a household and a house without looking at the others', () => {
    const records = building()
    expect(records.ofHousehold('resident', 'hh-1-102').map(({ id }) => id)).toEqual([
      'r-zhao',
      'r-zhao-wife',
    ])
    expect(records.householdsOf('h-1-101').map(({ id }) => id)).toEqual(['hh-1-101'])
    expect(records.ofHousehold('resident', 'nobody')).toEqual([])
  })

  it('keeps an older set as it was when a newer one changes', () => {
    const before = building()
    const after = before.fork()
    after.put('resident', resident('r-zhao-wife', 'hh-1-201', '孙梅'))
    after.remove('resident', 'r-li')
    expect(before.ofHousehold('resident', 'hh-1-102')).toHaveLength(2)
    expect(after.ofHousehold('resident', 'hh-1-102')).toHaveLength(1)
    expect(after.ofHousehold('resident', 'hh-1-201').map(({ id }) => id)).toContain('r-zhao-wife')
    expect(before.get('resident', 'r-li')).toBeDefined()
    expect(after.get('resident', 'r-li')).toBeUndefined()
    expect(after.all('resident')).toHaveLength(6)
  })

  it('gives the same list until something in it changes', () => {
    const before = building()
    const after = before.fork()
    after.put('resident', resident('r-new', 'hh-1-201', '新人'))
    expect(after.all('visit')).toBe(before.all('visit'))
    expect(after.all('resident')).toBe(after.all('resident'))
    expect(after.ofHousehold('resident', 'hh-1-102')).toBe(
      before.ofHousehold('resident', 'hh-1-102'),
    )
    expect(after.ofHousehold('resident', 'hh-1-201')).not.toBe(
      before.ofHousehold('resident', 'hh-1-201'),
    )
  })
})
