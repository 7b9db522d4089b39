/** Texts as files in WeChat: whole before or whole after, wherever the app is killed and however rename behaves. */
import { StorageFull } from '../../src/ports'
import { createStorage } from '../../src/platform/storage.weapp'
import { createWechatFiles, type WechatFiles } from '../support/wechat-files'

const open = (world: WechatFiles) => {
  Object.assign(globalThis, {
    wx: { env: { USER_DATA_PATH: 'usr' }, getFileSystemManager: () => world.manager },
  })
  return createStorage()
}

const aWhile = () => new Promise<void>((resolve) => setTimeout(resolve, 5))

describe('storage in WeChat', () => {
  it('keeps keys of every allowed sign and lists them by their beginning', async () => {
    const storage = open(createWechatFiles())
    const keys = ['m.a:3a:b/scope/1.2', 'm.a:3a:b/outbox/0000000001', 'phone']
    for (const key of keys) await storage.write(key, key)
    expect(await storage.keys('m.a:3a:b/')).toEqual([keys[1], keys[0]])
    for (const key of keys) expect(await storage.read(key)).toBe(key)
    await storage.remove('phone')
    expect(await storage.read('phone')).toBeNull()
    expect(await storage.keys('phone')).toEqual([])
  })

  it.each([true, false])(
    'an overwrite killed at any step leaves old or new (rename over: %s)',
    async (over) => {
      for (let dieAt = 1; dieAt <= 5; dieAt++) {
        const first = createWechatFiles()
        await open(first).write('k', 'old text')
        const world = createWechatFiles(first.files)
        world.renameOver = over
        world.dieAt = dieAt
        void open(world).write('k', 'new text')
        await aWhile()
        const after = open(createWechatFiles(first.files))
        expect(['old text', 'new text']).toContain(await after.read('k'))
        expect(await after.keys('')).toEqual(['k'])
      }
    },
  )

  it('says when there is no room, and keeps what was there', async () => {
    const world = createWechatFiles()
    const storage = open(world)
    await storage.write('k', 'old')
    world.full = true
    await expect(storage.write('k', 'new')).rejects.toThrow(StorageFull)
    expect(await storage.read('k')).toBe('old')
    await expect(storage.write('another', 'new')).rejects.toThrow(StorageFull)
    expect(await storage.keys('')).toEqual(['k'])
  })
})
