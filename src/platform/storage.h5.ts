/** Texts in IndexedDB. A write is durable when it resolves: the transaction waits for the disk, not only for memory. */
import { del, get, keys, promisifyRequest, set, type UseStore } from 'idb-keyval'
import { StorageFull, type Storage } from '../ports'

const storeName = 'texts'

const openStore = (): UseStore => {
  const request = indexedDB.open('lianxin', 1)
  request.onupgradeneeded = () => request.result.createObjectStore(storeName)
  const database = promisifyRequest(request)
  return async (mode, callback) =>
    callback(
      (await database)
        .transaction(storeName, mode, { durability: 'strict' })
        .objectStore(storeName),
    )
}

export const createStorage = (): Storage => {
  const store = openStore()
  return {
    read: async (key) => (await get<string>(key, store)) ?? null,
    async write(key, text) {
      try {
        await set(key, text, store)
      } catch (error) {
        if (error instanceof DOMException && error.name === 'QuotaExceededError')
          throw new StorageFull()
        throw error
      }
    },
    remove: (key) => del(key, store),
    async keys(prefix) {
      const all = await keys<string>(store)
      return all.filter((key) => key.startsWith(prefix)).sort()
    },
  }
}
