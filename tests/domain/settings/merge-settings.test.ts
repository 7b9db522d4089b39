/** Two offices change the rules at once: what only one changed takes effect, what both changed waits for a choice. */
import fc from 'fast-check'
import { defaultSettings } from '../../../src/domain/settings/default-settings'
import { mergeSettings, settleConflict } from '../../../src/domain/settings/merge-settings'
import { differencesOf } from '../../../src/domain/settings/settings-part'
import type { PostKind, Settings, TagRule } from '../../../src/domain/settings/settings'

const start = defaultSettings

const withTag = (settings: Settings, name: string, part: Partial<TagRule>): Settings => ({
  ...settings,
  tags: settings.tags.map((tag) => (tag.name === name ? { ...tag, ...part } : tag)),
})
const withoutTag = (settings: Settings, name: string): Settings => ({
  ...settings,
  tags: settings.tags.filter((tag) => tag.name !== name),
})
const withKind = (settings: Settings, id: string, part: Partial<PostKind>): Settings => ({
  ...settings,
  postKinds: settings.postKinds.map((kind) => (kind.id === id ? { ...kind, ...part } : kind)),
})
const tagOf = ({ tags }: Settings, name: string) => tags.find((tag) => tag.name === name)
const kindOf = ({ postKinds }: Settings, id: string) => postKinds.find((kind) => kind.id === id)

test('different parts both win, also two fields of one tag', () => {
  const mine = withTag({ ...start, visitEveryDays: 60 }, '孤儿', { visitEveryDays: 5 })
  const theirs = withTag({ ...start, correctionHours: 48 }, '孤儿', { mark: '孤' })
  const { merged, conflicts } = mergeSettings(theirs, { seen: start, settings: mine })
  expect(conflicts).toEqual([])
  expect(merged).toMatchObject({ visitEveryDays: 60, correctionHours: 48 })
  expect(tagOf(merged, '孤儿')).toEqual({ name: '孤儿', mark: '孤', visitEveryDays: 5 })
})

test('the same part keeps what came first, and both values are told', () => {
  const mine = withTag(start, '独居老人', { visitEveryDays: 5 })
  const theirs = withTag(start, '独居老人', { visitEveryDays: 10 })
  const { merged, conflicts } = mergeSettings(theirs, { seen: start, settings: mine })
  expect(merged).toEqual(theirs)
  expect(conflicts).toEqual([
    { part: ['tags', '独居老人', 'visitEveryDays'], from: 7, mine: 5, theirs: 10 },
  ])
})

test('the same wish twice is no conflict', () => {
  const both = { ...start, visitEveryDays: 60 }
  expect(mergeSettings(both, { seen: start, settings: both })).toEqual({
    merged: both,
    conflicts: [],
  })
})

test('permissions, phrases and days are merged item by item', () => {
  const mine = withKind({ ...start, campaignDays: [15, 28] }, 'grid-leader', {
    permissions: ['file.read', 'visit.write'],
  })
  const theirs = withKind({ ...start, campaignDays: [1, 15] }, 'grid-leader', {
    permissions: ['file.read', 'file.write', 'visit.write', 'file.merge'],
  })
  const { merged, conflicts } = mergeSettings(theirs, { seen: start, settings: mine })
  expect(conflicts).toEqual([])
  expect(merged.campaignDays).toEqual([1, 15, 28])
  expect(kindOf(merged, 'grid-leader')?.permissions).toEqual([
    'file.read',
    'visit.write',
    'file.merge',
  ])
})

test('where a post may be given is one decision and not a list of wishes', () => {
  const mine = withKind(start, 'grid-member', { givenAt: ['grid'] })
  const theirs = withKind(start, 'grid-member', { givenAt: ['micro-grid'] })
  const { conflicts } = mergeSettings(theirs, { seen: start, settings: mine })
  expect(conflicts.map(({ part }) => part)).toEqual([['postKinds', 'grid-member', 'givenAt']])
})

test('a new level stands behind the one it followed, whatever others added meanwhile', () => {
  const level = (id: string) => ({ id, name: id, isScope: false })
  const mine = { ...start, levels: [...start.levels, level('unit'), level('floor')] }
  const theirs = { ...start, levels: [...start.levels, level('stair')] }
  const { merged, conflicts } = mergeSettings(theirs, { seen: start, settings: mine })
  expect(conflicts).toEqual([])
  expect(merged.levels.map(({ id }) => id).slice(4)).toEqual(['building', 'unit', 'floor', 'stair'])
})

describe('a tag that one takes away and the other changes', () => {
  const changed = withTag(start, '孤儿', { visitEveryDays: 5 })
  const removed = withoutTag(start, '孤儿')

  test.each([
    ['mine changes it', { settings: changed, theirs: removed }],
    ['mine takes it away', { settings: removed, theirs: changed }],
  ])('%s: the whole tag is in question, and either choice holds', (_, { settings, theirs }) => {
    const change = { seen: start, settings }
    const { merged, conflicts } = mergeSettings(theirs, change)
    expect(merged).toEqual(theirs)
    expect(conflicts).toHaveLength(1)
    const [conflict] = conflicts
    if (!conflict) throw new Error('no conflict')
    expect(conflict).toEqual({
      part: ['tags', '孤儿'],
      from: tagOf(start, '孤儿'),
      mine: tagOf(settings, '孤儿'),
      theirs: tagOf(theirs, '孤儿'),
    })
    expect(mergeSettings(theirs, settleConflict(change, conflict, 'mine', theirs))).toEqual({
      merged: settings,
      conflicts: [],
    })
    expect(mergeSettings(theirs, settleConflict(change, conflict, 'theirs', theirs))).toEqual({
      merged: theirs,
      conflicts: [],
    })
  })
})

test('a name that objects know by nature is a name like others', () => {
  const tag = { name: '__proto__', mark: '奇', visitEveryDays: 3 }
  const added = { ...start, tags: [...start.tags, tag, { ...tag, name: 'constructor' }] }
  expect(mergeSettings(start, { seen: start, settings: added })).toEqual({
    merged: added,
    conflicts: [],
  })
})

/** Small settings in which two writers meet often. */
const settingsArbitrary: fc.Arbitrary<Settings> = fc
  .record({
    visitEveryDays: fc.integer({ min: 1, max: 3 }),
    correctionHours: fc.integer({ min: 0, max: 2 }),
    campaignDays: fc.uniqueArray(fc.integer({ min: 1, max: 4 })),
    tags: fc.uniqueArray(
      fc.record({
        name: fc.constantFrom('甲', '乙', '丙'),
        mark: fc.constantFrom('老', '童'),
        visitEveryDays: fc.option(fc.integer({ min: 1, max: 3 })),
      }),
      { selector: ({ name }) => name },
    ),
  })
  .map((part) => ({ ...start, ...part }))

const inOneOrder = (settings: Settings): Settings => ({
  ...settings,
  campaignDays: [...settings.campaignDays].sort((one, other) => one - other),
  tags: [...settings.tags].sort((one, other) => one.name.localeCompare(other.name)),
})

test('property: a part differs from what was there only where I changed it, and every conflict can be settled', () => {
  fc.assert(
    fc.property(
      fc.tuple(settingsArbitrary, settingsArbitrary, settingsArbitrary),
      fc.constantFrom('mine', 'theirs'),
      ([seen, settings, now], choice) => {
        const wished = differencesOf(seen, settings)
        const { merged, conflicts } = mergeSettings(now, { seen, settings })
        const touches = (part: readonly string[]) =>
          wished.some((wish) => part.every((step, at) => (wish.part[at] ?? step) === step))
        expect(differencesOf(now, merged).filter(({ part }) => !touches(part))).toEqual([])
        const settled = conflicts.reduce(
          (change, conflict) => settleConflict(change, conflict, choice, now),
          { seen, settings },
        )
        const after = mergeSettings(now, settled)
        expect(after.conflicts).toEqual([])
        if (choice === 'theirs') expect(inOneOrder(after.merged)).toEqual(inOneOrder(merged))
      },
    ),
    { numRuns: 500 },
  )
})
