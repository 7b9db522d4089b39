/**
 * Texts as files of the user's own folder (200 MB; the key-value storage has 10). A write goes to a second file first,
 * which then takes the place of the first: at every moment one of the two is whole.
 */
import { StorageFull, type Storage } from '../ports'
import { fileNameOf, keyOfFileName } from './file-name'

/** No key's file name contains a point, so that this suffix is nobody's name. */
const freshSuffix = '.new'

type Outcome = (result: { success: () => void; fail: (error: unknown) => void }) => void

const done = (start: Outcome): Promise<void> =>
  new Promise((resolve, reject) => start({ success: resolve, fail: reject }))

const succeeds = (start: Outcome): Promise<boolean> =>
  done(start).then(
    () => true,
    () => false,
  )

export const createStorage = (): Storage => {
  const files = wx.getFileSystemManager()
  const folder = `${wx.env.USER_DATA_PATH}/lianxin`
  const pathOf = (key: string): string => `${folder}/${fileNameOf(key)}`
  const folderMade = succeeds((result) => files.mkdir({ dirPath: folder, ...result }))

  const readText = (filePath: string): Promise<string | null> =>
    new Promise((resolve) =>
      files.readFile({
        filePath,
        encoding: 'utf8',
        success: ({ data }) => resolve(typeof data === 'string' ? data : null),
        fail: () => resolve(null),
      }),
    )
  const removeFile = (filePath: string): Promise<boolean> =>
    succeeds((result) => files.unlink({ filePath, ...result }))
  const rename =
    (oldPath: string, newPath: string): Outcome =>
    (result) =>
      files.rename({ oldPath, newPath, ...result })

  return {
    // The second file alone: the app ended just before it took its place.
    read: async (key) =>
      (await readText(pathOf(key))) ?? (await readText(pathOf(key) + freshSuffix)),
    async write(key, text) {
      await folderMade
      const path = pathOf(key)
      const fresh = path + freshSuffix
      const written = await succeeds((result) =>
        files.writeFile({ filePath: fresh, data: text, encoding: 'utf8', ...result }),
      )
      if (!written) {
        // What a full disk took of it would lie there as a torn text, and in the way.
        await removeFile(fresh)
        throw new StorageFull()
      }
      try {
        if (await succeeds(rename(fresh, path))) return
        // Some systems do not rename over a file that exists.
        await removeFile(path)
        await done(rename(fresh, path))
      } catch {
        // WeChat tells its limit, a full disk and a refused write apart by text only; all mean: not saved, make room.
        throw new StorageFull()
      }
    },
    async remove(key) {
      // The second file first: alone it would count as the text.
      await removeFile(pathOf(key) + freshSuffix)
      await removeFile(pathOf(key))
    },
    async keys(prefix) {
      await folderMade
      const names = await new Promise<string[]>((resolve) =>
        files.readdir({
          dirPath: folder,
          success: ({ files: found }) => resolve(found),
          fail: () => resolve([]),
        }),
      )
      const found = new Set(
        names.map((name) =>
          keyOfFileName(name.endsWith(freshSuffix) ? name.slice(0, -freshSuffix.length) : name),
        ),
      )
      return [...found].filter((key) => key.startsWith(prefix)).sort()
    },
  }
}
