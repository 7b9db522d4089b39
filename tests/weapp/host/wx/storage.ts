/** wx.setStorage and its kin, with 1 MB a key and 10 MB in all. */
import { ApiFailure, textOption, type ApiBody } from '../call-api'
import { storageLimits, type PhoneDisk } from '../phone-disk'
import type { Realm } from '../realm'

const put = (disk: PhoneDisk, key: string, value: unknown): void => {
  const text = JSON.stringify(value) ?? 'null'
  if (Buffer.byteLength(text) > storageLimits.key)
    throw new ApiFailure(`exceed max length of one key: '${key}'`)
  const before = disk.storage.get(key)
  disk.storage.set(key, text)
  if (disk.storageBytes() <= storageLimits.all) return
  if (before === undefined) disk.storage.delete(key)
  else disk.storage.set(key, before)
  throw new ApiFailure('exceed storage max size 10Mb')
}

const get = (disk: PhoneDisk, key: string): unknown => {
  const text = disk.storage.get(key)
  return text === undefined ? undefined : (JSON.parse(text) as unknown)
}

const info = (disk: PhoneDisk) => ({
  keys: [...disk.storage.keys()],
  currentSize: Math.ceil(disk.storageBytes() / 1024),
  limitSize: storageLimits.all / 1024,
})

export const storageApis = (disk: PhoneDisk): Readonly<Record<string, ApiBody>> => ({
  setStorage: (options) => put(disk, textOption(options, 'key'), options.data),
  getStorage(options) {
    const data = get(disk, textOption(options, 'key'))
    if (data === undefined) throw new ApiFailure('data not found')
    return { data }
  },
  removeStorage: (options) => void disk.storage.delete(textOption(options, 'key')),
  clearStorage: () => disk.storage.clear(),
  getStorageInfo: () => info(disk),
})

export const storageSyncApis = (realm: Realm, disk: PhoneDisk) => ({
  setStorageSync: (key: string, value: unknown) => put(disk, key, value),
  getStorageSync: (key: string) => realm.toRealm(get(disk, key) ?? ''),
  removeStorageSync: (key: string) => void disk.storage.delete(key),
  clearStorageSync: () => disk.storage.clear(),
  getStorageInfoSync: () => realm.toRealm(info(disk)),
})
