/** What a tenant starts with is valid and grants no more than it should. */
import * as v from 'valibot'
import { defaultSettings } from '../../../src/domain/settings/default-settings'
import { settingsShape } from '../../../src/domain/settings/settings'
import { fieldWord } from '../../../src/domain/labels'
import { recordShapes } from '../../../src/domain/record'

const kinds = new Map(defaultSettings.postKinds.map((kind) => [kind.id, kind]))
const kind = (id: string) => {
  const found = kinds.get(id)
  if (!found) throw new Error(`no post of kind ${id}`)
  return found
}

test('it fits its own shape', () => {
  expect(v.parse(settingsShape, defaultSettings)).toEqual(defaultSettings)
})

test('exactly one level is synced as a whole', () => {
  expect(defaultSettings.levels.filter(({ isScope }) => isScope).map(({ id }) => id)).toEqual([
    'micro-grid',
  ])
})

test('only the top gives its own kind of post, and each kind that is given exists', () => {
  for (const { id, grants } of kinds.values()) {
    expect(grants.includes(id)).toBe(id === 'street-administrator')
    expect(grants.filter((granted) => !kinds.has(granted))).toEqual([])
  }
})

test('only the administrator makes a community worker; a community worker makes all below', () => {
  const makers = [...kinds.values()].filter(({ grants }) => grants.includes('community-worker'))
  expect(makers.map(({ id }) => id)).toEqual(['street-administrator'])
  // Departments of the street are the administrator's to appoint.
  const below = [...kinds.values()]
    .slice(2)
    .filter(({ isDepartment, givenAt }) => !(isDepartment && givenAt?.includes('street')))
    .map(({ id }) => id)
  expect([...kind('community-worker').grants].sort()).toEqual([...below].sort())
})

test('who may give posts may manage them, and whole ID numbers are for the community worker only', () => {
  for (const { grants, permissions } of kinds.values())
    expect(permissions.includes('post.manage')).toBe(grants.length > 0)
  const revealing = [...kinds.values()].filter((one) =>
    one.permissions.includes('id-number.reveal'),
  )
  expect(revealing.map(({ id }) => id)).toEqual(['community-worker'])
})

test('the administrator sees no files', () => {
  const { permissions, carriesFiles } = kind('street-administrator')
  expect(carriesFiles).toBe(false)
  expect(permissions.filter((one) => /^(file|visit)\./.test(one))).toEqual([])
})

test('tags are named once', () => {
  const names = defaultSettings.tags.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})

test('every field that history may name has a Chinese word', () => {
  const { house, household, resident, visit } = recordShapes
  const fields = [house, household, resident, visit].flatMap(({ entries }) => Object.keys(entries))
  const bare = fields.filter((field) => field !== 'id' && fieldWord(field) === field)
  expect(bare).toEqual([])
})
