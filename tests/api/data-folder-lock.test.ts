/** One process at a time on an embedded data folder, whatever the last one left behind. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DataFolderInUse, lockDataFolder } from '../../cloudfunctions/api/database/data-folder-lock'
import { configureFunction, configureServer } from '../../cloudfunctions/api/configuration'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianxin-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a second lock is refused in Chinese and English; after unlocking it is free', async () => {
  const unlock = await lockDataFolder(folder)
  await expect(lockDataFolder(folder)).rejects.toThrow(DataFolderInUse)
  await expect(lockDataFolder(folder)).rejects.toThrow(
    /正被另一个连心进程使用[^]*in use by another process/,
  )
  await unlock()
  await (
    await lockDataFolder(folder)
  )()
})

test('what a killed process leaves is cleared', async () => {
  const path = join(folder, 'in-use.sock')
  const script = `require('net').createServer().listen(${JSON.stringify(path)},()=>console.log('on'))`
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  await expect(lockDataFolder(folder)).rejects.toThrow(DataFolderInUse)
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
  expect(existsSync(path)).toBe(true)
  await (
    await lockDataFolder(folder)
  )()
})

test('of ten that start at once, one wins', async () => {
  const outcomes = await Promise.allSettled(
    Array.from({ length: 10 }, () => lockDataFolder(folder)),
  )
  const winners = outcomes.filter(({ status }) => status === 'fulfilled')
  expect(winners).toHaveLength(1)
  for (const outcome of outcomes) if (outcome.status === 'fulfilled') await outcome.value()
})

test('a server beside real data needs keys of its own and is no demo; a function needs a server', () => {
  const url = 'postgres://localhost/lianxin'
  expect(() => configureServer({ DATABASE_URL: url, DATA_DIR: folder })).toThrow(/LIANXIN_KEYS/)
  expect(() => configureFunction({})).toThrow(/DATABASE_URL/)
  const key = Buffer.alloc(32, 1).toString('base64')
  const keys = { LIANXIN_KEYS: JSON.stringify({ 1: key }), LIANXIN_INDEX_KEY: key }
  expect(configureServer({ DATABASE_URL: url, DATA_DIR: folder, ...keys })).toMatchObject({
    demo: false,
    place: { kind: 'postgres' },
  })
  expect(configureServer({ DATA_DIR: folder })).toMatchObject({
    demo: true,
    place: { kind: 'embedded' },
  })
})
