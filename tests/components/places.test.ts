/** Where the rows of a list stand while it changes: no row moves because of another one. */
import { noPlaces, placesFor, type Places } from '../../src/components/rows/places'

const after = (...lists: readonly (readonly string[])[]): Places =>
  lists.reduce<Places>((places, keys) => placesFor(keys, places), noPlaces)

it.each([
  ['at first all stand as they come', [['a', 'b']], [], ['a', 'b']],
  [
    'one that goes leaves its place',
    [
      ['a', 'b', 'c'],
      ['a', 'c'],
    ],
    [],
    ['a', 'b', 'c'],
  ],
  [
    'one that comes back finds it',
    [
      ['a', 'b', 'c'],
      ['a', 'c'],
      ['a', 'b', 'c'],
    ],
    [],
    ['a', 'b', 'c'],
  ],
  [
    'one that follows is added',
    [
      ['a', 'b'],
      ['b', 'c'],
    ],
    [],
    ['a', 'b', 'c'],
  ],
  [
    'one in front stands apart, also when the last goes for it',
    [
      ['b', 'c', 'd'],
      ['a', 'b', 'c'],
    ],
    ['a'],
    ['b', 'c', 'd'],
  ],
  ['a second one in front too', [['c'], ['b', 'c'], ['a', 'b', 'c']], ['a', 'b'], ['c']],
  [
    'one in between begins anew',
    [
      ['a', 'c'],
      ['a', 'b', 'c'],
    ],
    [],
    ['a', 'b', 'c'],
  ],
  [
    'another order begins anew',
    [
      ['a', 'b'],
      ['b', 'a'],
    ],
    [],
    ['b', 'a'],
  ],
  ['another list begins anew', [['a', 'b'], ['c']], [], ['c']],
  ['an empty list has no places', [['a'], []], [], []],
])('%s', (_name, lists, newer, places) => {
  expect(after(...lists)).toEqual({ newer, places })
})
