/**
 * Scopes on a phone: files, the pages after them, and the folding of one into the other, killed at every step. What
 * is read at the next start is always a state that was, and what was forgotten never comes back.
 */
import type { RegionId } from '../../src/domain/shapes'
import { encodeTable } from '../../src/protocol/table'
import type { ScopeNews } from '../../src/store/scope-file'
import { ScopeFiles } from '../../src/store/scope-files'
import { Shelf } from '../../src/store/shelf'
import { Crash, createMemoryStorage, type MemoryStorage } from '../support/memory-storage'

const scope = (name: string) => name as RegionId

const house = (id: string, scopeId: string, remark: string) => ({
  id,
  regionId: scope(scopeId),
  estate: '迎凤二期',
  building: '15',
  unit: '3',
  floor: 2,
  room: '203',
  use: 'home' as const,
  remark,
})

/** One house of the scope, told anew with every version. */
const news = (scopeId: string, version: number): ScopeNews => {
  const record = house(`h-${scopeId}`, scopeId, String(version))
  const columns = Object.keys(record) as (keyof typeof record)[]
  return {
    scopeId: scope(scopeId),
    version,
    tables: { house: encodeTable(columns, [record]) },
    gone: [],
  }
}

const open = async (storage: MemoryStorage): Promise<ScopeFiles> => {
  const files = new ScopeFiles(new Shelf(storage, 'm/'))
  await files.open()
  return files
}

const remarks = (files: ScopeFiles): Record<string, string> =>
  Object.fromEntries(files.base.all('house').map(({ id, remark }) => [id, remark]))

/** Pages enough to be folded twice, then one scope is lost. */
const pageCount = 60
const live = async (files: ScopeFiles): Promise<void> => {
  for (let version = 1; version <= pageCount; version++)
    await files.take([news('a', version), news('b', version)])
  await files.forget([scope('a')])
}

describe('scopes on the phone', () => {
  it('keeps a page in one write and reads it back', async () => {
    const storage = createMemoryStorage()
    const files = await open(storage)
    await files.take([news('a', 1), news('b', 7)])
    expect(storage.steps()).toBe(1)
    const again = await open(storage.restart())
    expect(remarks(again)).toEqual({ 'h-a': '1', 'h-b': '7' })
    expect(again.cursors()).toEqual([
      ['a', 1],
      ['b', 7],
    ])
  })

  it('folds pages into files, so that they do not pile up', async () => {
    const storage = createMemoryStorage()
    const files = await open(storage)
    for (let version = 1; version <= pageCount; version++) await files.take([news('a', version)])
    const pages = [...storage.texts.keys()].filter((key) => key.startsWith('m/page/'))
    expect(pages.length).toBeLessThanOrEqual(24)
    expect(remarks(await open(storage.restart()))).toEqual({ 'h-a': String(pageCount) })
  })

  it('never brings back a forgotten scope, and keeps the others of its pages', async () => {
    const storage = createMemoryStorage()
    await live(await open(storage))
    expect([...storage.texts.values()].join()).not.toContain('h-a')
    expect(remarks(await open(storage.restart()))).toEqual({ 'h-b': String(pageCount) })
  })

  it.each(['crash-before', 'crash-after', 'torn'] as const)(
    'reads a state that was, after %s at any step',
    async (fault) => {
      const undisturbed = createMemoryStorage()
      await live(await open(undisturbed))
      for (let step = 1; step <= undisturbed.steps(); step++) {
        const storage = createMemoryStorage()
        storage.failAt(step, fault)
        await expect(live(await open(storage))).rejects.toThrow(Crash)
        const files = await open(storage.restart())
        const cursors = Object.fromEntries(files.cursors())
        for (const [scopeId, version] of Object.entries(cursors))
          expect([step, remarks(files)[`h-${scopeId}`]]).toEqual([step, String(version)])
        expect(Object.keys(remarks(files))).toHaveLength(Object.keys(cursors).length)
      }
    },
  )

  it('forgets a scope also on a phone without room; what has to go with it is pulled again', async () => {
    const storage = createMemoryStorage()
    const files = await open(storage)
    await files.take([news('a', 1), news('b', 1)])
    storage.setFull(true)
    await files.forget([scope('a')])
    expect(remarks(files)).toEqual({})
    expect(files.cursors()).toEqual([])
    expect([...storage.texts.values()].join()).not.toContain('h-a')
  })

  it('pulls a scope again whose file is torn, whatever the pages after it say', async () => {
    const storage = createMemoryStorage()
    const files = await open(storage)
    for (let version = 1; version <= 30; version++) await files.take([news('a', version)])
    const file = 'm/scope/a'
    storage.texts.set(file, (storage.texts.get(file) ?? '').slice(0, 40))
    const again = await open(storage.restart())
    expect(again.cursors()).toEqual([])
    await again.take([news('a', 30)])
    expect(remarks(await open(storage.restart()))).toEqual({ 'h-a': '30' })
  })

  it('counts nothing behind a page that cannot be read', async () => {
    const storage = createMemoryStorage()
    const files = await open(storage)
    for (const version of [1, 2, 3]) await files.take([news('a', version)])
    const second = 'm/page/0000000002'
    storage.texts.set(second, (storage.texts.get(second) ?? '').slice(0, 40))
    const again = new ScopeFiles(new Shelf(storage.restart(), 'm/'))
    expect(await again.open()).toBe(1)
    expect(again.cursors()).toEqual([['a', 1]])
    await again.take([news('a', 2), news('b', 1)])
    expect(remarks(await open(storage.restart()))).toEqual({ 'h-a': '2', 'h-b': '1' })
  })
})
