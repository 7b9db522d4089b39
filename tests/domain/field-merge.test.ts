/** Two people change one record: what must hold for any two changes, whatever their order. */
import fc from 'fast-check'
import { mergeFields, sameValue } from '../../src/domain/field-merge'

const value = fc.constantFrom('', '甲', '乙', '丙')
const list = fc.uniqueArray(fc.constantFrom<string>('老', '残', '新', '军'))
const record = fc.record({ name: value, phone: value, tags: list })

test('different fields commute: both win, nobody is told anything', () => {
  fc.assert(
    fc.property(record, value, value, (start, name, phone) => {
      const one = { name: { from: start.name, to: name } }
      const other = { phone: { from: start.phone, to: phone } }
      const first = mergeFields(mergeFields(start, one).merged, other)
      const second = mergeFields(mergeFields(start, other).merged, one)
      expect(first).toEqual(second)
      expect(first.merged).toEqual({ ...start, name, phone })
      expect(first.conflicts).toEqual([])
    }),
  )
})

test('the same field: the first stays, the second is shown both, and the roles only swap with the order', () => {
  fc.assert(
    fc.property(record, value, value, (start, mine, theirs) => {
      fc.pre(mine !== theirs && mine !== start.name && theirs !== start.name)
      const one = { name: { from: start.name, to: mine } }
      const other = { name: { from: start.name, to: theirs } }
      const second = mergeFields(mergeFields(start, one).merged, other)
      const reversed = mergeFields(mergeFields(start, other).merged, one)
      expect(second.merged.name).toBe(mine)
      expect(reversed.merged.name).toBe(theirs)
      expect(second.conflicts).toEqual([
        { field: 'name', from: start.name, mine: theirs, theirs: mine },
      ])
      expect(reversed.conflicts).toEqual([{ field: 'name', from: start.name, mine, theirs }])
    }),
  )
})

test('lists merge as sets in either order: every addition and every removal takes effect', () => {
  fc.assert(
    fc.property(record, list, list, (start, one, other) => {
      const changeOne = { tags: { from: start.tags, to: one } }
      const changeOther = { tags: { from: start.tags, to: other } }
      const both = mergeFields(mergeFields(start, changeOne).merged, changeOther)
      const reversed = mergeFields(mergeFields(start, changeOther).merged, changeOne)
      expect(sameValue(both.merged.tags, reversed.merged.tags)).toBe(true)
      expect(both.conflicts).toEqual([])
      for (const tag of ['老', '残', '新', '军']) {
        const had = start.tags.includes(tag)
        const wanted = had
          ? one.includes(tag) && other.includes(tag)
          : one.includes(tag) || other.includes(tag)
        expect(both.merged.tags.includes(tag)).toBe(wanted)
      }
    }),
  )
})

test('sending a change again changes nothing and raises nothing', () => {
  fc.assert(
    fc.property(record, value, list, (start, name, tags) => {
      const changes = {
        name: { from: start.name, to: name },
        tags: { from: start.tags, to: tags },
      }
      const once = mergeFields(start, changes)
      const twice = mergeFields(once.merged, changes)
      expect(twice.merged).toEqual(once.merged)
      expect(twice.conflicts).toEqual([])
    }),
  )
})

test('both wanting the same is no conflict', () => {
  const changes = { name: { from: '甲', to: '乙' } }
  expect(mergeFields({ name: '乙' }, changes)).toEqual({ merged: { name: '乙' }, conflicts: [] })
})

test('a field that the record does not have is never made', () => {
  const changes = { stranger: { from: '', to: '乙' } }
  expect(mergeFields({ name: '甲' }, changes).merged).toEqual({ name: '甲' })
})

test('a list never holds one thing twice, whatever a change says', () => {
  const twice = { tags: { from: [], to: ['老', '老'] } }
  expect(mergeFields({ tags: [] as string[] }, twice).merged.tags).toEqual(['老'])
  expect(mergeFields({ tags: ['残'] }, twice).merged.tags).toEqual(['残', '老'])
  expect(sameValue(['老', '老'], ['老', '残'])).toBe(false)
})
