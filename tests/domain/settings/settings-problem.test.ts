/** Which new rules are refused, and why, in words that an office understands. */
import { whyNotGiven } from '../../../src/domain/organisation/post-giving'
import { defaultSettings } from '../../../src/domain/settings/default-settings'
import { settingsProblem, type InUse } from '../../../src/domain/settings/settings-problem'
import type { Level, PostKind, Settings } from '../../../src/domain/settings/settings'

const start = defaultSettings
const everyLevel = start.levels.map(({ id }) => id)
const inUse: InUse = {
  levelIds: everyLevel,
  postKindIds: ['street-administrator', 'community-worker', 'grid-leader'],
}
const problem = (next: Settings, used: InUse = inUse): string =>
  settingsProblem({ next, now: start, inUse: used })

const level = (id: string, name: string): Level => ({ id, name, isScope: false })
const insertAfter = (id: string, added: Level): Settings => {
  const at = start.levels.findIndex((one) => one.id === id) + 1
  return { ...start, levels: [...start.levels.slice(0, at), added, ...start.levels.slice(at)] }
}
const scopeAt = (id: string): Settings => ({
  ...start,
  levels: start.levels.map((one) => ({ ...one, isScope: one.id === id })),
})
const withKind = (id: string, part: Partial<PostKind>): Settings => ({
  ...start,
  postKinds: start.postKinds.map((kind) => (kind.id === id ? { ...kind, ...part } : kind)),
})
const newKind: PostKind = {
  id: 'red-steward',
  name: '红管家',
  permissions: ['file.read', 'visit.write'],
  carriesFiles: true,
  grants: [],
}

test('what is in use stays as it is', () => expect(problem(start)).toBe(''))

describe('levels', () => {
  test('a level may be renamed, and one added below all that are in use', () => {
    const renamed = start.levels.map((one) => (one.id === 'grid' ? { ...one, name: '片区' } : one))
    expect(problem({ ...start, levels: renamed })).toBe('')
    expect(problem(insertAfter('building', level('unit', '单元')))).toBe('')
  })

  test.each([
    ['above the top', '', '片只能加在楼栋下面：再往上的区域都建好了，中间插一级会错位'],
    [
      'between two in use',
      'community',
      '片只能加在楼栋下面：再往上的区域都建好了，中间插一级会错位',
    ],
  ])('%s it is refused', (_, after, expected) =>
    expect(problem(insertAfter(after, level('part', '片')))).toBe(expected),
  )

  test('where nothing is built yet a level may come between', () => {
    const used = { ...inUse, levelIds: ['street', 'community'] }
    expect(problem(insertAfter('community', level('part', '片')), used)).toBe('')
    expect(problem(insertAfter('', level('city', '城区')), used)).toContain('只能加在社区下面')
  })

  test('a level with regions does not go, one without may', () => {
    const without = { ...start, levels: start.levels.filter(({ id }) => id !== 'building') }
    const kinds = start.postKinds.filter(({ givenAt }) => !givenAt?.includes('building'))
    const keepers = kinds.map((kind) => ({
      ...kind,
      grants: kind.grants.filter((id) => kinds.some((one) => one.id === id)),
    }))
    expect(problem(without)).toBe('楼栋这一级还有区域在用，不能去掉')
    const used = { ...inUse, levelIds: everyLevel.slice(0, 4) }
    expect(problem({ ...without, postKinds: keepers }, used)).toBe('')
    expect(problem(without, used)).toBe('楼栋长可以定在的层级里，有一个已经没有了')
  })

  test('names and ids stand once', () => {
    expect(problem(insertAfter('building', level('unit', '网格')))).toBe('网格写了两遍')
    expect(problem(insertAfter('building', level('grid', '单元')))).toBe('grid写了两遍')
  })
})

describe('what is synced as a whole', () => {
  const builtDownTo = (id: string): InUse => ({
    ...inUse,
    levelIds: everyLevel.slice(0, everyLevel.indexOf(id) + 1),
  })

  test.each([
    ['street', 'grid', true],
    ['community', 'grid', true],
    ['grid', 'grid', true],
    ['micro-grid', 'grid', false],
    ['micro-grid', 'building', true],
    ['building', 'building', false],
    ['building', 'grid', false],
  ])('with regions down to %s it moves to %s: %s', (deepest, to, may) => {
    const told = problem(scopeAt(to), builtDownTo(deepest))
    const higher = to === 'grid' ? '网格' : '微网格'
    expect(told).toBe(
      may ? '' : `${higher}下面已经有区域，同步单位不能再换：大家手机上的档案是按它一份一份存的`,
    )
  })

  test('there is one, and only one', () => {
    const all = start.levels.map((one) => ({ ...one, isScope: true }))
    const none = start.levels.map((one) => ({ ...one, isScope: false }))
    for (const levels of [all, none])
      expect(problem({ ...start, levels })).toBe('要有一个（也只能有一个）层级作为同步单位')
  })
})

describe('kinds of post', () => {
  test('one may be added, renamed and retired', () => {
    expect(problem({ ...start, postKinds: [...start.postKinds, newKind] })).toBe('')
    expect(problem(withKind('grid-leader', { name: '片长' }))).toBe('')
    expect(problem(withKind('grid-leader', { retired: true }))).toBe('')
  })

  test.each<[string, Settings, string]>([
    [
      'somebody holds it',
      { ...start, postKinds: start.postKinds.filter(({ id }) => id !== 'grid-leader') },
      '网格长还有人担任，不能去掉，可以停用',
    ],
    [
      'nobody could change the rules any more',
      withKind('street-administrator', { permissions: ['post.manage'] }),
      '至少要留一种有人在任、没有停用的岗位，可以改规则',
    ],
    [
      'the last that could change the rules is retired',
      withKind('street-administrator', { retired: true }),
      '至少要留一种有人在任、没有停用的岗位，可以改规则',
    ],
    [
      'files are carried unread',
      withKind('grid-leader', { permissions: [] }),
      '网格长的手机上带档案，就要能看民情档案',
    ],
    [
      'visits are written without reading',
      withKind('street-administrator', {
        permissions: ['post.manage', 'settings.change', 'visit.write'],
      }),
      '街道管理员要办档案里的事，就要能看民情档案',
    ],
    [
      'it gives what is not there',
      withKind('community-worker', { grants: ['grid-leader', 'nobody'] }),
      '社区工作者可以任命的岗位里，有一个已经没有了',
    ],
    [
      'it gives without managing',
      withKind('grid-leader', { grants: ['grid-member'] }),
      '网格长要任命别人，就要能管理岗位',
    ],
    [
      'it is meant for a level that is not there',
      withKind('grid-leader', { givenAt: ['ward'] }),
      '网格长可以定在的层级里，有一个已经没有了',
    ],
    [
      'two have one name',
      { ...start, postKinds: [...start.postKinds, { ...newKind, name: '网格长' }] },
      '网格长写了两遍',
    ],
  ])('refused when %s', (_, next, expected) => expect(problem(next)).toBe(expected))
})

test.each<[string, Partial<PostKind>, string, string]>([
  ['any level', {}, 'grid', ''],
  ['its level', { givenAt: ['grid'] }, 'grid', ''],
  ['another level', { givenAt: ['micro-grid', 'grid'] }, 'street', '红管家只能定在网格、微网格'],
  ['retired', { retired: true }, 'grid', '红管家这个岗位已停用，不再任命'],
])('a post is given: %s', (_, part, levelId, expected) =>
  expect(whyNotGiven({ ...newKind, ...part }, levelId, start)).toBe(expected),
)
